using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

/// <summary>Time courses like those of real runs, from formulas.</summary>
internal static class TimeCourses
{
    private const double PumpStops = 1e5;
    private static readonly AxisQuantity Potential = new("Membrane potential", "V");

    /// <summary>A membrane that charges, rests for a day and runs down once its pump stops.</summary>
    public static TimeCourse Neuron()
    {
        double[] times = [0, .. Decades(1e-10, PumpStops, 0), .. Decades(1e-6, 4e4, PumpStops)];
        double Circuit(double t) => t <= PumpStops ? -0.0716 * (1 - Math.Exp(-t / 1e-3)) : -0.0716 + (0.05 * (1 - Math.Exp((PumpStops - t) / 8e3)));
        return new(Potential,
        [
            new("the start", 0, PumpStops)
            {
                First = 1e-10,
                Marks = [new("λ_D²/D", 4e-10), new("R_bath C", 5e-9), new("τ = C/g", 1e-3), new("L²/D", 0.05), new("later", 1e6)],
            },
            new("the pump stopped", PumpStops, 1.4e5) { Marks = [new("run-down", 8e3)] },
        ])
        {
            Field = [new("V_m", times, [.. times.Select(t => Circuit(t) + (0.003 * Math.Exp(-t / 3e-9)) + 2e-6)])],
            Circuit = [new("V_m", times, [.. times.Select(Circuit)])],
        };
    }

    /// <summary>A spike of some milliseconds on a linear axis.</summary>
    public static TimeCourse ActionPotential()
    {
        double[] times = [.. Enumerable.Range(0, 501).Select(i => i * 4e-5)];
        double Circuit(double t) => -0.065 + (0.105 * Math.Exp(-Math.Pow((t - 3.4e-3) / 5e-4, 2)));
        return new(Potential, [new("the pulse began", 0, 0.02) { IsLinear = true, Marks = [new("pulse ends", 1e-3), new("peak", 3.4e-3)] }])
        {
            Field = [new("V_m", times, [.. times.Select(t => Circuit(t) + (4e-5 * Math.Exp(-Math.Pow((t - 3.4e-3) / 5e-4, 2))))])],
            Circuit = [new("V_m", times, [.. times.Select(Circuit)])],
        };
    }

    /// <summary>Three ions.</summary>
    public static TimeCourse Contents()
    {
        double[] times = [.. Decades(1e-3, 1e5, 0)];
        TimeCurve Of(string ion, double from, double to) => new(ion, times, [.. times.Select(t => to + ((from - to) * Math.Exp(-t / 2e4)))]);
        return new(new("Concentration inside", "mol/m³"), [new("the start", 0, 1e5)])
        {
            Field = [Of("K⁺", 140, 90), Of("Na⁺", 12, 60), Of("Cl⁻", 7, 7)],
            Circuit = [Of("Cl⁻", 7, 7), Of("Na⁺", 12, 60.005), Of("K⁺", 140, 90.005)],
        };
    }

    /// <summary>One curve on one segment that counts from the start.</summary>
    public static TimeCourse Single(double[] times, double[] values, bool isLinear = false) =>
        new(Potential, [new("the start", 0, times[^1]) { IsLinear = isLinear }]) { Field = [new("V_m", times, values)], Circuit = [new("V_m", times, values)] };

    /// <summary>Ten times per decade.</summary>
    public static IEnumerable<double> Decades(double first, double last, double begin)
    {
        int count = (int)Math.Ceiling(10 * Math.Log10(last / first));
        return Enumerable.Range(0, count + 1).Select(i => i == count ? begin + last : begin + (first * Math.Pow(last / first, i / (double)count)));
    }
}
