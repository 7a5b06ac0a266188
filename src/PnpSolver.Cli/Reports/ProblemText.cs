using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Reports;

/// <summary>A problem in a few lines of words.</summary>
internal static class ProblemText
{
    /// <summary>Temperature, geometry, and the regions with their thicknesses.</summary>
    public static string Domain(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        string geometry = grid.Coordinates switch
        {
            CoordinateSystem.Planar => "planar",
            CoordinateSystem.Cylindrical => "cylindrical",
            CoordinateSystem.Spherical => "spherical",
            _ => $"axisymmetric, r {Extent(grid.Along)}, z {Extent(grid.Height!)}",
        };
        IEnumerable<string> regions = grid.IsLine
            ? grid.Blocks().Select(block => $"{block.Region} {Value(grid.Positions[block.LastNode] - grid.Positions[block.FirstNode], "m")}")
            : grid.Blocks().Select(grid.NameOf);
        return $"{NumberText.Short(problem.Temperature)} K, {geometry}: {string.Join(grid.IsLine ? " | " : ", ", regions)}";
    }

    /// <summary>One line for each boundary.</summary>
    public static IEnumerable<string> Boundaries(PnpProblem problem) => problem.Grid.Boundaries.Select(
        boundary => $"{boundary.Name}: {Condition(problem, boundary)}{Part(problem, boundary)}");

    /// <summary>A value in a sensible unit.</summary>
    /// <param name="si">The value in SI.</param>
    /// <param name="unit">The SI unit.</param>
    /// <param name="digits">Most significant digits.</param>
    public static string Value(double si, string unit, int digits = 6)
    {
        DisplayUnit display = DisplayUnit.For(unit, Math.Abs(si));
        return $"{NumberText.Short(si / display.Size, digits)} {display.Symbol}".TrimEnd();
    }

    /// <summary>From where to where an axis goes, in the unit of its larger end.</summary>
    private static string Extent(GridAxis axis)
    {
        DisplayUnit unit = DisplayUnit.For("m", Math.Max(Math.Abs(axis.Positions[0]), Math.Abs(axis.Positions[^1])));
        return $"{NumberText.Short(axis.Positions[0] / unit.Size)} … {NumberText.Short(axis.Positions[^1] / unit.Size)} {unit.Symbol}";
    }

    private static string Condition(PnpProblem problem, Boundary boundary) => problem.Boundary(boundary.Name) switch
    {
        Bath bath => $"bath at {Drive(problem, bath)}{Contents(problem, bath)}{Blocked(problem, bath)}",
        Wall wall => WallText(wall),
        { } other => other.GetType().Name,
    };

    /// <summary>The regions that the condition is confined to.</summary>
    private static string Part(PnpProblem problem, Boundary boundary)
    {
        string[] covered = [.. problem.Grid.Regions.Where(region => problem.Boundary(boundary.Name).Covers?.Contains(region) is true)];
        return covered.Length > 0 ? $"; on {string.Join(", ", covered)} only" : "";
    }

    private static string Drive(PnpProblem problem, Bath bath) => bath switch
    {
        { Potential: { } potential } => Value(potential, "V"),
        { Current: { } current } when current != 0 => $"a clamped current of {Value(current, CurrentUnit(problem.Grid.Coordinates))}",
        _ => "a floating potential",
    };

    private static string CurrentUnit(CoordinateSystem coordinates) => coordinates switch
    {
        CoordinateSystem.Planar => "A/m^2",
        CoordinateSystem.Cylindrical => "A/m",
        _ => "A",
    };

    private static string Contents(PnpProblem problem, Bath bath)
    {
        string[] ions =
        [
            .. problem.Species.Where(species => bath.Concentrations.GetValueOrDefault(species) > 0 && !bath.Impermeable.Contains(species))
                .Select(species => $"{species} {NumberText.Short(bath.Concentrations[species])}"),
        ];
        return ions.Length > 0 ? $", {string.Join(", ", ions)} mM" : "";
    }

    private static string Blocked(PnpProblem problem, Bath bath)
    {
        Species[] blocked = [.. problem.Species.Where(bath.Impermeable.Contains)];
        return blocked.Length > 0 ? $"; no {string.Join(", ", blocked.Select(s => s.Name))} passes" : "";
    }

    private static string WallText(Wall wall)
    {
        string stern = wall.Stern is { } layer ? $" behind a Stern layer of {Value(layer.Thickness, "m")}" : "";
        return wall switch
        {
            { Potential: { } potential } => $"electrode at {Value(potential, "V")}{stern}",
            { Charge: { } charge } => $"wall with {Value(charge, "C/m^2")}",
            _ => "insulating wall",
        };
    }
}
