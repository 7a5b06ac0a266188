using System.Numerics;
using System.Runtime.InteropServices;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Approximate inverse of one network on a tensor grid: one V-cycle of a conductance-network multigrid.</summary>
/// <remarks>Row of node n: Σ over edges leaving upwards of (from·x_n − to·x_other) + Σ over edges arriving of (to·x_n − from·x_other) + mass·x_n; layout of nodes
/// and edges as in <see cref="TensorNetwork"/>. Coarse networks by series and parallel connection, zebra line relaxation in
/// both directions (stretched grids need both), transfer by the same shares, the coarsest level solved exactly in double precision; the rest is
/// in single precision, of which a preconditioner needs no more. Held nodes, and nodes without edges and mass, have x = 0.
/// A component without mass and held nodes determines x up to a constant: there some node's x is left at 0.
/// The result does not depend on the number of threads. Not thread-safe.</remarks>
internal sealed unsafe class NetworkMultigrid
{
    private const int DirectWork = 6000;

    private readonly NetworkLevel[] levels;
    private readonly BandedNetwork coarsest;
    private TensorNetwork view;
    private double scale = 1;

    /// <summary>Storage for a grid.</summary>
    /// <param name="columns">Nodes along r, at least 2.</param>
    /// <param name="rows">Nodes along z, at least 2.</param>
    /// <param name="crew">Threads.</param>
    public NetworkMultigrid(int columns, int rows, WorkCrew crew)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentNullException.ThrowIfNull(crew);
        var finer = new List<NetworkLevel> { new(columns, rows, crew) };
        view = new TensorNetwork { Columns = columns, Rows = rows };
        while ((long)columns * rows * Math.Min(columns, rows) > DirectWork)
        {
            var columnLines = new LineCoarsening(columns, columns > 3);
            var rowLines = new LineCoarsening(rows, rows > 3);
            columns = columnLines.Count;
            rows = rowLines.Count;
            finer.Add(new(columns, rows, crew));
            finer[^2].Attach(finer[^1], columnLines, rowLines);
        }

        levels = [.. finer];
        coarsest = new BandedNetwork(columns, rows);
    }

    /// <summary>Reads a network, coarsens it and factors all lines.</summary>
    /// <param name="from">Shape [edges], not negative.</param>
    /// <param name="to">Shape [edges], not negative.</param>
    /// <param name="mass">Shape [nodes], not negative.</param>
    /// <param name="held">Where x is 0, shape [nodes].</param>
    public void Load(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> mass, ReadOnlySpan<bool> held)
    {
        Check(from.Length, to.Length, mass.Length, held.Length);
        fixed (double* f = from, t = to, m = mass)
        {
            fixed (bool* h = held)
            {
                view.From = f;
                view.To = t;
                view.Mass = m;
                view.Held = h;
                scale = Scale(from, to, mass);
                levels[0].Read(view, scale);
            }
        }

        for (int level = 0; level < levels.Length - 1; level++)
        {
            levels[level].Coarsen();
            levels[level].Factor();
        }

        levels[^1].CopyTo(coarsest);
    }

    /// <summary>One V-cycle from zero.</summary>
    /// <param name="right">b, shape [nodes].</param>
    /// <param name="solution">≈ A⁻¹·b on exit, shape [nodes].</param>
    public void Apply(ReadOnlySpan<double> right, Span<double> solution)
    {
        Check(view.EdgeCount, view.EdgeCount, right.Length, solution.Length);
        fixed (double* b = right, x = solution)
        {
            levels[0].ReadRight(b, scale);
            Cycle();
            levels[0].WriteSolution(x);
        }
    }

    /// <summary>A power of two that brings the largest coefficient near 2^80, so that those 10^54 times smaller are still
    /// normal numbers.</summary>
    private static double Scale(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> mass)
    {
        double largest = Math.Max(Largest(from), Math.Max(Largest(to), Largest(mass)));
        return largest > 0 ? Math.ScaleB(1, 80 - Math.ILogB(largest)) : 1;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector<double>> whole = MemoryMarshal.Cast<double, Vector<double>>(values);
        Vector<double> most = Vector<double>.Zero;
        foreach (Vector<double> part in whole)
        {
            most = Vector.Max(most, part);
        }

        double largest = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            largest = Math.Max(largest, most[lane]);
        }

        foreach (double value in values[(whole.Length * Vector<double>.Count)..])
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private void Cycle()
    {
        for (int level = 0; level < levels.Length - 1; level++)
        {
            levels[level].RelaxRows(0, true);
            levels[level].RelaxRows(1, false);
            levels[level].RelaxColumns(1);
            levels[level].RelaxColumns(0);
            levels[level].Restrict();
        }

        levels[^1].SolveExactly(coarsest);
        for (int level = levels.Length - 2; level >= 0; level--)
        {
            levels[level].Prolong();
            levels[level].RelaxColumns(1);
            levels[level].RelaxColumns(0);
            levels[level].RelaxRows(0, false);
            levels[level].RelaxRows(1, false);
        }
    }

    private void Check(int from, int to, int mass, int held)
    {
        int edges = view.EdgeCount;
        int nodes = view.Columns * view.Rows;
        if (from != edges || to != edges || mass != nodes || held != nodes)
        {
            throw new ArgumentException($"expected {edges} edges and {nodes} nodes, got {from}, {to} edges and {mass}, {held} nodes");
        }
    }
}
