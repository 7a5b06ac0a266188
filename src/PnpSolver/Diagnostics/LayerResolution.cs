using System.Globalization;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>How finely a mesh resolves the diffuse layer on one side of an interface, or at a wall or selective bath. Immutable.</summary>
/// <param name="Place">The interface, <c>inside | membrane</c>, in r–z with where it is, or the name of the boundary.</param>
/// <param name="Electrolyte">The region of the layer.</param>
/// <param name="CellSize">Size of the cell at the interface, in m.</param>
/// <param name="DebyeLength">λ_D of what the region holds or its bath supplies, in m.</param>
public sealed record LayerResolution(string Place, string Electrolyte, double CellSize, double DebyeLength)
{
    /// <summary>Fewest cells per Debye length that count as resolved.</summary>
    public const double Sufficient = 4;

    /// <summary>Whether z is constant on the face; else x or r is.</summary>
    public required bool IsLevel { get; init; }

    /// <summary>The coordinate that is constant on the face, in m.</summary>
    public required double Position { get; init; }

    /// <summary>Whether the layer lies at higher coordinates than the face.</summary>
    public required bool IsAbove { get; init; }

    /// <summary>Surface charge density that the problem puts on the face, in C/m²; 0 where it puts none.</summary>
    public double SurfaceCharge { get; init; }

    /// <summary>Cells per Debye length at the interface.</summary>
    public double CellsPerDebyeLength => DebyeLength / CellSize;

    /// <summary>Whether the layer is resolved.</summary>
    public bool IsSufficient => CellsPerDebyeLength >= Sufficient;

    /// <summary>Every side of an interface, and every boundary, at which ions form a layer, along rising coordinates; in r–z one for each line
    /// of the grid.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<LayerResolution> Of(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var reader = new Reader(problem);
        return [.. reader.AtBoundaries(-1), .. reader.AtInterfaces(), .. reader.AtBoundaries(+1)];
    }

    private sealed class Reader(PnpProblem problem)
    {
        private static readonly bool[] Sides = [false, true];

        private readonly Grid grid = problem.Grid;
        private readonly Dictionary<string, double?> debye = problem.Grid.Regions.ToDictionary(region => region, region => Debye(problem, problem.Material(region)));

        public IEnumerable<LayerResolution> AtBoundaries(int outward) =>
            from boundary in grid.Boundaries
            let condition = problem.Boundary(boundary.Name)
            where boundary.Outward == outward && condition.GathersCharge(problem.Species)
            let isLevel = boundary.Name is "bottom" or "top"
            let axis = isLevel ? grid.Height! : grid.Along
            from region in boundary.Faces.Select(face => grid.Regions[grid.RegionOfCell[face.Cell]]).Distinct()
            where condition.ActsOn(problem, region) && debye[region] is not null
            select new LayerResolution(boundary.Name, region, axis.Length(outward < 0 ? 0 : axis.CellCount - 1), debye[region]!.Value)
            {
                IsLevel = isLevel,
                Position = axis.Positions[outward < 0 ? 0 : axis.NodeCount - 1],
                IsAbove = outward < 0,
                SurfaceCharge = condition.SurfaceCharge(0).Value,
            };

        public IEnumerable<LayerResolution> AtInterfaces() =>
            from meeting in Meetings()
            let axis = meeting.IsLevel ? grid.Height! : grid.Along
            let node = axis.NodeAt(meeting.Position)
            from isAbove in Sides
            let region = isAbove ? meeting.Upper : meeting.Lower
            where debye[region] is not null
            select new LayerResolution($"{meeting.Lower} | {meeting.Upper}{PlaceOf(meeting)}", region, axis.Length(isAbove ? node : node - 1), debye[region]!.Value)
            {
                IsLevel = meeting.IsLevel,
                Position = meeting.Position,
                IsAbove = isAbove,
                SurfaceCharge = problem.Surfaces.Where(s => s.LiesOn(meeting.Lower, meeting.Upper, meeting.Position, meeting.IsLevel)).Sum(s => s.Density),
            };

        /// <summary>Where two regions meet: on one line of the grid, across which cells have the same size all along.</summary>
        private IEnumerable<Meeting> Meetings() => grid.Interfaces()
            .Select(face => new Meeting(grid.Regions[grid.RegionOfCell[face.LowerCell]], grid.Regions[grid.RegionOfCell[face.UpperCell]], face.IsLevel, face.Position))
            .Distinct().OrderBy(meeting => meeting.IsLevel).ThenBy(meeting => meeting.Position);

        private string PlaceOf(Meeting meeting) => grid.IsLine ? ""
            : string.Create(CultureInfo.InvariantCulture, $" at {(meeting.IsLevel ? 'z' : 'r')} = {meeting.Position * 1e9:g5} nm");
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
