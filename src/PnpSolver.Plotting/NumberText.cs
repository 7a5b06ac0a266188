using System.Globalization;

namespace PnpSolver.Plotting;

/// <summary>Numbers as figures show them: a real minus sign, powers of ten as superscripts, SI prefixes.</summary>
internal static class NumberText
{
    private static readonly string[] Prefixes = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T"];
    private const int NoPrefix = 5;

    /// <summary>A number, to twelve digits at most.</summary>
    public static string Of(double value)
    {
        string text = value.ToString("G12", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent >= 0)
        {
            string factor = text[..exponent] is "1" or "-1" ? text[..exponent].Replace("1", "", StringComparison.Ordinal) : $"{text[..exponent]}·";
            text = $"{factor}{PowerOfTen(int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture))}";
        }

        return text.Replace('-', '−');
    }

    /// <summary>A number with a fixed number of decimals; what rounds to zero has no sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        double rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>A power of ten as a tick shows it: plain from 0.01 to 10 000, else 10ⁿ.</summary>
    public static string Decade(int exponent) =>
        exponent is >= -2 and <= 4 ? Of(Math.Pow(10, exponent)) : PowerOfTen(exponent);

    /// <summary>A length with its unit, in nm or larger: 0.80 nm, 10.0025 µm.</summary>
    /// <param name="metres">In m.</param>
    /// <param name="digits">Significant digits; digits before the point are never dropped.</param>
    /// <param name="keepZeros">Whether trailing zeros stay, as in a measured number.</param>
    public static string Length(double metres, int digits, bool keepZeros = false)
    {
        (double factor, string prefix) = Math.Abs(metres) < 1e-6 ? (1e-9, "n") : Prefix(metres);
        double value = metres / factor;
        int before = value == 0 ? 1 : 1 + (int)Math.Floor(Math.Log10(Math.Abs(value)));
        int decimals = Math.Clamp(digits - before, 0, 12);
        string text = keepZeros
            ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−')
            : Of(Math.Round(value, decimals));
        return $"{text} {prefix}m";
    }

    /// <summary>The SI prefix that brings a magnitude to 1 … 1000.</summary>
    /// <param name="magnitude">In the plain unit; 0 takes no prefix.</param>
    /// <returns>The factor of the prefix and the prefix.</returns>
    public static (double Factor, string Prefix) Prefix(double magnitude)
    {
        double size = Math.Abs(magnitude);
        int group = size > 0 ? (int)Math.Floor(Math.Log10(size * (1 + 1e-12)) / 3) : 0;
        group = Math.Clamp(group, -NoPrefix, Prefixes.Length - 1 - NoPrefix);
        return (Math.Pow(10, 3 * group), Prefixes[group + NoPrefix]);
    }

    private static string PowerOfTen(int exponent)
    {
        const string digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string text = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return $"10{(exponent < 0 ? "⁻" : "")}{string.Concat(text.Select(digit => digits[digit - '0']))}";
    }
}
