using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Cases;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Tests.Cases;

public sealed class UnitTextTests
{
    public static TheoryData<string> Spellings => new(AllSpellings());

    private static string[] AllSpellings() =>
        [.. UnitTable.Units.SelectMany(unit => unit.Aliases.Prepend(unit.Symbol)
            .SelectMany(symbol => unit.Prefixes.Select(prefix => prefix + symbol).Prepend(symbol)))];

    [Theory]
    [InlineData("5 nm", 5e-9, "m")]
    [InlineData("5 um", 5e-6, "m")]
    [InlineData("5 \u00b5m", 5e-6, "m")]
    [InlineData("5 \u03bcm", 5e-6, "m")]
    [InlineData("3 \u00c5", 3e-10, "m")]
    [InlineData("3 \u212b", 3e-10, "m")]
    [InlineData("-70 mV", -0.07, "V")]
    [InlineData("\u221270 mV", -0.07, "V")]
    [InlineData("140 mM", 140, "mol/m^3")]
    [InlineData("2 M", 2000, "mol/m^3")]
    [InlineData("2 Mm", 2e6, "m")]
    [InlineData("10 min", 600, "s")]
    [InlineData("2 h", 7200, "s")]
    [InlineData("1 day", 86400, "s")]
    [InlineData("1 Pa", 1, "Pa")]
    [InlineData("37 degC", 310.15, "K")]
    [InlineData("37 \u00b0C", 310.15, "K")]
    [InlineData("1 cm^2/s", 1e-4, "m^2/s")]
    [InlineData("1 cm2/s", 1e-4, "m^2/s")]
    [InlineData("1 cm\u00b2/s", 1e-4, "m^2/s")]
    [InlineData("1 cm^2 s^-1", 1e-4, "m^2/s")]
    [InlineData("0.5 mS/cm^2", 5, "S/m^2")]
    [InlineData("1 uF/cm^2", 0.01, "F/m^2")]
    [InlineData("4000 /um^2", 4e15, "/m^2")]
    [InlineData("100 /s", 100, "/s")]
    [InlineData("100 1/s", 100, "/s")]
    [InlineData("1e-8 mol/(m^2 s)", 1e-8, "mol/(m^2 s)")]
    [InlineData("1e-8 mol/m^2/s", 1e-8, "mol/(m^2 s)")]
    [InlineData("1 e/nm^2", 0.1602176634, "C/m^2")]
    [InlineData("1 kcal/mol", 4184, "J/mol")]
    [InlineData("1 eV", 1.602176634e-19, "J")]
    [InlineData("2 kT", 2 * 1.380649e-23 * 298.15, "J")]
    [InlineData("1 kT/e", 1.380649e-23 * 298.15 / 1.602176634e-19, "V")]
    [InlineData("-2", -2, "")]
    public void AValueIsReadInSi(string text, double value, string unit)
    {
        UnitValue read = UnitText.Parse(text);

        Assert.Equal(unit, read.Unit);
        Assert.Equal(value, read.Value, Math.Abs(value) * 2e-16);
    }

    [Theory]
    [InlineData("5nm", "put a space between number and unit: 5 nm")]
    [InlineData("0,5 nm", "write a decimal point, not a comma: 0.5 nm")]
    [InlineData("1 000 nm", "write the digits of a number without gaps")]
    [InlineData("5 mv", "unknown unit mv, did you mean mV?")]
    [InlineData("5 nanometers", "unknown unit nanometers")]
    [InlineData("5 m^2/s K", "a product after a slash needs parentheses")]
    [InlineData("5 m^", "an exponent from 1 to 9 is missing")]
    [InlineData("5 m/", "\"m/\" is not a unit")]
    [InlineData("5 mol/(m^2 s", "a parenthesis is not closed")]
    [InlineData("5 degC/s", "degC is for a plain temperature")]
    [InlineData("nan V", "only finite numbers are accepted")]
    [InlineData("1e999 m", "the number is too large")]
    [InlineData("1e308 Ym", "the value is too large")]
    [InlineData("2x10^-9 m", "")]
    [InlineData("2 x10^-9 m", "write powers of ten as in 1.96e-9")]
    [InlineData("", "expected a number, a space and a unit")]
    [InlineData("nm", "expected a number, a space and a unit")]
    public void AMalformedValueIsExplained(string text, string why)
    {
        FormatException exception = Assert.Throws<FormatException>(() => UnitText.Parse(text));

        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void EveryUnitWithEveryPrefixIsReadAsItself(string symbol)
    {
        Assert.True(UnitTable.TryFind(symbol, out Unit unit, out double prefix));

        double expected = (prefix * unit.At(298.15) / unit.Divisor) + unit.Offset;
        Assert.Equal(expected, UnitText.Parse("1 " + symbol).Value, expected * 1e-15);
    }

    [Fact]
    public void NoTwoUnitsShareASpelling()
    {
        // "min" is the minute because no unit is called "in"; a new unit must not create such a clash
        var seen = new Dictionary<string, string>();
        foreach (Unit unit in UnitTable.Units)
        {
            foreach (string symbol in unit.Aliases.Prepend(unit.Symbol))
            {
                foreach (string spelling in unit.Prefixes.Select(prefix => prefix + symbol).Prepend(symbol))
                {
                    Assert.True(seen.TryAdd(spelling, unit.Symbol), $"{spelling} is {unit.Symbol} and {seen[spelling]}");
                }
            }
        }
    }

    [Property]
    public void FormattingInAnyUnitIsUndoneByReading(NormalFloat value, NonNegativeInt which)
    {
        string[] units = [.. AllSpellings(), "mol/(m^2 s)", "mS/cm^2", "e/nm^2", "cm^2/s", "/um^2", "kT/e"];
        double si = value.Get % 1e6;

        string text = UnitText.Format(si, units[which.Get % units.Length]);

        Assert.Equal(si, UnitText.Parse(text).Value, Math.Max(Math.Abs(si), 273.15) * 1e-15);
    }

    [Fact]
    public void EveryFormOfAQuantityHasItsDimension()
    {
        foreach (QuantityKind kind in QuantityKind.All.Where(kind => kind != QuantityKind.Energy))
        {
            Assert.All(kind.Templates, form => Assert.Equal(kind.Dimension, QuantityKind.Parsed(form).Dimension));
            Assert.All(kind.Examples.Split(", "), example => Assert.Equal(kind.Dimension, QuantityKind.Parsed(example).Dimension));
        }
    }

    [Fact]
    public void ThePatternOfAQuantityAcceptsItsExamplesAndNoOthers()
    {
        foreach (QuantityKind kind in QuantityKind.All)
        {
            foreach (QuantityKind other in QuantityKind.All)
            {
                foreach (string unit in other.Examples.Split(", "))
                {
                    bool accepts = System.Text.RegularExpressions.Regex.IsMatch(unit, $"^{UnitPattern.Of(kind)}$");
                    bool same = kind.Templates.Any(form => QuantityKind.Parsed(form).Dimension == QuantityKind.Parsed(unit).Dimension);
                    Assert.True(accepts == same, $"{unit} as {kind.Phrase}: {accepts}");
                }
            }
        }
    }

    [Fact]
    public void NumbersDoNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal(0.0015, UnitText.Parse("1.5 mV").Value);
            Assert.Equal("1.5 mV", UnitText.Format(0.0015, "mV"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
