using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Finds what makes a problem unsolvable or ill-posed, before anything is solved.</summary>
public static class ProblemCheck
{
    /// <summary>Everything found, errors first to be mended and notes; empty for a sound problem.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<ProblemIssue> Issues(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        List<ProblemIssue> issues =
        [
            .. SpeciesIssues(problem),
            .. MaterialCheck.Issues(problem),
            .. BoundaryCheck.Issues(problem),
            .. SurfaceIssues(problem),
            .. MembraneCheck.Issues(problem),
            .. ProbeIssues(problem),
        ];
        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(NeutralityCheck.Issues(problem));
            issues.AddRange(ActivityCheck.Issues(problem));
        }

        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(WellPosednessCheck.Issues(problem));
        }

        return issues;
    }

    /// <summary>Species that are named somewhere but are not the problem's, such as a copy with another diffusivity.</summary>
    internal static IEnumerable<Species> Strangers(PnpProblem problem, IEnumerable<Species> named) =>
        named.Distinct().Where(s => !problem.Species.Contains(s)).OrderBy(s => s.Name, StringComparer.Ordinal);

    internal static string Unknown(PnpProblem problem, Species stranger) =>
        $"{stranger.Name} (z = {stranger.Valence:g6}, D = {stranger.Diffusivity:g6} m^2/s) is not one of the problem's species: {List(problem.Species.Select(s => s.Name))}";

    internal static ProblemIssue Error(string path, string message) => new(true, path, message);

    private static IEnumerable<ProblemIssue> SpeciesIssues(PnpProblem problem)
    {
        if (!(problem.Temperature > 0) || !double.IsFinite(problem.Temperature))
        {
            yield return Error("temperature", $"must be positive, got {problem.Temperature:g6} K");
        }

        foreach (Species species in problem.Species)
        {
            if (!(species.Diffusivity > 0) || !double.IsFinite(species.Diffusivity))
            {
                yield return Error($"species.{species.Name}.diffusivity", $"must be positive, got {species.Diffusivity:g6} m^2/s");
            }

            if (!double.IsFinite(species.Valence))
            {
                yield return Error($"species.{species.Name}.valence", "must be a number");
            }
        }

        foreach (string name in problem.Species.GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return Error($"species.{name}", "two species have this name");
        }
    }

    private static IEnumerable<ProblemIssue> SurfaceIssues(PnpProblem problem)
    {
        IReadOnlyList<RegionBlock> blocks = problem.Grid.Blocks();
        for (int s = 0; s < problem.Surfaces.Length; s++)
        {
            SurfaceCharge surface = problem.Surfaces[s];
            if (!double.IsFinite(surface.Density))
            {
                yield return Error($"surfaces.{s}.charge", "must be a finite number");
            }
            IEnumerable<(RegionBlock Below, RegionBlock Above)> interfaces = blocks.Zip(blocks.Skip(1));
            SurfaceCharge anywhere = surface with { Position = null };
            double PositionOf(RegionBlock above) => problem.Grid.Positions[above.FirstNode];
            List<RegionBlock> touch = [.. interfaces.Where(i => anywhere.LiesOn(i.Below.Region, i.Above.Region, 0)).Select(i => i.Above)];
            if (touch.Count == 0)
            {
                string touching = List(blocks.Zip(blocks.Skip(1)).Select(pair => $"{pair.First.Region}|{pair.Second.Region}").DefaultIfEmpty("none"));
                yield return Error($"surfaces.{s}.between", $"'{surface.First}' and '{surface.Second}' do not touch; touching are: {touching}");
            }
            else if (!interfaces.Any(i => surface.LiesOn(i.Below.Region, i.Above.Region, PositionOf(i.Above))))
            {
                string places = List(touch.Select(above => $"{PositionOf(above) * 1e9:g9} nm"));
                yield return Error($"surfaces.{s}.where", $"'{surface.First}' and '{surface.Second}' do not meet there, but at {places}");
            }
        }
    }

    private static IEnumerable<ProblemIssue> ProbeIssues(PnpProblem problem)
    {
        double first = problem.Grid.Positions[0];
        double last = problem.Grid.Positions[^1];
        double slack = 1e-9 * (last - first);
        foreach (Probe probe in problem.Probes.Where(p => !(p.Position >= first - slack && p.Position <= last + slack)))
        {
            yield return Error($"probes.{probe.Name}", $"{probe.Position * 1e9:g6} nm is outside the domain, {first * 1e9:g6} … {last * 1e9:g6} nm");
        }
    }

    internal static string List(IEnumerable<string> names) => string.Join(", ", names);
}
