using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

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
            .. RegionIssues(problem),
            .. BoundaryIssues(problem),
            .. SurfaceIssues(problem),
            .. MembraneIssues(problem),
            .. ProbeIssues(problem),
        ];
        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(NeutralityCheck.Issues(problem));
        }

        if (!issues.Any(issue => issue.IsError))
        {
            issues.AddRange(WellPosednessCheck.Issues(problem));
        }

        return issues;
    }

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

    private static IEnumerable<ProblemIssue> RegionIssues(PnpProblem problem)
    {
        foreach (string region in problem.Grid.Regions.Where(r => !problem.Materials.ContainsKey(r)))
        {
            yield return Error("regions", $"the mesh has a region '{region}' that is not described; described: {List(problem.Materials.Keys)}");
        }

        foreach ((string region, Material material) in problem.Materials.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!problem.Grid.Regions.Contains(region))
            {
                yield return Error($"regions.{region}", $"the mesh has no such region; it has {List(problem.Grid.Regions)}");
            }

            foreach (ProblemIssue issue in MaterialIssues(problem, region, material))
            {
                yield return issue;
            }
        }
    }

    private static IEnumerable<ProblemIssue> MaterialIssues(PnpProblem problem, string region, Material material)
    {
        string path = $"regions.{region}";
        if (!(material.Permittivity > 0) || !double.IsFinite(material.Permittivity))
        {
            yield return Error($"{path}.permittivity", $"must be positive, got {material.Permittivity:g6}");
        }

        foreach (Species species in problem.Species)
        {
            double c = material.Concentration(species);
            if (!(c >= 0) || !double.IsFinite(c))
            {
                yield return Error($"{path}.concentrations.{species.Name}", $"must not be negative, got {c:g6} mol/m^3");
            }
            else if (c > 0 && !material.Admits(species))
            {
                yield return Error($"{path}.concentrations.{species.Name}", $"{species.Name} cannot be in this region (see its 'ions')");
            }

            if (!(material.Diffusivity(species) > 0))
            {
                yield return Error($"{path}.diffusivity.{species.Name}", "must be positive; to keep an ion out, leave it out of 'ions'");
            }

            if (material.Admits(species) && material.Partition(species) is 0 or double.PositiveInfinity)
            {
                yield return Error($"{path}.solvation.{species.Name}", "is beyond ±700 kT; to keep an ion out, leave it out of 'ions'");
            }
        }
    }

    private static IEnumerable<ProblemIssue> BoundaryIssues(PnpProblem problem)
    {
        foreach ((string name, BoundaryCondition condition) in problem.Boundaries.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Boundary? boundary = problem.Grid.Boundaries.FirstOrDefault(b => b.Name == name);
            if (boundary is null)
            {
                string centre = problem.Grid.HasCentre ? "; r = 0 is the centre and takes none" : string.Empty;
                yield return Error($"boundaries.{name}", $"the domain has no such boundary; it has {List(problem.Grid.Boundaries.Select(b => b.Name))}{centre}");
                continue;
            }

            foreach (Species species in problem.Species)
            {
                if (condition.FixedConcentration(species) is { } c && (!(c >= 0) || !double.IsFinite(c)))
                {
                    yield return Error($"boundaries.{name}.concentrations.{species.Name}", $"must not be negative, got {c:g6} mol/m^3");
                }
            }

            if (condition is Wall { Stern: { } stern } && !(stern.Thickness > 0 && stern.Permittivity > 0))
            {
                yield return Error($"boundaries.{name}.stern", "thickness and permittivity must be positive");
            }

            if (condition is Wall { Potential: not null, Charge: not null })
            {
                yield return Error($"boundaries.{name}", "a wall has a potential or a charge, not both");
            }
        }
    }

    private static IEnumerable<ProblemIssue> SurfaceIssues(PnpProblem problem)
    {
        IReadOnlyList<RegionBlock> blocks = problem.Grid.Blocks();
        for (int s = 0; s < problem.Surfaces.Length; s++)
        {
            SurfaceCharge surface = problem.Surfaces[s];
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

    private static IEnumerable<ProblemIssue> MembraneIssues(PnpProblem problem)
    {
        foreach (Membrane membrane in problem.Membranes)
        {
            if (problem.Materials.TryGetValue(membrane.Region, out Material? material) && problem.Species.Any(material.Admits))
            {
                yield return Error($"membranes.{membrane.Region}", "ions can be in this region; a membrane is an ion-free slab (ions: none)");
            }
        }
    }

    private static IEnumerable<ProblemIssue> ProbeIssues(PnpProblem problem)
    {
        double first = problem.Grid.Positions[0];
        double last = problem.Grid.Positions[^1];
        foreach (Probe probe in problem.Probes.Where(p => !(p.Position >= first && p.Position <= last)))
        {
            yield return Error($"probes.{probe.Name}", $"{probe.Position * 1e9:g6} nm is outside the domain, {first * 1e9:g6} … {last * 1e9:g6} nm");
        }
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
