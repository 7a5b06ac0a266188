using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Potential and concentrations at named points.</summary>
internal static class ProbeQuantities
{
    public static IEnumerable<Quantity> Of(Solution solution) => solution.Problem.Probes.SelectMany(probe => Of(solution, probe));

    private static IEnumerable<Quantity> Of(Solution solution, Probe probe)
    {
        RegionProfile? profile = Profiles.Of(solution)
            .FirstOrDefault(p => p.Position[0] <= probe.Position && probe.Position <= p.Position[^1]);
        if (profile is null)
        {
            yield break;
        }

        yield return new($"probe.{probe.Name}.potential", Interpolate(profile.Position, profile.Potential, probe.Position), "V",
            $"potential at probe {probe.Name}");
        for (int k = 0; k < profile.Concentration.Length; k++)
        {
            string ion = solution.Problem.Species[k].Name;
            double value = Interpolate(profile.Position, profile.Concentration[k], probe.Position);
            yield return new($"probe.{probe.Name}.{ion}", value, "mol/m^3", $"concentration of {ion} at probe {probe.Name}");
        }
    }

    /// <summary>Cubic Lagrange interpolation through the four nearest nodes of one region (fewer where it has fewer).</summary>
    private static double Interpolate(double[] x, double[] y, double at)
    {
        int count = Math.Min(4, x.Length);
        int index = Array.BinarySearch(x, at);
        int first = Math.Clamp((index < 0 ? ~index : index) - (count / 2), 0, x.Length - count);
        double sum = 0;
        for (int i = first; i < first + count; i++)
        {
            double weight = 1;
            for (int j = first; j < first + count; j++)
            {
                weight *= j == i ? 1 : (at - x[j]) / (x[i] - x[j]);
            }

            sum += weight * y[i];
        }

        return sum;
    }
}
