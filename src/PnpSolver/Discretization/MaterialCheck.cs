using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>What is wrong with regions and what fills them.</summary>
internal static class MaterialCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem)
    {
        foreach (string region in problem.Grid.Regions.Where(r => !problem.Materials.ContainsKey(r)))
        {
            yield return ProblemCheck.Error("regions", $"the mesh has a region '{region}' that is not described; described: {ProblemCheck.List(problem.Materials.Keys.Order(StringComparer.Ordinal))}");
        }

        foreach ((string region, Material material) in problem.Materials.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!problem.Grid.Regions.Contains(region))
            {
                yield return ProblemCheck.Error($"regions.{region}", $"the mesh has no such region; it has {ProblemCheck.List(problem.Grid.Regions)}");
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
            yield return ProblemCheck.Error($"{path}.permittivity", $"must be positive, got {material.Permittivity:g6}");
        }

        if (!double.IsFinite(material.FixedChargeDensity))
        {
            yield return ProblemCheck.Error($"{path}.fixed-charge", "must be a finite number");
        }

        IEnumerable<Species> named = material.Concentrations.Keys.Concat(material.StandardPotentials.Keys)
            .Concat(material.Diffusivities.Keys).Concat(material.Ions ?? []);
        foreach (Species stranger in ProblemCheck.Strangers(problem, named))
        {
            yield return ProblemCheck.Error($"{path}.concentrations.{stranger.Name}", ProblemCheck.Unknown(problem, stranger));
        }

        foreach (Species species in problem.Species)
        {
            double c = material.Concentration(species);
            if (!(c >= 0) || !double.IsFinite(c))
            {
                yield return ProblemCheck.Error($"{path}.concentrations.{species.Name}", $"must not be negative, got {c:g6} mol/m^3");
            }
            else if (c > 0 && !material.Admits(species))
            {
                yield return ProblemCheck.Error($"{path}.concentrations.{species.Name}", $"{species.Name} cannot be in this region (see its 'ions')");
            }

            if (!(material.Diffusivity(species) > 0))
            {
                yield return ProblemCheck.Error($"{path}.diffusivity.{species.Name}", "must be positive; to keep an ion out, leave it out of 'ions'");
            }

            if (material.Admits(species) && !(material.Partition(species) is > 0 and < double.PositiveInfinity))
            {
                yield return ProblemCheck.Error($"{path}.solvation.{species.Name}", "is beyond ±700 kT; to keep an ion out, leave it out of 'ions'");
            }
        }
    }
}
