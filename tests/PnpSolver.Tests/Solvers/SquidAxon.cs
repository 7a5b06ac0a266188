using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>A resolved patch of the squid's giant axon at 6.3 °C, and the circuit of 1952 that stands for it.</summary>
/// <remarks>C dV/dt = I − g_Na m³h (V − E_Na) − g_K n⁴ (V − E_K) − g_L (V − E_L). V lies between the bulks and includes both diffuse layers, whereas the
/// gates feel only what falls over the slab, <see cref="Seen"/> · V. Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764.</remarks>
internal sealed class SquidAxon
{
    public const double SodiumReversal = 0.05;

    public const double PotassiumReversal = -0.077;

    public const double LeakReversal = -0.0544;

    private const double Temperature = 279.45;

    /// <summary>C, in F/m².</summary>
    public required double Capacitance { get; init; }

    /// <summary>Part of V that falls over the slab.</summary>
    public required double Seen { get; init; }

    /// <summary>The patch with a current into the inside bath, in A/m²; baths of 0.5 M whose ions have the reversal potentials of 1952.</summary>
    public static PnpProblem Patch(double current)
    {
        double Beside(double outside, double reversal, double valence) =>
            outside * Math.Exp(-valence * reversal / PhysicalConstants.ThermalVoltage(Temperature));
        double potassium = 400 / Beside(1, PotassiumReversal, 1);
        double sodium = Beside(440, SodiumReversal, 1);
        double chloride = Beside(440 + potassium - 10, LeakReversal, -1);
        Material inside = Material.Electrolyte(
            80, (Problems.K, 400), (Problems.Na, sodium), (Problems.Cl, chloride), (Problems.Anion, 400 + sodium - chloride));
        Material outside = Material.Electrolyte(
            80, (Problems.K, potassium), (Problems.Na, 440), (Problems.Cl, 430 + potassium), (Problems.Anion, 10));
        return new PnpProblem(
            Grid.Planar(
                Segment.Graded("inside", 20 * nm, 1 * nm, 0.04 * nm),
                Segment.Uniform("membrane", 5 * nm, 4),
                Segment.Graded("outside", 20 * nm, 0.04 * nm, 1 * nm)),
            Problems.K, Problems.Na, Problems.Cl, Problems.Anion)
        {
            Temperature = Temperature,
        }
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(5.65)).WithMaterial("outside", outside)
            .WithBoundary("left", Bath.CurrentClamp(current, inside.Concentrations)).WithBoundary("right", new Bath(0, outside))
            .WithMembrane(new Membrane("membrane", "inside", "outside")
            {
                Mechanisms =
                [
                    new HodgkinHuxleySodium(Problems.Na, 1200),
                    new HodgkinHuxleyPotassium(Problems.K, 360),
                    new OhmicLeak(Problems.Cl, 3),
                ],
            });
    }

    /// <summary>V, m, h and n at rest.</summary>
    public double[] Rest()
    {
        (double low, double high) = (PotassiumReversal, -0.05);
        while (high - low > 1e-15)
        {
            double middle = (low + high) / 2;
            (low, high) = Outward(Settled(middle)) > 0 ? (low, middle) : (middle, high);
        }

        return Settled(low);
    }

    /// <summary>V, m, h and n at given times, rising, for a pulse of current; Runge–Kutta of fourth order in steps of 2 µs.</summary>
    public IEnumerable<double[]> Run(double current, (double Start, double End) pulse, IEnumerable<double> times)
    {
        double[] y = Rest();
        double now = 0;
        foreach (double time in times)
        {
            foreach (double stop in new[] { pulse.Start, pulse.End }.Where(edge => edge > now && edge < time).Append(time))
            {
                double middle = (now + stop) / 2;
                double own = middle > pulse.Start && middle < pulse.End ? current : 0;
                int steps = (int)Math.Ceiling((stop - now) / 2e-6);
                for (int step = 0; step < steps; step++)
                {
                    y = Moved(y, own, (stop - now) / steps);
                }

                now = stop;
            }

            yield return y;
        }
    }

    private static double Outward(double[] y) => (1200 * y[1] * y[1] * y[1] * y[2] * (y[0] - SodiumReversal))
        + (360 * y[3] * y[3] * y[3] * y[3] * (y[0] - PotassiumReversal)) + (3 * (y[0] - LeakReversal));

    private static double Ratio(double x) => Math.Abs(x) < 1e-5 ? 1 + (x / 2) : x / (1 - Math.Exp(-x));

    private static double[] Added(double[] y, double[] rate, double step) => [.. y.Zip(rate, (a, b) => a + (step * b))];

    private (double Opening, double Closing)[] Rates(double voltage)
    {
        double v = 1e3 * Seen * voltage;
        return
        [
            (Ratio((v + 40) / 10), 4 * Math.Exp(-(v + 65) / 18)),
            (0.07 * Math.Exp(-(v + 65) / 20), 1 / (1 + Math.Exp(-(v + 35) / 10))),
            (0.1 * Ratio((v + 55) / 10), 0.125 * Math.Exp(-(v + 65) / 80)),
        ];
    }

    private double[] Settled(double voltage) => [voltage, .. Rates(voltage).Select(rate => rate.Opening / (rate.Opening + rate.Closing))];

    private double[] Moved(double[] y, double current, double step)
    {
        double[] a = Slopes(y, current);
        double[] b = Slopes(Added(y, a, step / 2), current);
        double[] c = Slopes(Added(y, b, step / 2), current);
        double[] d = Slopes(Added(y, c, step), current);
        return [.. y.Select((each, i) => each + (step / 6 * (a[i] + (2 * b[i]) + (2 * c[i]) + d[i])))];
    }

    private double[] Slopes(double[] y, double current) =>
    [
        (current - Outward(y)) / Capacitance,
        .. Rates(y[0]).Select((rate, g) => 1e3 * ((rate.Opening * (1 - y[g + 1])) - (rate.Closing * y[g + 1]))),
    ];
}
