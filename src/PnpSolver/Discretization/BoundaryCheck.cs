using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>What is wrong with the conditions at the boundaries.</summary>
internal static class BoundaryCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem)
    {
        foreach ((string name, BoundaryCondition condition) in problem.Boundaries.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Boundary? boundary = problem.Grid.Boundaries.FirstOrDefault(b => b.Name == name);
            if (boundary is null)
            {
                string centre = problem.Grid.HasCentre ? "; r = 0 is the centre and takes none" : string.Empty;
                yield return ProblemCheck.Error($"boundaries.{name}", $"the domain has no such boundary; it has {ProblemCheck.List(problem.Grid.Boundaries.Select(b => b.Name))}{centre}");
                continue;
            }

            foreach (ProblemIssue issue in PartIssues(problem, boundary, condition))
            {
                yield return issue;
            }

            if (condition is Bath bath)
            {
                foreach (ProblemIssue issue in BathIssues(problem, $"boundaries.{name}", bath))
                {
                    yield return issue;
                }
            }

            double driven = (condition.FixedPotential ?? 0) + (condition.ImposedCurrent ?? 0) + condition.SurfaceCharge(0).Value;
            if (!double.IsFinite(driven))
            {
                yield return ProblemCheck.Error($"boundaries.{name}", "potential, current and charge must be finite numbers");
            }

            foreach (Species species in problem.Species)
            {
                if (condition.FixedConcentration(species) is { } c && (!(c >= 0) || !double.IsFinite(c)))
                {
                    yield return ProblemCheck.Error($"boundaries.{name}.concentrations.{species.Name}", $"must not be negative, got {c:g6} mol/m^3");
                }
            }

            if (condition is Wall { Stern: { } stern } && !(stern.Thickness > 0 && stern.Permittivity > 0))
            {
                yield return ProblemCheck.Error($"boundaries.{name}.stern", "thickness and permittivity must be positive");
            }

            if (condition is Wall { Potential: not null, Charge: not null })
            {
                yield return ProblemCheck.Error($"boundaries.{name}", "a wall has a potential or a charge, not both");
            }
        }
    }

    /// <summary>Whether the condition holds on some part of the boundary, and a bath only where ions can be.</summary>
    private static IEnumerable<ProblemIssue> PartIssues(PnpProblem problem, Boundary boundary, BoundaryCondition condition)
    {
        string path = $"boundaries.{boundary.Name}";
        string[] bordering = [.. boundary.Faces.Select(face => problem.Grid.Regions[problem.Grid.RegionOfCell[face.Cell]]).Distinct()];
        foreach (string stranger in (condition.Covers ?? []).Except(bordering).Order(StringComparer.Ordinal))
        {
            yield return ProblemCheck.Error($"{path}.covers", $"{stranger} does not border {boundary.Name}; what does: {ProblemCheck.List(bordering)}");
        }

        if (!condition.IsReservoir || problem.Grid.IsLine || !bordering.All(problem.Materials.ContainsKey))
        {
            yield break;
        }

        string[] dry = [.. bordering.Where(region => !problem.Material(region).AdmitsAny(problem.Species))];
        if (condition.Covers is null && dry.Length == bordering.Length)
        {
            yield return ProblemCheck.Error(path, $"no ion can be in what borders it ({ProblemCheck.List(dry)}), so a bath has nothing to hold: make it a wall, with a potential for an electrode");
        }

        foreach (string region in dry.Where(region => condition.Covers?.Contains(region) is true))
        {
            yield return ProblemCheck.Error($"{path}.covers", $"no ion can be in {region} (see its 'ions'), so a bath cannot cover it: leave it out");
        }
    }

    private static IEnumerable<ProblemIssue> BathIssues(PnpProblem problem, string path, Bath bath)
    {
        if (bath.Potential is null == bath.Current is null)
        {
            yield return ProblemCheck.Error(path, "a bath has a potential, or a current (0 for a floating one): exactly one of the two");
        }

        foreach (Species stranger in ProblemCheck.Strangers(problem, bath.Concentrations.Keys.Concat(bath.Impermeable)))
        {
            yield return ProblemCheck.Error($"{path}.concentrations.{stranger.Name}", ProblemCheck.Unknown(problem, stranger));
        }
    }
}
