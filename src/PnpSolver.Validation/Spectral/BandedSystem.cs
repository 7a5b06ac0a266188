namespace PnpSolver.Validation.Spectral;

/// <summary>A linear system whose matrix has a known half bandwidth, solved by elimination with partial pivoting.</summary>
/// <remarks>Rows are scaled by their largest entry first. Mutable; solving destroys the entries.</remarks>
/// <param name="size">Number of unknowns.</param>
/// <param name="halfBandwidth">Largest |row − column| of an entry.</param>
internal sealed class BandedSystem(int size, int halfBandwidth)
{
    private readonly double[][] rows = [.. Enumerable.Range(0, size).Select(_ => new double[size])];

    /// <summary>Adds to an entry.</summary>
    public void Add(int row, int column, double value) => rows[row][column] += value;

    /// <summary>Whether a row has no entry.</summary>
    public bool IsEmpty(int row) => !rows[row].AsSpan().ContainsAnyExcept(0.0);

    /// <summary>Makes a row read x_row = right side.</summary>
    public void SetIdentity(int row)
    {
        Array.Clear(rows[row]);
        rows[row][row] = 1;
    }

    /// <summary>Solves in place: the right side becomes the solution.</summary>
    /// <exception cref="ArithmeticException">The matrix is singular.</exception>
    public void Solve(double[] right)
    {
        Scale(right);
        for (int column = 0; column < size; column++)
        {
            int below = Math.Min(size, column + halfBandwidth + 1);
            int pivot = column;
            for (int row = column + 1; row < below; row++)
            {
                pivot = Math.Abs(rows[row][column]) > Math.Abs(rows[pivot][column]) ? row : pivot;
            }

            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            Eliminate(column, below, right);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            int end = Math.Min(size, row + (2 * halfBandwidth) + 1);
            for (int column = row + 1; column < end; column++)
            {
                right[row] -= rows[row][column] * right[column];
            }

            right[row] /= rows[row][row];
        }
    }

    private void Eliminate(int column, int below, double[] right)
    {
        double[] pivot = rows[column];
        if (pivot[column] == 0)
        {
            throw new ArithmeticException($"the matrix is singular at column {column} of {size}");
        }

        int end = Math.Min(size, column + (2 * halfBandwidth) + 1);
        for (int row = column + 1; row < below; row++)
        {
            double[] target = rows[row];
            double factor = target[column] / pivot[column];
            if (factor != 0)
            {
                for (int j = column + 1; j < end; j++)
                {
                    target[j] -= factor * pivot[j];
                }

                right[row] -= factor * right[column];
            }
        }
    }

    private void Scale(double[] right)
    {
        for (int row = 0; row < size; row++)
        {
            double scale = 1 / rows[row].Max(entry => Math.Abs(entry));
            right[row] *= scale;
            for (int column = Math.Max(0, row - halfBandwidth); column < Math.Min(size, row + halfBandwidth + 1); column++)
            {
                rows[row][column] *= scale;
            }
        }
    }
}
