using PnpSolver.Grids;

namespace PnpSolver.LinearAlgebra;

/// <summary>Solves Σ_e G_e (x_i − x_j) + m_i x_i = b_i on a grid, one unknown a node: Poisson's equation, or how a potential of its own
/// divides between conductances.</summary>
/// <param name="grid">The grid.</param>
internal sealed class ScalarNetwork(Grid grid)
{
    /// <summary>Solves in place.</summary>
    /// <param name="conductance">G ≥ 0 of each edge, shape [edges].</param>
    /// <param name="mass">m ≥ 0 of each node, shape [nodes].</param>
    /// <param name="held">Where x is given, shape [nodes].</param>
    /// <param name="values">b on entry, or x where it is given; x on exit, shape [nodes].</param>
    public void Solve(ReadOnlySpan<double> conductance, ReadOnlySpan<double> mass, ReadOnlySpan<bool> held, Span<double> values)
    {
        if (!grid.IsLine)
        {
            throw new NotSupportedException("r–z");
        }

        SolveLine(conductance, mass, held, values);
    }

    /// <summary>The tridiagonal algorithm.</summary>
    private void SolveLine(ReadOnlySpan<double> conductance, ReadOnlySpan<double> mass, ReadOnlySpan<bool> held, Span<double> values)
    {
        int last = grid.NodeCount - 1;
        var diagonal = new double[grid.NodeCount];
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
