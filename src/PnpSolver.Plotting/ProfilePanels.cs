using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>Makes the panels of a profile figure: potential, concentrations, charge density, field.</summary>
internal sealed class ProfilePanels
{
    private const double LogarithmicFrom = 12;
    private const double DecadesShown = 9;
    private const double AsinhFrom = 8;
    private const double LongestLabel = 0.2;
    private readonly PnpProblem problem;
    private readonly IReadOnlyList<RegionProfile> profiles;
    private readonly PositionScale scale;
    private readonly FigureStyle style;

    private ProfilePanels(PnpProblem problem, IReadOnlyList<RegionProfile> profiles, PositionScale scale, FigureStyle style)
    {
        this.style = style;
        this.problem = problem;
        this.profiles = profiles;
        this.scale = scale;
    }

    /// <summary>Panels from top to bottom. Concentrations need an ion, charge density an ion or a fixed charge.</summary>
    public static IReadOnlyList<Panel> Of(
        PnpProblem problem, IReadOnlyList<RegionProfile> profiles, PositionScale scale, FigureStyle style)
    {
        var maker = new ProfilePanels(problem, profiles, scale, style);
        var panels = new List<Panel> { maker.Potential() };
        if (profiles.Any(run => run.Concentration.Any(values => values.Any(value => value > 0))))
        {
            panels.Add(maker.Concentrations());
        }

        if (problem.Species.Length > 0 || profiles.Any(run => run.ChargeDensity.Any(value => value != 0)))
        {
            panels.Add(maker.ChargeDensity());
        }

        panels.Add(maker.Field());
        return panels;
    }

    private Panel Potential() => PotentialPanels([Single(run => run.Potential, 1e3)])[0];

    private Panel Concentrations()
    {
        // an ion that a region does not admit, or that is absent there, leaves a gap
        Curve[] curves =
        [
            .. problem.Species.Select((ion, k) => new Curve(
                FigureFont.Fit(IonLabel.Of(ion), style.TextSize, LongestLabel * style.WidthPoints), FigureStyle.Color(k), FigureStyle.Dash(k),
                [.. profiles.Where(run => run.Concentration[k].Any(value => value > 0)).Select(run => scale.Points(run.Position, run.Concentration[k], 1))])),
        ];
        curves = [.. curves.Where(curve => curve.Pieces.Count > 0)];
        return ConcentrationPanels([curves])[0];
    }

    /// <summary>Panels of concentrations beside each other, all on one scale: logarithmic where that shows more.</summary>
    /// <param name="columns">The curves of each; some value is above 0.</param>
    public static IReadOnlyList<Panel> ConcentrationPanels(IReadOnlyList<IReadOnlyList<Curve>> columns)
    {
        Curve[] all = [.. columns.SelectMany(curves => curves)];
        double[] values = [.. all.SelectMany(curve => curve.Points).Select(point => point.Y).Where(value => value > 0)];
        double highest = values.Max();
        double lowest = Math.Max(values.Min(), highest * Math.Pow(10, -DecadesShown));
        const string title = "Concentration (mM)";
        if (highest < LogarithmicFrom * lowest || all.Any(curve => curve.Pieces.Any(Vanishes)))
        {
            return [.. columns.Select(curves => new Panel(title, ValueAxis.Linear((0, highest * 1.08)), curves))];
        }

        double margin = Math.Pow(highest / lowest, 0.05);
        return
        [
            .. columns.Select(curves => new Panel(
                title, new DecadeAxis { Minimum = lowest / margin, Maximum = highest * margin },
                [.. curves.Select(curve => curve with { Pieces = [.. curve.Pieces.SelectMany(Positive)] })])),
        ];
    }

    /// <summary>Panels of potentials beside each other, all on one scale.</summary>
    /// <param name="columns">The curve of each, in mV.</param>
    public static IReadOnlyList<Panel> PotentialPanels(IReadOnlyList<Curve> columns)
    {
        (double Low, double High) range = ValueAxis.Range(columns.SelectMany(curve => curve.Points), 1e-6); // 1 nV is a flat potential
        return [.. columns.Select(curve => new Panel("Potential (mV)", ValueAxis.Linear(range), [curve]))];
    }

    /// <summary>Charge density, in C/m³, below which it is the rounding of a difference: 1e-11 of the charges present.</summary>
    /// <param name="concentration">The largest concentration, in mol/m³.</param>
    public static double ChargeNoise(double concentration) => Math.Max(1e-11 * PhysicalConstants.Faraday * concentration, 1e-9);

    private Panel ChargeDensity()
    {
        double peak = profiles.Max(run => run.ChargeDensity.Max(Math.Abs));
        double charges = profiles.Max(run => run.Concentration.Select(values => values.Max()).DefaultIfEmpty(0).Max());
        double noise = ChargeNoise(charges);
        (double factor, string prefix) = NumberText.Prefix(peak > noise ? peak : 1);
        Curve curve = Single(run => run.ChargeDensity, 1 / factor);
        return new($"Charge density\n({prefix}C/m³)", ValueAxis.Linear(ValueAxis.Range(curve.Points, noise / factor, 0)), [curve]);
    }

    private Panel Field()
    {
        double[] peaks = [.. profiles.Select(run => run.Field.Max(Math.Abs))];
        double noise = problem.ThermalVoltage; // V/m: one V_T over a metre is no field
        double peak = peaks.Max();
        (double factor, string prefix) = NumberText.Prefix(peak > noise ? peak : 1);
        Curve curve = Single(run => run.Field, 1 / factor);
        string title = $"Electric field\n({prefix}V/m)";
        double smallest = peaks.Where(value => value > 1e-6 * peak).DefaultIfEmpty(peak).Min();
        Axis axis = peak < AsinhFrom * smallest || peak <= noise
            ? ValueAxis.Linear(ValueAxis.Range(curve.Points, noise / factor, 0))
            : ValueAxis.Asinh(curve.Points, Math.Max(smallest, 1e-4 * peak) / factor);
        return new(title, axis, [curve]);
    }

    private Curve Single(Func<RegionProfile, double[]> values, double factor) =>
        new("", FigureStyle.Ink, LineStyle.Solid, [.. profiles.Select(run => scale.Points(run.Position, values(run), factor))]);

    /// <summary>The parts of a piece that a logarithmic axis can show.</summary>
    private static IEnumerable<IReadOnlyList<DataPoint>> Positive(IReadOnlyList<DataPoint> piece)
    {
        var part = new List<DataPoint>();
        foreach (DataPoint point in piece.Append(new(0, 0)))
        {
            if (point.Y > 0)
            {
                part.Add(point);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
    }

    /// <summary>Whether a piece holds the ion in one place and not in another: a logarithmic axis would show how fine the
    /// grid is there.</summary>
    private static bool Vanishes(IReadOnlyList<DataPoint> piece) =>
        piece.Any(point => point.Y <= 0) && piece.Any(point => point.Y > 0);
}
