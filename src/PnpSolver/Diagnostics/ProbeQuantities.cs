namespace PnpSolver.Diagnostics;

/// <summary>Potential and concentrations at named points.</summary>
internal static class ProbeQuantities
{
    public static IEnumerable<Quantity> Of(SolutionReading reading) => reading.Problem.Probes.SelectMany(probe => Of(reading, probe));

    private static IEnumerable<Quantity> Of(SolutionReading reading, Probe probe)
    {
        PnpProblem problem = reading.Problem;
        RegionInterpolation at = RegionInterpolation.At(problem, probe.Position, probe.Height ?? 0);
        RegionProfile profile = reading.Profile(at.Block);
        yield return new($"probe.{probe.Name}.potential", at.Value(profile.Potential), "V", $"potential at probe {probe.Name}");
        for (int k = 0; k < profile.Concentration.Length; k++)
        {
            if (problem.Material(profile.Region).Admits(problem.Species[k]))
            {
                string ion = problem.Species[k].Name;
                yield return new($"probe.{probe.Name}.{ion}", at.PositiveValue(profile.Concentration[k]), "mol/m^3",
                    $"concentration of {ion} at probe {probe.Name}");
            }
        }
    }
}
