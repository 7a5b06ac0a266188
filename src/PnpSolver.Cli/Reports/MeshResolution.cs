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

    /// <summary>Every side of an interface, and every wall, at which ions form a layer; in r–z one for each line of the grid.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<MeshResolution> Of(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        Dictionary<string, double?> debye = grid.Regions.ToDictionary(region => region, region => Debye(problem, problem.Material(region)));
        var found = new List<MeshResolution>();
        void Add(string place, string region, double size)
        {
            if (debye[region] is { } length)
            {
                found.Add(new(place, region, size, length));
            }
        }

        void AddWalls(IEnumerable<Boundary> walls)
        {
            foreach (Boundary wall in walls.Where(wall => problem.Boundary(wall.Name) is Wall condition && condition.GathersCharge(problem.Species)))
            {
                foreach (string region in RegionsAt(grid, wall).Where(region => problem.Boundary(wall.Name).ActsOn(problem, region)))
                {
                    Add(wall.Name, region, SizeAt(grid, wall));
                }
            }
        }

        AddWalls(grid.Boundaries.Where(boundary => boundary.Outward < 0));
        foreach (Meeting meeting in Meetings(grid))
        {
            string place = $"{meeting.Lower} | {meeting.Upper}{(grid.IsLine ? "" : PlaceOf(meeting))}";
            GridAxis axis = meeting.IsLevel ? grid.Height! : grid.Along;
            int node = axis.NodeAt(meeting.Position);
            Add(place, meeting.Lower, axis.Length(node - 1));
            Add(place, meeting.Upper, axis.Length(node));
        }

        AddWalls(grid.Boundaries.Where(boundary => boundary.Outward > 0));
        return found;
    }

    /// <summary>Where two regions meet: on one line of the grid, across which cells have the same size all along.</summary>
    private static IEnumerable<Meeting> Meetings(Grid grid) => grid.Interfaces()
        .Select(face => new Meeting(grid.Regions[grid.RegionOfCell[face.LowerCell]], grid.Regions[grid.RegionOfCell[face.UpperCell]], face.IsLevel, face.Position))
        .Distinct().OrderBy(meeting => meeting.IsLevel).ThenBy(meeting => meeting.Position);

    private static string PlaceOf(Meeting meeting) => $" at {(meeting.IsLevel ? 'z' : 'r')} = {ProblemText.Value(meeting.Position, "m", 5)}";

    private static IEnumerable<string> RegionsAt(Grid grid, Boundary boundary) =>
        boundary.Faces.Select(face => grid.Regions[grid.RegionOfCell[face.Cell]]).Distinct();

    /// <summary>Size of the cells along a boundary, normal to it, in m.</summary>
    private static double SizeAt(Grid grid, Boundary boundary)
    {
        GridAxis axis = boundary.Name is "bottom" or "top" ? grid.Height! : grid.Along;
        return axis.Length(boundary.Outward < 0 ? 0 : axis.CellCount - 1);
    }

    /// <summary>λ_D of the region's concentrations, else of the most concentrated bath that can supply it.</summary>
    private static double? Debye(PnpProblem problem, Material material)
    {
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

    private readonly record struct Meeting(string Lower, string Upper, bool IsLevel, double Position);
}
