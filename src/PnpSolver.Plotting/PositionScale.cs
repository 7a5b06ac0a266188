using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;

namespace PnpSolver.Plotting;

/// <summary>The position axis of a figure: where its zero is, its unit, and whether it is linear or asinh-scaled.</summary>
/// <remarks>The core is the stretch from the first to the last ion-free region between electrolytes, or else between the
/// outermost faces with double layers. A domain that reaches farther than 25 Debye lengths beyond its core gets an
/// <see cref="AsinhAxis"/> centred on the core, with the smallest Debye length as its linear scale.</remarks>
internal sealed class PositionScale
{
    private const double FarInDebyeLengths = 25;
    private const double LargestCoreShare = 0.6;
    private readonly double origin;
    private readonly double unit;

    private PositionScale(double origin, double unit, Axis axis)
    {
        this.origin = origin;
        this.unit = unit;
        Axis = axis;
    }

    /// <summary>The axis; its values are <see cref="Of"/> positions.</summary>
    public Axis Axis { get; }

    /// <summary>The axis' title where there is little room.</summary>
    public string ShortTitle { get; private init; } = "";

    /// <summary>The axis value of a position in m.</summary>
    public double Of(double position) => (position - origin) / unit;

    /// <summary>Whether the axis is asinh-scaled, its zero at the core.</summary>
    public bool IsCompressed => Axis is AsinhAxis;

    /// <summary>Place of an axis value on a scale that is proportional to the page.</summary>
    public double Place(double value) => Axis is AsinhAxis asinh ? asinh.Compress(value) : value;

    /// <summary>The points of a curve in axis units, no more than the page can show.</summary>
    /// <param name="positions">In m, rising.</param>
    /// <param name="values">Its values.</param>
    /// <param name="factor">What they are multiplied by.</param>
    public IReadOnlyList<DataPoint> Points(double[] positions, double[] values, double factor)
    {
        var points = new DataPoint[values.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(Of(positions[i]), values[i] * factor);
        }

        return Decimation.Thin(points, Place, (Place(Axis.Minimum), Place(Axis.Maximum)));
    }

    /// <summary>The scale that suits a solution.</summary>
    public static PositionScale For(
        PnpProblem problem, IReadOnlyList<RegionProfile> profiles, IReadOnlyList<ScreeningFace> faces)
    {
        double low = profiles[0].Position[0];
        double high = profiles[^1].Position[^1];
        string symbol = problem.Grid.Coordinates == CoordinateSystem.Planar ? "x" : "r";
        if (faces.Count == 0)
        {
            return Linear(symbol, low, high);
        }

        Core core = Core.Of(profiles, faces);
        double length = faces.Min(face => face.DebyeLength);
        double reach = Math.Max(core.Low - low, high - core.High);
        return reach > FarInDebyeLengths * length
            ? Asinh(symbol, (low, high), core, length)
            : Linear(symbol, low, high);
    }

    /// <summary>The scale that suits a cut through an axisymmetric solution.</summary>
    public static PositionScale Along(Cut cut)
    {
        (double low, double high) = (cut.Runs[0].Position[0], cut.Runs[^1].Position[^1]);
        double[] faces = [.. cut.Runs.Skip(1).Select(run => run.Position[0])];
        if (faces.Length == 0 || cut.DebyeLength <= 0)
        {
            return Linear(cut.Symbol, low, high);
        }

        bool isAroundAxis = cut.Direction == CutDirection.Radial && low == 0 && faces[^1] <= FarInDebyeLengths * cut.DebyeLength;
        Core core = isAroundAxis ? new(-faces[^1], faces[^1], "axis") : Core.Between(cut.Runs, faces[0], faces[^1]);
        return Math.Max(core.Low - low, high - core.High) > FarInDebyeLengths * cut.DebyeLength
            ? Asinh(cut.Symbol, (low, high), core, cut.DebyeLength)
            : Linear(cut.Symbol, low, high);
    }

    private static PositionScale Linear(string symbol, double low, double high)
    {
        // 9999 nm read better than 9.999 µm, 20 µm better than 20000 nm
        (double unit, string prefix) = NumberText.Prefix(Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)) / 10, 1e-9));
        string name = symbol == "r" ? "Radius r" : $"Position {symbol}";
        var axis = new LinearAxis
        {
            Minimum = low / unit,
            Maximum = high / unit,
            Title = $"{name} ({prefix}m)",
            LabelFormatter = NumberText.Of,
            IntervalLength = 26,
        };
        return new(0, unit, axis);
    }

    private static PositionScale Asinh(string symbol, (double Low, double High) domain, Core core, double debyeLength)
    {
        const double nm = 1e-9;
        double centre = (core.Low + core.High) / 2;
        double half = (core.High - core.Low) / 2;
        double reach = Math.Max(core.Low - domain.Low, domain.High - core.High);
        bool atZero = Math.Abs(centre) <= 1e-12 * (domain.High - domain.Low);
        string place = atZero ? "" : $" at {symbol} = {NumberText.Length(centre, 6)}";
        var axis = new AsinhAxis
        {
            LinearScale = debyeLength / nm,
            CoreHalfWidth = half / nm,
            CoreWeight = Math.Min(half / debyeLength, LargestCoreShare * Math.Asinh(reach / debyeLength)),
            Minimum = (domain.Low - centre) / nm,
            Maximum = (domain.High - centre) / nm,
            Title = $"Distance from {core.Name}{place} (nm)",
            TickText = LengthTick,
        };
        return new(centre, nm, axis) { ShortTitle = atZero ? $"{symbol} (nm)" : $"{symbol} − {NumberText.Length(centre, 6)} (nm)" };
    }

    /// <summary>Where a position is on the axis, with its unit: −5 mm.</summary>
    public string Text(double position) => NumberText.Length(position - origin, 3);

    /// <summary>Nanometres bare, as the title says; from 1 µm on with their unit.</summary>
    private static string LengthTick(double nanometres) =>
        Math.Abs(nanometres) < 999.5 ? NumberText.Of(nanometres) : NumberText.Length(nanometres * 1e-9, 6);

    private sealed record Core(double Low, double High, string Name)
    {
        private const int LongestName = 20;

        public static Core Of(IReadOnlyList<RegionProfile> profiles, IReadOnlyList<ScreeningFace> faces)
        {
            var slabs = profiles.Where((run, p) => !run.AdmitsIons
                && profiles.Take(p).Any(other => other.AdmitsIons) && profiles.Skip(p + 1).Any(other => other.AdmitsIons)).ToList();
            if (slabs.Count > 0)
            {
                return Between(profiles, slabs[0].Position[0], slabs[^1].Position[^1]);
            }

            return Between(profiles, faces.Min(face => face.Position), faces.Max(face => face.Position));
        }

        public static Core Between(IReadOnlyList<RegionProfile> profiles, double low, double high) =>
            new(low, high, Describe(profiles, low, high));

        private static string Describe(IReadOnlyList<RegionProfile> profiles, double low, double high)
        {
            if (low == high)
            {
                return low == profiles[0].Position[0] || low == profiles[^1].Position[^1] ? "wall" : "interface";
            }

            RegionProfile? layer = profiles.FirstOrDefault(run => run.Position[0] == low && run.Position[^1] == high);
            return layer is null || layer.Region.Length > LongestName ? "centre" : $"{layer.Region} centre";
        }
    }
}
