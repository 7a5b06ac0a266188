using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>J·x of a network system on a tensor grid, from what its edges and nodes contribute; nothing is assembled.</summary>
/// <remarks>Row by row of the grid, each by one thread, so the result does not depend on their number.</remarks>
internal sealed class JacobianProduct
{
    private const int PotentialRow = -1;

    private readonly NetworkSystem system;
    private readonly WorkCrew crew;
    private readonly int columns;
    private readonly int rows;
    private readonly int nodes;
    private readonly int chunk;
    private readonly Action<int> work;
    private readonly double[][] flows;
    private double[] increment = [];
    private double[] result = [];

    /// <summary>A product with the Jacobian of a system.</summary>
    /// <param name="system">The system; read at every product.</param>
    /// <param name="crew">Threads.</param>
    public JacobianProduct(NetworkSystem system, WorkCrew crew)
    {
        this.system = system;
        this.crew = crew;
        Grid grid = system.Network.Problem.Grid;
        columns = grid.Columns;
        rows = grid.Rows;
        nodes = grid.NodeCount;
        chunk = Math.Max(1, 16384 / columns);
        flows = [.. Enumerable.Range(0, (rows + chunk - 1) / chunk).Select(_ => new double[columns])];
        work = ApplyChunk;
    }

    /// <summary>y = J·x.</summary>
    /// <param name="x">Increments of ψ and ln a, shape [unknowns].</param>
    /// <param name="y">Change of every balance, shape [unknowns].</param>
    public void Apply(double[] x, double[] y)
    {
        increment = x;
        result = y;
        crew.Run(flows.Length, work);
        AddEnds();
        AddMembranes();
    }

    private void ApplyChunk(int part)
    {
        int first = part * chunk;
        int last = Math.Min(first + chunk, rows) - 1;
        ApplyPotential(part, first, last);
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            ApplySpecies(part, k, first, last);
        }
    }

    private void ApplyPotential(int part, int first, int last)
    {
        Span<double> balance = result.AsSpan(0, nodes);
        int start = first * columns;
        int count = (last - first + 1) * columns;
        balance.Slice(start, count).Clear();
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            VectorLoops.SubtractProduct(system.ChargeSlope(k).Slice(start, count), increment.AsSpan(((k + 1) * nodes) + start, count), balance.Slice(start, count));
        }

        AddFlows(part, PotentialRow, first, last, balance);
    }

    private void ApplySpecies(int part, int k, int first, int last)
    {
        Span<double> balance = result.AsSpan((k + 1) * nodes, nodes);
        Span<double> own = balance.Slice(first * columns, (last - first + 1) * columns);
        own.Clear();
        if (system.Rate > 0)
        {
            system.Contents.AddChanges(k, system.Rate, first * columns, increment, own);
        }

        AddFlows(part, k, first, last, balance);
    }

    /// <summary>Adds what flows along the edges of some rows, and to and from their neighbours, to the balances of these rows.</summary>
    private void AddFlows(int part, int species, int first, int last, Span<double> balance)
    {
        int across = rows * (columns - 1);
        Span<double> flow = flows[part];
        if (first > 0)
        {
            EdgeFlows(species, new(across + ((first - 1) * columns), columns, (first - 1) * columns, first * columns), flow);
            VectorLoops.Subtract(flow, balance.Slice(first * columns, columns));
        }

        for (int row = first; row <= last; row++)
        {
            int node = row * columns;
            Span<double> along = flow[..(columns - 1)];
            EdgeFlows(species, new(row * (columns - 1), columns - 1, node, node + 1), along);
            VectorLoops.Add(along, balance.Slice(node, columns - 1));
            VectorLoops.Subtract(along, balance.Slice(node + 1, columns - 1));
            if (row == rows - 1)
            {
                continue;
            }

            EdgeFlows(species, new(across + node, columns, node, node + columns), flow);
            VectorLoops.Add(flow, balance.Slice(node, columns));
            if (row < last)
            {
                VectorLoops.Subtract(flow, balance.Slice(node + columns, columns));
            }
        }
    }

    private void EdgeFlows(int species, EdgeStrip strip, Span<double> flow)
    {
        int count = strip.Count;
        ReadOnlySpan<double> psiBelow = increment.AsSpan(strip.FirstLower, count);
        ReadOnlySpan<double> psiAbove = increment.AsSpan(strip.FirstUpper, count);
        if (species == PotentialRow)
        {
            VectorLoops.Difference(system.Network.Permittance.Slice(strip.FirstEdge, count), psiBelow, psiAbove, flow);
            return;
        }

        int own = (species + 1) * nodes;
        VectorLoops.Flow(
            system.Fluxes.SlopeFrom(species).Slice(strip.FirstEdge, count), increment.AsSpan(own + strip.FirstLower, count),
            system.Fluxes.SlopeTo(species).Slice(strip.FirstEdge, count), increment.AsSpan(own + strip.FirstUpper, count), flow);
        VectorLoops.Drift(system.Fluxes.SlopePotential(species).Slice(strip.FirstEdge, count), psiBelow, psiAbove, flow);
        system.Fluxes.AddSpread(species, strip, increment, flow);
    }

    private void AddEnds()
    {
        for (int end = 0; end < system.Network.Ends.Count; end++)
        {
            ReadOnlySpan<double> slope = system.EndSlope(end);
            if (!slope.ContainsAnyExcept(0))
            {
                continue;
            }

            int at = 0;
            foreach (IndexRun run in system.Network.Ends[end].Nodes.Runs)
            {
                for (int node = run.First; node <= run.Last; node++, at++)
                {
                    result[node] -= slope[at] * increment[node];
                }
            }
        }
    }

    private void AddMembranes()
    {
        foreach (MembraneFlows membrane in system.Membranes)
        {
            for (int f = 0; f < membrane.Values.Length; f++)
            {
                system.AddOutflow(membrane.Edge, membrane.Edge.Carried[f], membrane.Change(f, increment), result);
            }
        }
    }
}
