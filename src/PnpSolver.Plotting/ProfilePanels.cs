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
    private readonly (double Low, double High) extent;

    private ProfilePanels(PnpProblem problem, IReadOnlyList<RegionProfile> profiles, PositionScale scale, FigureStyle style)
    {
        this.style = style;
        this.problem = problem;
        this.profiles = profiles;
        this.scale = scale;
        extent = (scale.Place(scale.Of(profiles[0].Position[0])), scale.Place(scale.Of(profiles[^1].Position[^1])));
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
                [.. profiles.Where(run => run.Concentration[k].Any(value => value > 0)).Select(run => Points(run, run.Concentration[k], 1))])),
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
            return [.. columns.Select(curves => new Panel(title, Linear((0, highest * 1.08)), curves))];
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
        (double Low, double High) range = Range(columns.SelectMany(curve => curve.Points), 1e-6); // 1 nV is a flat potential
        return [.. columns.Select(curve => new Panel("Potential (mV)", Linear(range), [curve]))];
    }

    private Panel ChargeDensity()
    {
        double peak = profiles.Max(run => run.ChargeDensity.Max(Math.Abs));
        double charges = profiles.Max(run => run.Concentration.Select(values => values.Max()).DefaultIfEmpty(0).Max());
        // below 1e-11 of the charges present the density is the rounding of their difference
        double noise = Math.Max(1e-11 * PhysicalConstants.Faraday * charges, 1e-9);
        (double factor, string prefix) = NumberText.Prefix(peak > noise ? peak : 1);
        Curve curve = Single(run => run.ChargeDensity, 1 / factor);
        return new($"Charge density\n({prefix}C/m³)", Linear(Range(curve.Points, noise / factor, 0)), [curve]);
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
            ? Linear(Range(curve.Points, noise / factor, 0))
            : Asinh(curve, Math.Max(smallest, 1e-4 * peak) / factor);
        return new(title, axis, [curve]);
    }

    private static LinearAxis Linear((double Low, double High) range) => new()
    {
        Minimum = range.Low,
        Maximum = range.High,
        LabelFormatter = NumberText.Of,
        IntervalLength = 18,
    };

    /// <summary>An axis on which the weakest region's field is as visible as the strongest's.</summary>
    private static AsinhAxis Asinh(Curve curve, double weakest)
    {
        double linear = Math.Pow(10, Math.Floor(Math.Log10(weakest / 3)));
        var compression = new AsinhAxis { LinearScale = linear };
        double low = Math.Min(0, compression.Compress(curve.Points.Min(point => point.Y)));
        double high = Math.Max(0, compression.Compress(curve.Points.Max(point => point.Y)));
        double margin = 0.07 * (high - low);
        return new()
        {
            LinearScale = linear,
            Minimum = compression.Expand(low - margin),
            Maximum = compression.Expand(high + margin),
        };
    }

    private Curve Single(Func<RegionProfile, double[]> values, double factor) =>
        new("", FigureStyle.Ink, LineStyle.Solid, [.. profiles.Select(run => Points(run, values(run), factor))]);

    private IReadOnlyList<DataPoint> Points(RegionProfile run, double[] values, double factor)
    {
        var points = new DataPoint[values.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(scale.Of(run.Position[i]), values[i] * factor);
        }

        return Decimation.Thin(points, scale.Place, extent);
    }

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

    /// <summary>Range of the points and of the values to include, with a margin; variations within
    /// <paramref name="noise"/> are drawn flat.</summary>
    private static (double Low, double High) Range(IEnumerable<DataPoint> points, double noise, params double[] include)
    {
        double[] values = [.. points.Select(point => point.Y), .. include];
        double low = values.Min();
        double high = values.Max();
        double middle = (low + high) / 2;
        double half = high - low > noise ? 0.57 * (high - low) : 1;
        return (middle - half, middle + half);
    }
}
