using System.Globalization;

namespace PnpSolver.Cli.Reports;

/// <summary>Numbers as tables show them.</summary>
internal static class NumberText
{
    private const int SignificantDigits = 6;
    private const double LargestFixed = 1e7;
    private const double SmallestFixed = 1e-4;
    private const double RoundOffPercent = 1e-9;

    /// <summary>A value with as many decimals as give the scale six significant digits; scientific where the scale is extreme.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scale">The magnitude that sets the decimals, such as the largest of a row.</param>
    public static string Of(double value, double scale)
    {
        if (value == 0)
        {
            return "0";
        }

        if (scale >= LargestFixed || scale < SmallestFixed)
        {
            return value.ToString("0.00e0", CultureInfo.InvariantCulture);
        }

        int decimals = Math.Max(0, SignificantDigits - 1 - (int)Math.Floor(Math.Log10(scale)));
        string text = value.ToString($"F{Math.Min(decimals, SignificantDigits)}", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyExcept('-', '0', '.') < 0 ? value.ToString("0.00e0", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A value without idle zeros.</summary>
    /// <param name="value">The value.</param>
    /// <param name="digits">Most significant digits.</param>
    public static string Short(double value, int digits = SignificantDigits)
    {
        double size = Math.Abs(value);
        return size is 0 or (>= SmallestFixed and < LargestFixed)
            ? double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture)
            : value.ToString($"0.{new string('#', digits - 1)}e0", CultureInfo.InvariantCulture);
    }

    /// <summary>A value with fifteen digits: all that a typed decimal has, none of its rounding to binary.</summary>
    public static string Full(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : $"{text[..exponent]}e{int.Parse(text.AsSpan(exponent + 1), CultureInfo.InvariantCulture)}";
    }

    /// <summary>A relative deviation in per cent with two significant digits and its sign; round-off is 0.</summary>
    public static string Percent(double deviation)
    {
        double percent = Math.Abs(100 * deviation) > RoundOffPercent ? 100 * deviation : 0;
        double size = Math.Abs(percent);
        string format = size switch
        {
            0 => "0",
            < 1e-4 => "+0.0e0;-0.0e0",
            < 10 => $"+0.{new string('0', 1 - (int)Math.Floor(Math.Log10(size)))};-0.{new string('0', 1 - (int)Math.Floor(Math.Log10(size)))}",
            _ => "+0;-0",
        };
        return $"{percent.ToString(format, CultureInfo.InvariantCulture)} %";
    }

    /// <summary>A small relative number such as a round-off error.</summary>
    public static string RoundOff(double value) => value == 0 ? "0" : value.ToString("0e0", CultureInfo.InvariantCulture);
}
