using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Discretization;

/// <summary>What is wrong with membranes and their mechanisms.</summary>
internal static class MembraneCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem) => problem.Membranes.SelectMany(membrane =>
        PlaceIssues(problem, membrane).Concat(membrane.Mechanisms.SelectMany(m => MechanismIssues(problem, membrane, m))).Concat(LabelIssues(membrane)));

    private static string Path(Membrane membrane, Mechanism mechanism) => $"membranes.{membrane.Region}.{mechanism.Label}";

    private static IEnumerable<ProblemIssue> PlaceIssues(PnpProblem problem, Membrane membrane)
    {
        string path = $"membranes.{membrane.Region}";
        string regions = ProblemCheck.List(problem.Grid.Regions);
        if (!problem.Grid.Regions.Contains(membrane.Region))
        {
            yield return ProblemCheck.Error(path, $"the mesh has no such region; it has {regions}");
            yield break;
        }

        foreach (string side in new[] { membrane.Inside, membrane.Outside }.Where(side => !problem.Grid.Regions.Contains(side)))
        {
            yield return ProblemCheck.Error(path, $"the mesh has no region '{side}'; it has {regions}");
        }

        if (!problem.Grid.Regions.All(problem.Materials.ContainsKey))
        {
            yield break;
        }

        if (problem.Material(membrane.Region).AdmitsAny(problem.Species))
        {
            yield return ProblemCheck.Error(path, "ions can be in this region; a membrane is an ion-free slab (ions: none)");
        }
        else if (!membrane.Mechanisms.IsEmpty)
        {
            List<Slab> slabs = [.. Slab.Of(problem).Where(slab => slab.Membrane == membrane)];
            if (slabs.Count == 0)
            {
                yield return ProblemCheck.Error(path, $"{membrane.Region} does not lie between {membrane.Inside} and {membrane.Outside}, so its mechanisms act nowhere");
            }
            else if (slabs.Exists(slab => !slab.IsWhole))
            {
                yield return ProblemCheck.Error(path, "mechanisms join the two faces of a slab, and here one face touches another slab; make the stack one region");
            }
        }
    }

    private static IEnumerable<ProblemIssue> LabelIssues(Membrane membrane) => membrane.Mechanisms
        .GroupBy(m => m.Label).Where(group => group.Count() > 1)
        .Select(group => ProblemCheck.Error($"membranes.{membrane.Region}.{group.Key}", $"two mechanisms are called '{group.Key}'; give one a name"));

    private static IEnumerable<ProblemIssue> MechanismIssues(PnpProblem problem, Membrane membrane, Mechanism mechanism)
    {
        string path = Path(membrane, mechanism);
        foreach ((string key, string message) in mechanism.Faults())
        {
            yield return ProblemCheck.Error($"{path}.{key}", message);
        }

        foreach (Species stranger in ProblemCheck.Strangers(problem, mechanism.Ions))
        {
            yield return ProblemCheck.Error(path, ProblemCheck.Unknown(problem, stranger));
        }

        if (!mechanism.Faults().Any() && mechanism.Ions.All(problem.Species.Contains))
        {
            foreach (Species ion in mechanism.Ions.Where(ion => !double.IsFinite(ExchangeCheck.Driven(problem, mechanism, ion))))
            {
                yield return ProblemCheck.Error(path, $"its flux of {ion} between 200 and 100 mM is beyond what numbers can hold: make its rate or its exponents smaller");
            }
        }

        foreach (Species ion in mechanism.Ions)
        {
            foreach (string side in new[] { membrane.Inside, membrane.Outside }.Distinct())
            {
                if (problem.Materials.TryGetValue(side, out Material? material) && !material.Admits(ion))
                {
                    yield return ProblemCheck.Error(path, $"{ion} cannot be in region {side} (see its 'ions'), so nothing can carry it there");
                }
            }
        }
    }
}
