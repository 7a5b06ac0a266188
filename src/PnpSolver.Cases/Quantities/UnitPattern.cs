using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PnpSolver.Cases.Quantities;

/// <summary>Regular expressions for numbers and units; the reader and the JSON Schema use the same ones.</summary>
internal static class UnitPattern
{
    private const string Unsigned = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+\u2212-]?[0-9]+)?";
    private const string Product = "[ *·⋅]";
    private static readonly string[] Superscript = ["", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

    /// <summary>The end of the text; a dollar sign alone would let a line break pass in .NET.</summary>
    public const string End = "(?!\\n)$";

    /// <summary>What stands between number and unit.</summary>
    public const string Space = "[ \u00a0\u2009\u202f]+";

    /// <summary>A number of a sign.</summary>
    public static string Number(Sign sign) => sign switch
    {
        Sign.Positive => "\\+?(?=[0.]*[1-9])" + Unsigned,
        Sign.NotNegative => "\\+?" + Unsigned,
        _ => "[+\u2212-]?" + Unsigned,
    };

    /// <summary>All spellings of the units of a quantity.</summary>
    public static string Of(QuantityKind kind) =>
        $"(?:{string.Join('|', kind.Templates.SelectMany(template => Forms(QuantityKind.Parsed(template))).Distinct())})";

    private static IEnumerable<string> Forms(UnitExpression unit)
    {
        UnitFactor[] above = [.. unit.Factors.Where(factor => factor.Exponent > 0)];
        UnitFactor[] below = [.. unit.Factors.Where(factor => factor.Exponent < 0)];
        string numerator = string.Join(Product, above.Select(factor => Spelt(factor, 1)));
        if (below.Length == 0)
        {
            yield return numerator;
            yield break;
        }

        foreach (UnitFactor[] order in below.Length == 1 ? [below] : new[] { below, [.. below.Reverse()] })
        {
            string one = above.Length == 0 ? "1?" : numerator;
            string[] denominators = [.. order.Select(factor => Spelt(factor, -1))];
            yield return one + string.Concat(denominators.Select(d => "/" + d));
            if (order.Length > 1)
            {
                yield return $"{one}/\\({string.Join(Product, denominators)}\\)";
            }

            IEnumerable<string> inverse = order.Select(factor => Inverse(factor));
            yield return string.Join(Product, above.Length == 0 ? inverse : inverse.Prepend(numerator));
        }
    }

    private static string Spelt(UnitFactor factor, int sign)
    {
        int exponent = factor.Exponent * sign;
        return Symbol(factor.Unit) + (exponent == 1 ? "" : $"(?:\\^?{exponent}|{Superscript[exponent]})");
    }

    private static string Inverse(UnitFactor factor) =>
        $"{Symbol(factor.Unit)}(?:\\^?[\u2212-]{-factor.Exponent}|⁻{Superscript[-factor.Exponent]})";

    private static string Symbol(Unit like)
    {
        ImmutableArray<string> spellings =
        [
            .. UnitTable.OfDimension(like.Dimension).Select(unit =>
            {
                string symbols = string.Join('|', unit.Aliases.Prepend(unit.Symbol).Select(Regex.Escape));
                return unit.Prefixes.Length > 0 ? $"[{unit.Prefixes}]?(?:{symbols})" : symbols;
            }),
        ];
        return $"(?:{string.Join('|', spellings)})";
    }
}

/// <summary>What sign a number may have.</summary>
internal enum Sign
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>Zero or positive.</summary>
    NotNegative,

    /// <summary>Positive.</summary>
    Positive,
}
