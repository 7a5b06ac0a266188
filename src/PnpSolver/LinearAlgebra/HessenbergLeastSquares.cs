namespace PnpSolver.LinearAlgebra;

/// <summary>min ‖βe₁ − H·y‖ for a Hessenberg matrix that grows by a column at a time, by Givens rotations.</summary>
internal sealed class HessenbergLeastSquares
{
    /// <summary>Pivots smaller than this part of the largest are round-off: their column depends on those before it.</summary>
    private const double DependentColumn = 1e-13;

    private readonly int limit;
    private readonly double[] columns;
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly double[] right;
    private readonly double[] solution;
    private int count;

    /// <summary>Storage.</summary>
    /// <param name="limit">Largest number of columns.</param>
    public HessenbergLeastSquares(int limit)
    {
        this.limit = limit;
        columns = new double[limit * (limit + 1)];
        cosines = new double[limit];
        sines = new double[limit];
        right = new double[limit + 1];
        solution = new double[limit + 1];
    }

    /// <summary>‖βe₁ − H·y‖ at its smallest.</summary>
    public double Residual => Math.Abs(right[count]);

    /// <summary>Starts with no column.</summary>
    /// <param name="beta">β.</param>
    public void Begin(double beta)
    {
        count = 0;
        right[0] = beta;
    }

    /// <summary>Entries of column k without the one below the diagonal, to be filled before <see cref="Append"/>.</summary>
    /// <param name="k">The next column.</param>
    public Span<double> Column(int k) => columns.AsSpan(k * (limit + 1), k + 1);

    /// <summary>Space for as many numbers.</summary>
    /// <param name="k">The next column.</param>
    public Span<double> Spare(int k) => solution.AsSpan(0, k + 1);

    /// <summary>Takes up the column that was filled.</summary>
    /// <param name="below">Its entry below the diagonal, not negative.</param>
    /// <returns>Whether the column is independent of those before it.</returns>
    public bool Append(double below)
    {
        int k = count;
        Span<double> h = Column(k);
        for (int r = 0; r < k; r++)
        {
            double upper = h[r];
            h[r] = (cosines[r] * upper) + (sines[r] * h[r + 1]);
            h[r + 1] = (cosines[r] * h[r + 1]) - (sines[r] * upper);
        }

        double length = double.Hypot(h[k], below);
        cosines[k] = length > 0 ? h[k] / length : 1;
        sines[k] = length > 0 ? below / length : 0;
        h[k] = length;
        right[k + 1] = -sines[k] * right[k];
        right[k] *= cosines[k];
        count++;
        return length > 0;
    }

    /// <summary>The minimiser.</summary>
    /// <param name="steps">Number of columns to use.</param>
    /// <returns>y, shape [steps].</returns>
    public ReadOnlySpan<double> Solve(int steps)
    {
        double largest = 0;
        for (int r = 0; r < steps; r++)
        {
            largest = Math.Max(largest, columns[(r * (limit + 1)) + r]);
        }

        for (int r = steps - 1; r >= 0; r--)
        {
            double sum = right[r];
            for (int c = r + 1; c < steps; c++)
            {
                sum -= columns[(c * (limit + 1)) + r] * solution[c];
            }

            double pivot = columns[(r * (limit + 1)) + r];
            solution[r] = pivot > DependentColumn * largest ? sum / pivot : 0;
        }

        return solution.AsSpan(0, steps);
    }
}
