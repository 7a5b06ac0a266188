using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>How the region blocks of a problem lie to each other. Immutable.</summary>
internal sealed class Neighbourhood
{
    private readonly PnpProblem problem;
    private readonly Dictionary<RegionBlock, List<Side>> sides;

    public Neighbourhood(PnpProblem problem)
    {
        this.problem = problem;
        Blocks = problem.Grid.Blocks();
        sides = Blocks.ToDictionary(block => block, _ => new List<Side>());
        foreach (InterfaceFace face in problem.Grid.Interfaces())
        {
            Add(face.LowerCell, face.IsLevel, face.Position, face.Face);
            Add(face.UpperCell, face.IsLevel, face.Position, face.Face);
        }

        foreach (Boundary boundary in problem.Grid.Boundaries)
        {
            foreach (BoundaryFace face in boundary.Faces.Where(face => !IsOpen(boundary, face)))
            {
                GridAxis axis = boundary.IsLevel ? problem.Grid.Height! : problem.Grid.Along;
                Add(face.Cell, boundary.IsLevel, axis.Positions[boundary.Outward < 0 ? 0 : axis.NodeCount - 1], face);
            }
        }
    }

    public IReadOnlyList<RegionBlock> Blocks { get; }

    /// <summary>Distance of each node of a block to the block's nearest interface or wall, in m, in the order of the nodes; open ends of the
    /// domain do not count.</summary>
    public double[] Distances(RegionBlock block)
    {
        var distances = new double[block.Nodes.Count];
        foreach (RowRun run in RowRun.Of(problem.Grid, block.Nodes))
        {
            Measure(block, run, distances.AsSpan(run.At, run.Count));
        }

        return distances;
    }

    /// <summary>Whether a node of a block lies on an interface or wall of it, open ends of the domain not counted.</summary>
    public bool IsOnInterface(RegionBlock block, int node)
    {
        (int row, int column) = Math.DivRem(node, problem.Grid.Columns);
        Span<double> distance = stackalloc double[1];
        Measure(block, new(row, column, 1, 0), distance);
        return distance[0] == 0;
    }

    /// <summary>c_k of a block, in mol/m³: what its material holds, else what the solution has farthest from the block's ends.</summary>
    /// <param name="block">The block.</param>
    /// <param name="profile">The solution over it.</param>
    /// <param name="distances">The nodes' <see cref="Distances"/>.</param>
    /// <param name="isExchanged">Whether mechanisms decide what the block holds, so that the material's own concentrations are past.</param>
    public double[] Bulk(RegionBlock block, RegionProfile profile, double[] distances, bool isExchanged)
    {
        Material material = problem.Material(block.Region);
        bool reads = isExchanged || material.Concentrations.IsEmpty;
        int middle = !reads ? 0 : problem.Grid.IsLine ? MiddleOf(profile.Position) : FarthestOf(problem.Grid, distances);
        return [.. problem.Species.Select((ion, k) => !material.Admits(ion) ? 0 : reads ? profile.Concentration[k][middle] : material.Concentration(ion))];
    }

    private void Measure(RegionBlock block, RowRun run, Span<double> distances)
    {
        ReadOnlySpan<double> x = problem.Grid.Positions.Slice(run.Column, run.Count);
        double z = problem.Grid.Height?.Positions[run.Row] ?? 0;
        distances.Fill(double.PositiveInfinity);
        foreach (Side side in sides[block])
        {
            double dz = side.IsLevel ? z - side.Position : side.Beyond(z);
            for (int i = 0; i < x.Length; i++)
            {
                double dx = side.IsLevel ? side.Beyond(x[i]) : x[i] - side.Position;
                distances[i] = Math.Min(distances[i], (dx * dx) + (dz * dz));
            }
        }

        for (int i = 0; i < x.Length; i++)
        {
            distances[i] = Math.Sqrt(distances[i]);
        }
    }

    /// <summary>The node farthest from all interfaces; where there are none, the block is the whole domain, and this its middle.</summary>
    private static int FarthestOf(Grid grid, double[] distances)
    {
        double farthest = distances.Max();
        return double.IsFinite(farthest) ? Array.IndexOf(distances, farthest)
            : (MiddleOf([.. grid.Height!.Positions]) * grid.Columns) + MiddleOf([.. grid.Positions]);
    }

    private static int MiddleOf(double[] x) => Enumerable.Range(0, x.Length).MaxBy(i => Math.Min(x[i] - x[0], x[^1] - x[i]));

    /// <summary>Faces in one line are one side.</summary>
    private void Add(int cell, bool isLevel, double position, BoundaryFace face)
    {
        List<Side> known = sides[problem.Grid.BlockOf(cell)];
        (double from, double to) = Span(isLevel, face);
        int last = known.FindLastIndex(side => side.IsLevel == isLevel && side.Position == position && side.To >= from && side.From <= to);
        if (last >= 0)
        {
            known[last] = known[last] with { From = Math.Min(known[last].From, from), To = Math.Max(known[last].To, to) };
            return;
        }

        known.Add(new(isLevel, position, from, to));
    }

    private (double From, double To) Span(bool isLevel, BoundaryFace face)
    {
        Grid grid = problem.Grid;
        return grid.Height is not { } height ? (0, 0)
            : isLevel ? (grid.Positions[face.LowerNode % grid.Columns], grid.Positions[face.UpperNode % grid.Columns])
            : (height.Positions[face.LowerNode / grid.Columns], height.Positions[face.UpperNode / grid.Columns]);
    }

    /// <summary>Whether no layer of charge ends at a face: at a bath that lets every ion through and, in r–z, at an insulating wall, which is where
    /// a domain is cut off.</summary>
    private bool IsOpen(Boundary boundary, BoundaryFace face)
    {
        string region = problem.Grid.Regions[problem.Grid.RegionOfCell[face.Cell]];
        Boundaries.BoundaryCondition condition = problem.Boundary(boundary.Name);
        return (condition.IsReservoir || !problem.Grid.IsLine) && !(condition.ActsOn(problem, region) && condition.GathersCharge(problem.Species));
    }

    private sealed record Side(bool IsLevel, double Position, double From, double To)
    {
        /// <summary>How far a coordinate lies beyond the side's ends.</summary>
        public double Beyond(double along) => Math.Max(0, Math.Max(From - along, along - To));
    }
}
