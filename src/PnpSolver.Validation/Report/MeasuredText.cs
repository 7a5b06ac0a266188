using System.Globalization;
using PnpSolver.Cases;

namespace PnpSolver.Validation.Report;

/// <summary>Numbers as the report shows them: uncertainties to two digits, values to match, a unit in which they are of sensible length.</summary>
public static class MeasuredText
{
    private const int ShownDigits = 10; // of a number that is exact, or whose error is not known
    private const int MostDigits = 12;
    private const int FewDigits = 3; // of a number whose zeros say how well it is known
    private const double LargestFixed = 1e6;
    private const double SmallestFixed = 1e-3;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A number with its uncertainty, such as −74.148736 ± 0.000012 mV.</summary>
    /// <param name="number">The number.</param>
    public static string Of(Measured number)
    {
        ArgumentNullException.ThrowIfNull(number);
        DisplayUnit unit = DisplayUnit.For(number.Unit, Math.Abs(number.Value));
        double value = number.Value / unit.Size;
        return WithUnit(number.Uncertainty is > 0 and var half && !number.IsRoundOff ? Of(value, half / unit.Size) : Number(value, ShownDigits), unit.Symbol);
    }

    /// <summary>A number to some digits with its unit.</summary>
    /// <param name="value">The number, in SI.</param>
    /// <param name="si">SI unit.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Of(double value, string si, int digits)
    {
        DisplayUnit unit = DisplayUnit.For(si, Math.Abs(value));
        return WithUnit(Number(value / unit.Size, digits), unit.Symbol);
    }

    /// <summary>A number to some significant digits, many without idle zeros, with a minus sign; powers of ten where it is very large or small.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Number(double value, int digits)
    {
        if (value == 0)
        {
            return "0";
        }

        int exponent = Exponent(value, digits);
        bool isFixed = Math.Abs(value) < LargestFixed && exponent >= -3;
        string text = isFixed ? Fixed(value, Math.Max(0, digits - 1 - exponent)) : Fixed(value / Math.Pow(10, exponent), digits - 1);
        return $"{(digits > FewDigits ? Trimmed(text) : text)}{(isFixed ? "" : Power(exponent))}";
    }

    /// <summary>A signed relative deviation in per cent to two digits; 0 below round-off.</summary>
    /// <param name="deviation">The deviation, relative.</param>
    public static string Percent(double deviation) => $"{(deviation > 0 ? "+" : "")}{Number(100 * deviation, 2)}\u00a0%";

    private static string Of(double value, double half)
    {
        double scale = Math.Max(Math.Abs(value), half);
        if (scale is < LargestFixed and >= SmallestFixed)
        {
            return Pair(value, half);
        }

        int exponent = (int)Math.Floor(Math.Log10(scale));
        double power = Math.Pow(10, exponent);
        return $"({Pair(value / power, half / power)}){Power(exponent)}";
    }

    /// <summary>Both to the second digit of the uncertainty, or to the last digit that a double can tell.</summary>
    private static string Pair(double value, double half)
    {
        int decimals = 1 - Exponent(half, 2);
        int most = MostDigits - 1 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(value), half)));
        return decimals > most ? $"{Fixed(value, Math.Max(0, most))} ± {Number(half, 2)}" : $"{Fixed(value, Math.Max(0, decimals))} ± {Fixed(half, Math.Max(0, decimals))}";
    }

    /// <summary>Exponent of the first digit after rounding: 9.96 to two digits is 10.</summary>
    private static int Exponent(double value, int digits)
    {
        string text = value.ToString($"e{digits - 1}", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }

    private static string Fixed(double value, int decimals)
    {
        string text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        bool isZero = text.AsSpan().IndexOfAnyExcept('-', '0', '.') < 0;
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    private static string Trimmed(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Power(int exponent) =>
        $"×10{(exponent < 0 ? "⁻" : "")}{string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']))}";

    private static string WithUnit(string number, string unit) => unit.Length > 0 ? $"{number} {unit.Replace("^2", "²", StringComparison.Ordinal).Replace("^3", "³", StringComparison.Ordinal)}" : number;
}
