using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Potential and concentrations at named points.</summary>
internal static class ProbeQuantities
{
    public static IEnumerable<Quantity> Of(Solution solution) => solution.Problem.Probes.SelectMany(probe => Of(solution, probe));

    private static IEnumerable<Quantity> Of(Solution solution, Probe probe)
    {
        // sums of lengths put an end a last digit beside a probe that is meant to be on it
        double at = Math.Clamp(probe.Position, solution.Problem.Grid.Positions[0], solution.Problem.Grid.Positions[^1]);

        // on an interface, the side that ions can be on; a probe in a slab has no concentrations
        RegionProfile? profile = Profiles.Of(solution)
            .Where(p => p.Position[0] <= at && at <= p.Position[^1])
            .MaxBy(p => p.AdmitsIons);
        if (profile is null)
        {
            yield break;
        }

        yield return new($"probe.{probe.Name}.potential", Interpolate(profile.Position, profile.Potential, at), "V",
            $"potential at probe {probe.Name}");
        for (int k = 0; k < profile.Concentration.Length; k++)
        {
            if (!solution.Problem.Material(profile.Region).Admits(solution.Problem.Species[k]))
            {
                continue;
            }

            string ion = solution.Problem.Species[k].Name;
            double value = InterpolateLogarithm(profile.Position, profile.Concentration[k], at);
            yield return new($"probe.{probe.Name}.{ion}", value, "mol/m^3", $"concentration of {ion} at probe {probe.Name}");
        }
    }

    /// <summary>Interpolates ln c where c is positive, so that the result is.</summary>
    private static double InterpolateLogarithm(double[] x, double[] c, double at) =>
        c.All(value => value > 0) ? Math.Exp(Interpolate(x, [.. c.Select(value => Math.Log(value))], at)) : Math.Max(Interpolate(x, c, at), 0);

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
