using System.Globalization;

namespace PnpSolver.Plotting;

/// <summary>Times as people say them: 0.1 ns, 20 ms, 5 min, 27.8 h.</summary>
internal static class TimeText
{
    /// <summary>A minute, in s.</summary>
    public const double Minute = 60;

    /// <summary>An hour, in s.</summary>
    public const double Hour = 3600;

    private const double Day = 86400;
    private const double LongInHours = 1000;

    /// <summary>A time to three digits.</summary>
    /// <param name="seconds">In s.</param>
    public static string Of(double seconds)
    {
        double size = Math.Abs(seconds);
        (double unit, string name) = size switch
        {
            < 0.9995 * Minute => Seconds(size),
            < 0.9995 * Hour => (Minute, "min"),
            < 0.9995 * LongInHours * Hour => (Hour, "h"),
            _ => (Day, "d"),
        };
        return $"{NumberText.Of(double.Parse((seconds / unit).ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))} {name}";
    }

    /// <summary>A tick of a logarithmic axis: powers of ten of a second up to 10 s, minutes and powers of ten of an hour beyond.</summary>
    /// <param name="seconds">In s.</param>
    public static string Tick(double seconds)
    {
        double hours = seconds / Hour;
        double exponent = Math.Log10(hours);
        bool isPower = Math.Abs(exponent - Math.Round(exponent)) < 1e-9;
        string number = isPower ? NumberText.Decade((int)Math.Round(exponent)) : NumberText.Of(Math.Round(hours));
        return hours < 0.99 * LongInHours ? Of(seconds) : $"{number} h";
    }

    private static (double Unit, string Name) Seconds(double size)
    {
        (double factor, string prefix) = NumberText.Prefix(size * 1.0005); // 999.6 ns is 1 µs to three digits
        return (factor, prefix + "s");
    }
}
