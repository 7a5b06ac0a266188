namespace PnpSolver.LinearAlgebra;

/// <summary>A dense matrix and its LU factors with partial pivoting, in one storage.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, 4th ed., §3.4.</remarks>
/// <param name="order">Number of rows.</param>
internal sealed class DenseLu(int order)
{
    private readonly double[] matrix = new double[order * order];
    private readonly int[] pivots = new int[order];

    /// <summary>One entry.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    public ref double this[int row, int column] => ref matrix[(row * order) + column];

    /// <summary>One row, shape [order].</summary>
    public Span<double> Row(int row) => matrix.AsSpan(row * order, order);

    /// <summary>Sets every entry to 0.</summary>
    public void Clear() => Array.Clear(matrix);

    /// <summary>Factors in place.</summary>
    /// <returns>Whether every pivot is a number other than 0.</returns>
    public bool Factor()
    {
        for (int k = 0; k < order; k++)
        {
            int pivot = k;
            for (int row = k + 1; row < order; row++)
            {
                pivot = Math.Abs(this[row, k]) > Math.Abs(this[pivot, k]) ? row : pivot;
            }

            pivots[k] = pivot;
            Swap(matrix, order, k, pivot);
            if (!double.IsFinite(1 / this[k, k]))
            {
                return false;
            }

            for (int row = k + 1; row < order; row++)
            {
                double factor = this[row, k] /= this[k, k];
                if (factor != 0)
                {
                    VectorLoops.AddScaled(-factor, Row(k)[(k + 1)..], Row(row)[(k + 1)..]);
                }
            }
        }

        return true;
    }

    /// <summary>Solves in place.</summary>
    /// <param name="right">Right-hand sides side by side on entry, solutions on exit, shape [order · count].</param>
    /// <param name="count">How many there are.</param>
    public void Solve(double[] right, int count)
    {
        for (int k = 0; k < order; k++)
        {
            Swap(right, count, k, pivots[k]);
        }

        for (int row = 1; row < order; row++)
        {
            for (int k = 0; k < row; k++)
            {
                Eliminate(this[row, k], right, count, k, row);
            }
        }

        for (int row = order - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < order; k++)
            {
                Eliminate(this[row, k], right, count, k, row);
            }

            foreach (ref double value in right.AsSpan(row * count, count))
            {
                value /= this[row, row];
            }
        }
    }

    private static void Eliminate(double factor, double[] right, int count, int from, int to)
    {
        if (factor != 0)
        {
            VectorLoops.AddScaled(-factor, right.AsSpan(from * count, count), right.AsSpan(to * count, count));
        }
    }

    private static void Swap(double[] values, int width, int a, int b)
    {
        for (int i = 0; a != b && i < width; i++)
        {
            (values[(a * width) + i], values[(b * width) + i]) = (values[(b * width) + i], values[(a * width) + i]);
        }
    }
}
