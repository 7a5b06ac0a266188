using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Colours of numbers from 0 to 1, equally different to the eye for equal differences.</summary>
/// <remarks>Curves in Ottosson's space OKLab, in which the distance of two colours is how different they look, run through at
/// constant speed with lightness that only falls (or falls to both ends). Source: https://bottosson.github.io/posts/oklab/.</remarks>
internal sealed class ColorMap
{
    private const int Count = 1024;
    private const int ArcSteps = 4096;
    private readonly OxyColor[] table;

    private ColorMap(Func<double, Oklab> curve)
    {
        Oklab[] points = [.. Enumerable.Range(0, ArcSteps + 1).Select(k => curve(k / (double)ArcSteps))];
        var arc = new double[ArcSteps + 1];
        for (int k = 1; k <= ArcSteps; k++)
        {
            arc[k] = arc[k - 1] + points[k].DistanceTo(points[k - 1]);
        }

        table = new OxyColor[Count];
        int at = 0;
        for (int k = 0; k < Count; k++)
        {
            while (at < ArcSteps && arc[at] < arc[^1] * k / (Count - 1) * (1 - 1e-12))
            {
                at++;
            }

            table[k] = points[at].ToColor();
        }
    }

    /// <summary>From pale yellow over green to dark blue.</summary>
    public static ColorMap Sequential { get; } = new(t => Oklab.Polar(
        0.975 - (0.575 * t), 0.05 + (0.042 * Math.Sin(Math.PI * Math.Pow(t, 0.75))) + (0.05 * t * t), 104 + (162 * t)));

    /// <summary>From blue over near white at ½ to red.</summary>
    public static ColorMap Diverging { get; } = new(t => Oklab.Polar(
        0.975 - (0.43 * Math.Abs((2 * t) - 1)), 0.145 * Math.Abs((2 * t) - 1), t < 0.5 ? 255 : 28));

    /// <summary>The colour of a number; below 0 that of 0, above 1 that of 1.</summary>
    public OxyColor this[double fraction] => table[(int)Math.Round(Math.Clamp(fraction, 0, 1) * (Count - 1))];
}

/// <summary>A colour in OKLab: lightness, green to red, blue to yellow.</summary>
internal readonly record struct Oklab(double L, double A, double B)
{
    /// <summary>The colour of a lightness, a chroma and a hue in degrees.</summary>
    public static Oklab Polar(double lightness, double chroma, double hue)
    {
        (double sine, double cosine) = Math.SinCos(hue * Math.PI / 180);
        return new(lightness, chroma * cosine, chroma * sine);
    }

    /// <summary>The colour of an sRGB colour.</summary>
    public static Oklab Of(OxyColor color)
    {
        (double r, double g, double b) = (Decode(color.R), Decode(color.G), Decode(color.B));
        double l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        double m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        double s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>How different two colours look.</summary>
    public double DistanceTo(Oklab other) => Math.Sqrt(Square(L - other.L) + Square(A - other.A) + Square(B - other.B));

    /// <summary>The colour in sRGB; components outside its range are cut.</summary>
    public OxyColor ToColor()
    {
        double l = Cube(L + (0.3963377774 * A) + (0.2158037573 * B));
        double m = Cube(L - (0.1055613458 * A) - (0.0638541728 * B));
        double s = Cube(L - (0.0894841775 * A) - (1.2914855480 * B));
        return OxyColor.FromRgb(
            Encode((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Encode((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Encode((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    private static double Square(double x) => x * x;

    private static double Cube(double x) => x * x * x;

    private static byte Encode(double linear)
    {
        double x = Math.Clamp(linear, 0, 1);
        return (byte)Math.Round(255 * (x <= 0.0031308 ? 12.92 * x : (1.055 * Math.Pow(x, 1 / 2.4)) - 0.055));
    }

    private static double Decode(byte encoded)
    {
        double x = encoded / 255.0;
        return x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);
    }
}
