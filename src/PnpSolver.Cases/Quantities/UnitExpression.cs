using System.Collections.Immutable;

namespace PnpSolver.Cases.Quantities;

/// <summary>One unit of a compound unit with its exponent.</summary>
internal readonly record struct UnitFactor(Unit Unit, double Prefix, int Exponent);

/// <summary>A compound unit such as <c>mol/(m^2 s)</c>. Immutable.</summary>
/// <remarks>Factors stand side by side or with <c>*</c> or <c>·</c> between them; exponents follow as <c>^2</c>, <c>2</c> or <c>²</c>;
/// a product after a slash needs parentheses, since <c>a/b c</c> is read both ways.</remarks>
internal sealed record UnitExpression(ImmutableArray<UnitFactor> Factors)
{
    public Dimension Dimension =>
        Factors.Aggregate(Dimension.None, (sum, factor) => sum.Times(factor.Unit.Dimension, factor.Exponent));

    /// <summary>Added after multiplying by the size; only a plain temperature has one.</summary>
    public double Offset => Factors is [{ Exponent: 1, Unit.Offset: var offset }] ? offset : 0;

    /// <summary>Whether the size depends on the temperature.</summary>
    public bool IsThermal => Factors.Any(factor => factor.Unit.IsThermal);

    /// <summary>A number of this unit in SI, correctly rounded for powers of ten: 5 um is 5e-6.</summary>
    /// <param name="number">The number.</param>
    /// <param name="temperature">T for kT, in K.</param>
    public double ToSi(double number, double temperature)
    {
        (double numerator, double denominator) = Ratio(temperature);
        return (number * numerator / denominator) + Offset;
    }

    /// <summary>The inverse of <see cref="ToSi"/>.</summary>
    /// <param name="si">The value in SI.</param>
    /// <param name="temperature">T for kT, in K.</param>
    public double FromSi(double si, double temperature)
    {
        (double numerator, double denominator) = Ratio(temperature);
        return (si - Offset) * denominator / numerator;
    }

    /// <summary>The unit behind a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">The unit.</param>
    /// <param name="fault">What is wrong, if the result is false.</param>
    /// <param name="wanted">Dimension that a suggestion should have.</param>
    public static bool TryParse(string text, out UnitExpression expression, out string fault, Dimension? wanted = null)
    {
        var reader = new UnitReader(text, wanted);
        expression = new(reader.Read());
        fault = reader.Fault ?? "";
        return reader.Fault is null;
    }

    /// <summary>Size in SI as a quotient; small prefixes stand below, where they are whole powers of ten.</summary>
    private (double Numerator, double Denominator) Ratio(double temperature)
    {
        double numerator = 1;
        double denominator = 1;
        foreach (UnitFactor factor in Factors)
        {
            bool small = factor.Prefix < 1;
            double above = factor.Unit.At(temperature) * (small ? 1 : factor.Prefix);
            double below = factor.Unit.Divisor * (small ? Math.Round(1 / factor.Prefix) : 1);
            for (int i = 0; i < Math.Abs(factor.Exponent); i++)
            {
                numerator *= factor.Exponent > 0 ? above : below;
                denominator *= factor.Exponent > 0 ? below : above;
            }
        }

        return (numerator, denominator);
    }

    /// <summary>Reads the characters of a unit one by one.</summary>
    private sealed class UnitReader(string text, Dimension? wanted)
    {
        private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        private readonly List<UnitFactor> factors = [];
        private int position;

        public string? Fault { get; private set; }

        public ImmutableArray<UnitFactor> Read()
        {
            int sign = 1;
            bool divided = false;
            bool group = false;
            if (text.StartsWith("1/", StringComparison.Ordinal))
            {
                position = 1;
            }

            while (Fault is null && position < text.Length)
            {
                char c = text[position];
                if (c == '/' && !group)
                {
                    (sign, divided, group) = (-1, true, Take("/("));
                    position += group ? 2 : 1;
                    ReadFactor(sign);
                }
                else if (c == ')' && group)
                {
                    group = false;
                    position++;
                }
                else if (c is ' ' or '*' or '·' or '⋅')
                {
                    position++;
                    Fault ??= divided && !group ? "a product after a slash needs parentheses, as in mol/(m^2 s)" : null;
                    ReadFactor(sign);
                }
                else
                {
                    ReadFactor(sign);
                }
            }

            Fault ??= group ? "a parenthesis is not closed" : factors.Count == 0 ? "a unit is missing" : null;
            Fault ??= factors.Any(factor => factor.Unit.Offset != 0) && factors is not [{ Exponent: 1 }]
                ? "degC is for a plain temperature; write K in compound units"
                : null;
            return [.. factors];
        }

        private bool Take(string expected) => text.AsSpan(position).StartsWith(expected, StringComparison.Ordinal);

        private void ReadFactor(int sign)
        {
            int start = position;
            while (position < text.Length && IsSymbol(text[position]))
            {
                position++;
            }

            string symbol = text[start..position];
            if (symbol.Length == 0)
            {
                Fault ??= $"\"{text}\" is not a unit";
            }
            else if (UnitTable.TryFind(symbol, out Unit unit, out double prefix))
            {
                factors.Add(new(unit, prefix, sign * Exponent()));
            }
            else
            {
                string hint = UnitTable.Nearest(symbol, wanted) is { } nearest ? $", did you mean {nearest}?" : "";
                Fault ??= $"unknown unit {symbol}{hint}";
            }
        }

        private int Exponent()
        {
            int start = position;
            position += Take("^") ? 1 : 0;
            bool negative = position < text.Length && text[position] is '-' or '\u2212' or '⁻';
            position += negative ? 1 : 0;
            if (position < text.Length)
            {
                char c = text[position];
                int digit = char.IsAsciiDigit(c) ? c - '0' : Superscripts.IndexOf(c, StringComparison.Ordinal);
                if (digit > 0)
                {
                    position++;
                    return negative ? -digit : digit;
                }
            }

            if (position > start)
            {
                Fault ??= $"an exponent from 1 to 9 is missing in \"{text}\"";
            }

            return 1;
        }

        private static bool IsSymbol(char c) =>
            (char.IsLetter(c) || c is '°' or '\u030a' or '\u2103' or '\u2126') && !Superscripts.Contains(c, StringComparison.Ordinal);
    }
}
