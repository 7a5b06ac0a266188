using System.Collections.Immutable;
using System.Globalization;

namespace PnpSolver.Cases.Quantities;

/// <summary>One unit of a compound unit with its exponent.</summary>
internal readonly record struct UnitFactor(Unit Unit, double Prefix, int Exponent);

/// <summary>A compound unit such as <c>mol/(m^2 s)</c>. Immutable.</summary>
/// <remarks>Factors stand side by side or with <c>*</c> or <c>·</c> between them; exponents follow as <c>^2</c>, <c>2</c> or <c>²</c>;
/// a product after a slash needs parentheses, since <c>a/b c</c> is read both ways.</remarks>
internal sealed record UnitExpression(ImmutableArray<UnitFactor> Factors)
{
    /// <summary>Largest exponent.</summary>
    public const int MaxExponent = 9;

    public Dimension Dimension =>
        Factors.Aggregate(Dimension.None, (sum, factor) => sum.Times(factor.Unit.Dimension, factor.Exponent));

    /// <summary>Added after multiplying by the size; only a plain temperature has one.</summary>
    public double Offset => Factors is [{ Exponent: 1, Unit.Offset: var offset }] ? offset : 0;

    /// <summary>Whether the size depends on the temperature.</summary>
    public bool IsThermal => Factors.Any(factor => factor.Unit.IsThermal);

    /// <summary>Size in SI.</summary>
    /// <param name="temperature">T for kT, in K.</param>
    public double SizeAt(double temperature)
    {
        // multiplying and dividing by whole powers keeps exact sizes exact: 1 cm^2 is 1e-4 rather than (1e-2)^2
        double numerator = 1;
        double denominator = 1;
        foreach (UnitFactor factor in Factors)
        {
            bool small = factor.Prefix < 1;
            double prefix = small ? Math.Round(1 / factor.Prefix) : factor.Prefix;
            double up = Power(factor.Unit.At(temperature), Math.Abs(factor.Exponent));
            double scale = Power(prefix, Math.Abs(factor.Exponent));
            (numerator, denominator) = factor.Exponent > 0 ? (numerator * up, denominator) : (numerator, denominator * up);
            (numerator, denominator) = factor.Exponent > 0 != small
                ? (numerator * scale, denominator)
                : (numerator, denominator * scale);
        }

        return numerator / denominator;
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

    private static double Power(double value, int exponent)
    {
        double product = 1;
        for (int i = 0; i < exponent; i++)
        {
            product *= value;
        }

        return product;
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
                }
                else if (c == ')' && group)
                {
                    group = false;
                    position++;
                }
                else if (c is ' ' or '*' or '·' or '⋅')
                {
                    position++;
                    Fault ??= divided && !group && position < text.Length
                        ? "a product after a slash needs parentheses, as in mol/(m^2 s)"
                        : null;
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
                Fault = $"\"{text}\" is not a unit";
            }
            else if (UnitTable.TryFind(symbol, out Unit unit, out double prefix))
            {
                factors.Add(new(unit, prefix, sign * Exponent()));
            }
            else
            {
                string hint = UnitTable.Nearest(symbol, wanted) is { } nearest ? $", did you mean {nearest}?" : "";
                Fault = $"unknown unit {symbol}{hint}";
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
                Fault = string.Create(CultureInfo.InvariantCulture, $"an exponent from 1 to {MaxExponent} is missing in \"{text}\"");
            }

            return 1;
        }

        private static bool IsSymbol(char c) =>
            (char.IsLetter(c) || c is '°' or '\u030a' or '\u2103' or '\u2126') && !Superscripts.Contains(c, StringComparison.Ordinal);
    }
}
