namespace PnpSolver.LinearAlgebra;

/// <summary>Direct solution of one network on a small tensor grid, numbered along its short side.</summary>
/// <remarks>Row n: (Σ_m a_mn + ground_n)·x_n − Σ_m a_nm·x_m = b_n, all a and ground ≥ 0. Elimination keeps the couplings and what each
/// node has to ground instead of the diagonal, so that nothing is ever subtracted: every pivot has full relative precision
/// however far the couplings are apart, and is exactly 0 where the rest of a component has no ground, in which case x is 0
/// at its last node. Source: Grassmann, Taksar and Heyman 1985, doi:10.1287/opre.33.5.1107.</remarks>
internal sealed class BandedNetwork
{
    private readonly int columns;
    private readonly int rows;
    private readonly int band;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] ground;
    private readonly double[] inverse;
    private readonly double[] work;

    /// <summary>Storage for a grid.</summary>
    /// <param name="columns">Nodes along r.</param>
    /// <param name="rows">Nodes along z.</param>
    public BandedNetwork(int columns, int rows)
    {
        this.columns = columns;
        this.rows = rows;
        band = Math.Min(columns, rows);
        int nodes = columns * rows;
        lower = new double[(nodes + band) * band];
        upper = new double[(nodes + band) * band];
        ground = new double[nodes + band];
        inverse = new double[nodes];
        work = new double[nodes + band];
    }

    /// <summary>Right-hand sides before, solution after <see cref="Solve"/>, at a node.</summary>
    /// <param name="column">i.</param>
    /// <param name="row">j.</param>
    public ref double this[int column, int row] => ref work[Number(column, row)];

    /// <summary>Forgets the network.</summary>
    public void Clear()
    {
        Array.Clear(lower);
        Array.Clear(upper);
        Array.Clear(ground);
    }

    /// <summary>Adds to what a node has to ground.</summary>
    /// <param name="column">i.</param>
    /// <param name="row">j.</param>
    /// <param name="amount">Not negative.</param>
    public void AddGround(int column, int row, double amount) => ground[Number(column, row)] += amount;

    /// <summary>Adds the edge from a node to its neighbour in the next column or row, flux from·x_node − to·x_next.</summary>
    /// <param name="column">i of the node.</param>
    /// <param name="row">j of the node.</param>
    /// <param name="acrossRows">Whether the neighbour is in the next row.</param>
    /// <param name="from">Not negative.</param>
    /// <param name="to">Not negative.</param>
    public void AddEdge(int column, int row, bool acrossRows, double from, double to)
    {
        int n = Number(column, row);
        int next = acrossRows ? Number(column, row + 1) : Number(column + 1, row);
        lower[(n * band) + next - n - 1] += from;
        upper[(n * band) + next - n - 1] += to;
    }

    /// <summary>Factors the network.</summary>
    public void Factor()
    {
        for (int k = 0; k < inverse.Length; k++)
        {
            Span<double> below = lower.AsSpan(k * band, band);
            Span<double> right = upper.AsSpan(k * band, band);
            double pivot = ground[k];
            foreach (double coupling in below)
            {
                pivot += coupling;
            }

            inverse[k] = pivot > 0 ? 1 / pivot : 0;
            for (int t = 0; t < band; t++)
            {
                right[t] *= inverse[k];
                ground[k + 1 + t] += ground[k] * right[t];
            }

            Eliminate(k, below, right);
            for (int s = 0; s < band; s++)
            {
                below[s] *= inverse[k];
            }
        }
    }

    /// <summary>Solves for the right-hand sides in place.</summary>
    public void Solve()
    {
        for (int k = 0; k < inverse.Length; k++)
        {
            double known = work[k];
            for (int s = 0; s < band; s++)
            {
                work[k + 1 + s] += lower[(k * band) + s] * known;
            }
        }

        for (int k = inverse.Length - 1; k >= 0; k--)
        {
            double sum = work[k] * inverse[k];
            for (int t = 0; t < band && k + 1 + t < inverse.Length; t++)
            {
                sum += upper[(k * band) + t] * work[k + 1 + t];
            }

            work[k] = sum;
        }

        work.AsSpan(inverse.Length).Clear();
    }

    private int Number(int column, int row) => columns <= rows ? (row * columns) + column : (column * rows) + row;

    private void Eliminate(int k, Span<double> below, Span<double> right)
    {
        for (int s = 0; s < band; s++)
        {
            int m = (k + 1 + s) * band;
            double coupling = below[s];
            if (coupling == 0)
            {
                continue;
            }

            for (int t = 0; t < s; t++)
            {
                lower[((k + 1 + t) * band) + s - t - 1] += coupling * right[t];
            }

            for (int t = s + 1; t < band; t++)
            {
                upper[m + t - s - 1] += coupling * right[t];
            }
        }
    }
}
