using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Whether the activity model can be used for the species, in the regions, at their concentrations.</summary>
internal static class ActivityCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem)
    {
        List<ProblemIssue> faults = [.. problem.Activity.Faults(problem.Species).Select(f => ProblemCheck.Error(f.Key, f.Message))];
        return faults.Count > 0 ? faults : problem.Grid.Regions.SelectMany(region => RegionIssues(problem, region));
    }

    private static IEnumerable<ProblemIssue> RegionIssues(PnpProblem problem, string region)
    {
        Material material = problem.Material(region);
        var medium = new Medium(problem, material);
        if (medium.IsIdeal)
        {
            return [];
        }

        if (medium.Law.Objection is { } objection)
        {
            return [ProblemCheck.Error($"regions.{region}.permittivity", objection)];
        }

        ProblemIssue? own = Issue(problem, medium, $"regions.{region}.concentrations", s => material.Admits(s) ? material.Concentration(s) : 0);
        return problem.Grid.Boundaries.Where(b => problem.Boundary(b.Name).IsReservoir && RegionsAt(problem, b).Contains(region))
            .Select(b => Issue(problem, medium, $"boundaries.{b.Name}.concentrations",
                s => material.Admits(s) ? problem.Boundary(b.Name).ReservoirConcentration(s) : 0))
            .Prepend(own).OfType<ProblemIssue>();
    }

    /// <summary>The regions on whose part of a boundary its condition holds; on a line there is but one.</summary>
    private static IEnumerable<string> RegionsAt(PnpProblem problem, Boundary boundary) => boundary.Faces
        .Select(face => problem.Grid.Regions[problem.Grid.RegionOfCell[face.Cell]]).Distinct()
        .Where(region => problem.Grid.IsLine || problem.Boundary(boundary.Name).ActsOn(problem, region));

    /// <summary>An error where there is no room for the ions, a note where the law should not be trusted.</summary>
    private static ProblemIssue? Issue(PnpProblem problem, Medium medium, string path, Func<Species, double> concentration)
    {
        double[] c = [.. problem.Species.Select(concentration)];
        return medium.Law.Overfull(c) is { } error ? ProblemCheck.Error(path, error)
            : medium.Law.Caution(c) is { } caution ? new(false, path, caution) : null;
    }
}
