using PnpSolver.Grids;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Solves Σ_e G_e (x_i − x_j) + m_i x_i = b_i on a grid, one unknown a node: Poisson's equation, or how a potential of its own
/// divides between conductances.</summary>
/// <remarks>On a line by the tridiagonal algorithm; on a tensor grid by flexible GMRES with one V-cycle of a multigrid as preconditioner.
/// Not thread-safe.</remarks>
internal sealed class ScalarNetwork : ILinearOperator, IPreconditioner, IDisposable
{
    private const double Accuracy = 1e-12;
    private const int MostIterations = 100;
    private readonly Grid grid;
    private readonly WorkCrew? crew;
    private readonly NetworkMultigrid? multigrid;
    private readonly FlexibleGmres? gmres;
    private readonly double[] conductance;
    private readonly double[] mass;
    private readonly double[] diagonal;
    private readonly double[] right;
    private readonly bool[] held;

    /// <summary>Storage for a grid.</summary>
    /// <param name="grid">The grid.</param>
    public ScalarNetwork(Grid grid)
    {
        this.grid = grid;
        conductance = new double[grid.EdgeCount];
        mass = new double[grid.NodeCount];
        diagonal = new double[grid.NodeCount];
        right = new double[grid.NodeCount];
        held = new bool[grid.NodeCount];
        if (!grid.IsLine)
        {
            crew = new(Math.Max(1, Environment.ProcessorCount));
            multigrid = new(grid.Columns, grid.Rows, crew);
            gmres = new(grid.NodeCount, 30, crew);
        }
    }

    /// <summary>Solves in place.</summary>
    /// <param name="conductances">G ≥ 0 of each edge, shape [edges].</param>
    /// <param name="masses">m ≥ 0 of each node, shape [nodes].</param>
    /// <param name="given">Where x is given, shape [nodes].</param>
    /// <param name="values">b on entry, or x where it is given; x on exit, shape [nodes]; 0 at nodes that nothing ties.</param>
    /// <exception cref="SingularMatrixException">The iteration did not come to 1e-9.</exception>
    public void Solve(ReadOnlySpan<double> conductances, ReadOnlySpan<double> masses, ReadOnlySpan<bool> given, Span<double> values)
    {
        conductances.CopyTo(conductance);
        masses.CopyTo(mass);
        given.CopyTo(held);
        if (multigrid is null)
        {
            SolveLine(values);
            return;
        }

        SolveTensor(values);
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = mass[i] * x[i];
        }

        foreach (EdgeStrip strip in grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                double flow = conductance[strip.FirstEdge + e] * (x[strip.FirstLower + e] - x[strip.FirstUpper + e]);
                y[strip.FirstLower + e] += flow;
                y[strip.FirstUpper + e] -= flow;
            }
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = held[i] || !(diagonal[i] > 0) ? x[i] : y[i] / diagonal[i];
        }
    }

    /// <inheritdoc/>
    void IPreconditioner.Apply(ReadOnlySpan<double> r, Span<double> z)
    {
        for (int i = 0; i < r.Length; i++)
        {
            right[i] = held[i] ? 0 : r[i] * diagonal[i];
        }

        multigrid!.Apply(right, z);
    }

    /// <inheritdoc/>
    public void Dispose() => crew?.Dispose();

    private void SolveTensor(Span<double> values)
    {
        Array.Clear(diagonal);
        foreach (EdgeStrip strip in grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                diagonal[strip.FirstLower + e] += conductance[strip.FirstEdge + e];
                diagonal[strip.FirstUpper + e] += conductance[strip.FirstEdge + e];
            }
        }

        // the given values are carried over to the right-hand side
        var lifted = new double[values.Length];
        var b = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            diagonal[i] += mass[i];
            lifted[i] = held[i] ? values[i] : 0;
        }

        Apply(lifted, b);
        for (int i = 0; i < values.Length; i++)
        {
            b[i] = held[i] || !(diagonal[i] > 0) ? 0 : (values[i] / diagonal[i]) - b[i];
        }

        multigrid!.Load(conductance, conductance, mass, held);
        KrylovResult result = gmres!.Solve(this, this, b, values, new(Accuracy, MostIterations));
        if (result.Outcome == KrylovOutcome.NotFinite || result.Residual > 1e-9)
        {
            throw new SingularMatrixException(0, 0);
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] += lifted[i];
        }
    }

    /// <summary>The tridiagonal algorithm.</summary>
    private void SolveLine(Span<double> values)
    {
        int last = grid.NodeCount - 1;
        for (int i = 0; i <= last; i++)
        {
            diagonal[i] = held[i] ? 1 : mass[i] + (i > 0 ? conductance[i - 1] : 0) + (i < last ? conductance[i] : 0);
            if (i > 0 && !held[i])
            {
                double factor = conductance[i - 1] / diagonal[i - 1];
                diagonal[i] -= held[i - 1] ? 0 : factor * conductance[i - 1];
                values[i] += factor * values[i - 1];
            }
        }

        for (int i = last; i >= 0; i--)
        {
            double coupled = i == last || held[i] ? 0 : conductance[i] * values[i + 1];
            values[i] = (values[i] + coupled) / diagonal[i];
        }
    }
}
