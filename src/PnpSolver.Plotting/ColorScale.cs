using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>How the values of a map become colours. Immutable.</summary>
/// <remarks>A value has a coordinate (itself, log₁₀ v, or asinh(v/s)), and the colour is proportional to the coordinate.</remarks>
internal sealed record ColorScale
{
    private const double LogarithmicFrom = 12;
    private const double DivergingFrom = 0.1;
    private const double DecadesShown = 6;
    private const double SignedDecades = 3;
    private const double EndShare = 0.002;

    private ColorScale(MapScale kind, double low, double high) => (Kind, Low, High) = (kind, low, high);

    /// <summary>The kind; never automatic.</summary>
    public MapScale Kind { get; }

    /// <summary>Value of the first colour.</summary>
    public double Low { get; }

    /// <summary>Value of the last colour.</summary>
    public double High { get; }

    /// <summary>Whether values below <see cref="Low"/> are there, in the first colour.</summary>
    public bool IsCut { get; private init; }

    private bool IsSigned => Kind is MapScale.Diverging or MapScale.SignedLogarithmic;

    private double Size => Math.Max(-Low, High);

    private double LinearPart => Size * Math.Pow(10, -SignedDecades);

    /// <summary>The scale of a field.</summary>
    /// <param name="wanted">The kind asked for.</param>
    /// <param name="values">Range of the values, and the lowest of those above 0, in the unit shown.</param>
    public static ColorScale Of(MapScale wanted, (double Low, double High, double LowestPositive) values)
    {
        (double low, double high, double positive) = values;
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        MapScale kind = wanted == MapScale.Automatic ? Choose(low, high) : wanted;
        if (kind == MapScale.Logarithmic && positive < high)
        {
            double lowest = Math.Max(positive, high * Math.Pow(10, -DecadesShown));
            return new(kind, lowest, high) { IsCut = low < lowest };
        }

        if (kind is MapScale.Diverging or MapScale.SignedLogarithmic)
        {
            return size > 0 ? new(kind, Math.Min(low, 0), Math.Max(high, 0)) : new(kind, -1, 1);
        }

        // a flat field differs by rounding only
        double flat = 1e-9 * size;
        return high - low > flat ? new(MapScale.Linear, low, high) : new(MapScale.Linear, low - Math.Max(0.01 * size, 1e-9), high + Math.Max(0.01 * size, 1e-9));
    }

    /// <summary>The coordinate of a value.</summary>
    public double Coordinate(double value) => Kind switch
    {
        MapScale.Logarithmic => Math.Log10(value > Low ? value : double.IsNaN(value) ? value : Low),
        MapScale.SignedLogarithmic => Math.Asinh(value / LinearPart),
        _ => value,
    };

    /// <summary>Place of a coordinate on the scale: 0 at <see cref="Low"/>, 1 at <see cref="High"/>.</summary>
    public double Fraction(double coordinate)
    {
        double low = Coordinate(Low);
        return (coordinate - low) / (Coordinate(High) - low);
    }

    /// <summary>The colour at a place on the scale.</summary>
    public OxyColor ColorAt(double fraction)
    {
        (double low, double high) = (Coordinate(Low), Coordinate(High));
        return IsSigned
            ? ColorMap.Diverging[0.5 + ((low + (fraction * (high - low))) / (2 * Math.Max(-low, high)))]
            : ColorMap.Sequential[fraction];
    }

    /// <summary>The colour of a value.</summary>
    public OxyColor ColorOf(double value) => ColorAt(Fraction(Coordinate(value)));

    /// <summary>Ink that is legible on the colour of a value.</summary>
    public OxyColor InkOn(double value) => Oklab.Of(ColorOf(value)).L < 0.62 ? OxyColors.White : FigureStyle.Ink;

    /// <summary>Round values on the scale, from many to few.</summary>
    public IEnumerable<double[]> RoundValues() => Kind switch
    {
        MapScale.Logarithmic => RoundNumbers.Logarithmic(Low, High),
        MapScale.SignedLogarithmic => RoundNumbers.SignedLogarithmic(LinearPart, Size).Select(Within),
        _ => RoundNumbers.Linear(Low, High),
    };

    private double[] Within(double[] values) => [.. values.Where(value => value >= Low && value <= High)];

    /// <summary>Values of iso-lines: round ones clearly between the ends, not more than a number.</summary>
    public double[] Levels(int most) =>
        RoundValues().Select(values => (double[])[.. values.Where(value => Fraction(Coordinate(value)) is > EndShare and < 1 - EndShare)])
            .FirstOrDefault(values => values.Length <= most, []);

    private static MapScale Choose(double low, double high) =>
        low > 0 && high > LogarithmicFrom * low ? MapScale.Logarithmic
        : low < 0 && high > 0 && Math.Min(-low, high) > DivergingFrom * Math.Max(-low, high) ? MapScale.Diverging
        : MapScale.Linear;
}
