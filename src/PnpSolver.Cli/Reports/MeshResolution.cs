using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Reports;

/// <summary>How finely a mesh resolves the diffuse layer on one side of an interface or wall. Immutable.</summary>
/// <param name="Place">The interface, <c>inside | membrane</c>, or the wall.</param>
/// <param name="Electrolyte">The region of the layer.</param>
/// <param name="CellSize">Size of the cell at the interface, in m.</param>
/// <param name="DebyeLength">λ_D of what the region holds or its bath supplies, in m.</param>
internal sealed record MeshResolution(string Place, string Electrolyte, double CellSize, double DebyeLength)
{
    /// <summary>Fewest cells per Debye length that count as resolved.</summary>
    public const double Sufficient = 4;

    /// <summary>Cells per Debye length at the interface.</summary>
    public double CellsPerDebyeLength => DebyeLength / CellSize;

    /// <summary>Whether the layer is resolved.</summary>
    public bool IsSufficient => CellsPerDebyeLength >= Sufficient;

    /// <summary>Every side of an interface or wall at which ions meet it.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<MeshResolution> Of(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        IReadOnlyList<RegionBlock> blocks = grid.Blocks();
        var found = new List<MeshResolution>();
        for (int b = 0; b < blocks.Count; b++)
        {
            if (Debye(problem, blocks[b]) is not { } debye)
            {
                continue;
            }

            RegionBlock block = blocks[b];
            string? below = b > 0 ? $"{blocks[b - 1].Region} | {block.Region}" : Wall(problem, block.FirstNode);
            string? above = b < blocks.Count - 1 ? $"{block.Region} | {blocks[b + 1].Region}" : Wall(problem, block.LastNode);
            if (below is not null)
            {
                found.Add(new(below, block.Region, SizeOfCell(grid, block.FirstCell), debye));
            }

            if (above is not null)
            {
                found.Add(new(above, block.Region, SizeOfCell(grid, block.LastCell), debye));
            }
        }

        return found;
    }

    /// <summary>Size of a cell, in m.</summary>
    public static double SizeOfCell(Grid grid, int cell) => grid.Positions[cell + 1] - grid.Positions[cell];

    /// <summary>The name of the end at a node if it is a wall; at a bath or the centre there is no layer.</summary>
    private static string? Wall(PnpProblem problem, int node) => problem.Grid.Boundaries
        .FirstOrDefault(boundary => boundary.Node == node && problem.Boundary(boundary.Name) is Wall)?.Name;

    /// <summary>λ_D of the region's concentrations, else of the most concentrated bath that can supply it.</summary>
    private static double? Debye(PnpProblem problem, RegionBlock block)
    {
        Material material = problem.Material(block.Region);
        double length = Length(problem, material, material.Concentration);
        if (material.Concentrations.IsEmpty)
        {
            length = problem.Boundaries.Values.Where(boundary => boundary.IsReservoir)
                .Select(bath => Length(problem, material, bath.ReservoirConcentration))
                .DefaultIfEmpty(double.PositiveInfinity).Min();
        }

        return double.IsFinite(length) ? length : null;
    }

    private static double Length(PnpProblem problem, Material material, Func<Species, double> concentration) =>
        problem.DebyeLength(material.Permittivity, [.. problem.Species.Select(ion => material.Admits(ion) ? concentration(ion) : 0)]);
}
