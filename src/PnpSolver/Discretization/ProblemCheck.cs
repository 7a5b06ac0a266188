using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Finds what makes a problem unsolvable or ill-posed, before anything is solved.</summary>
public static class ProblemCheck
{
    /// <summary>Everything found, errors first to be mended and notes; empty for a sound problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isSteady">Whether a steady state is sought; in time, potentials may drift and amounts run down.</param>
    public static IReadOnlyList<ProblemIssue> Issues(PnpProblem problem, bool isSteady = true)
    {
        ArgumentNullException.ThrowIfNull(problem);
        List<ProblemIssue> issues =
        [
            .. SpeciesIssues(problem),
            .. MaterialCheck.Issues(problem),
            .. BoundaryCheck.Issues(problem),
            .. PlaceCheck.Issues(problem),
            .. MembraneCheck.Issues(problem),
        ];
        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(NeutralityCheck.Issues(problem));
            issues.AddRange(ActivityCheck.Issues(problem));
            issues.AddRange(CornerCheck.Issues(problem));
        }

        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(WellPosednessCheck.Issues(problem, isSteady));
        }

        return issues;
    }

    /// <summary>Refuses a problem that has errors.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isSteady">Whether a steady state is sought.</param>
    /// <exception cref="InvalidProblemException">The problem is ill-posed.</exception>
    internal static void Require(PnpProblem problem, bool isSteady = true)
    {
        ProblemIssue[] errors = [.. Issues(problem, isSteady).Where(issue => issue.IsError)];
        if (errors.Length > 0)
        {
            throw new InvalidProblemException([.. errors]);
        }
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

    internal static string List(IEnumerable<string> names) => string.Join(", ", names);
}
