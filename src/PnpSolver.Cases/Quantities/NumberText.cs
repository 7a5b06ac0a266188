using System.Globalization;
using System.Text.RegularExpressions;

namespace PnpSolver.Cases.Quantities;

/// <summary>Numbers as people type them, and what may be wrong with them.</summary>
internal static partial class NumberText
{
    /// <summary>The value of a text that matches one of the number patterns; a minus sign U+2212 counts as '-'.</summary>
    public static double Parse(string text) =>
        double.Parse(text.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Splits <c>5 nm</c> into number and unit; the unit is empty for a pure number.</summary>
    /// <returns>False, with the reason, when the text does not begin with a number or is badly spaced.</returns>
    public static bool TrySplit(string text, out double number, out string unit, out string fault)
    {
        Match match = Leading().Match(text);
        (number, unit, fault) = (double.NaN, "", "");
        if (!match.Success)
        {
            fault = Words().IsMatch(text) ? "only finite numbers are accepted" : "";
            return false;
        }

        string rest = text[match.Length..];
        unit = rest.Trim(' ', '\u00a0', '\u2009', '\u202f');
        number = Parse(match.Value);
        fault = Misspelt(text, match.Value, rest, unit);
        if (fault.Length == 0 && !double.IsFinite(number))
        {
            fault = "the number is too large";
        }

        return fault.Length == 0;
    }

    private static string Misspelt(string text, string number, string rest, string unit)
    {
        if (rest.Length == 0)
        {
            return "";
        }

        if (rest[0] == ',')
        {
            return $"write a decimal point, not a comma: {text.Replace(',', '.')}";
        }

        if (unit.Length > 0 && (char.IsAsciiDigit(unit[0]) || rest[0] is '\'' or '_') && !unit.StartsWith("1/", StringComparison.Ordinal))
        {
            return "write the digits of a number without gaps";
        }

        if (rest[0] is '*' or '×' || unit.StartsWith("x10", StringComparison.Ordinal) || unit.StartsWith('×'))
        {
            return "write powers of ten as in 1.96e-9";
        }

        if (rest[0] is '+' or '-' or '\u2212' && unit.Length == 1)
        {
            return $"write the sign first: {rest[0]}{number}";
        }

        return rest[0] is ' ' or '\u00a0' or '\u2009' or '\u202f' ? "" : $"put a space between number and unit: {number} {unit}";
    }

    [GeneratedRegex("^[+\u2212-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+\u2212-]?[0-9]+)?")]
    private static partial Regex Leading();

    [GeneratedRegex("^[+\u2212-]?\\.?(?:nan|inf|infinity|\u221e)(?: |$)", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
