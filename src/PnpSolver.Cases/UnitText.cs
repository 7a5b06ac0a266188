using System.Globalization;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases;

/// <summary>Values with units as people type them: <c>5 nm</c>, <c>0.5 mS/cm^2</c>, <c>25 degC</c>.</summary>
public static class UnitText
{
    /// <summary>The value of a text in SI.</summary>
    /// <param name="text">A number, a space and a unit; or a number alone.</param>
    /// <param name="temperature">T for kT, in K.</param>
    /// <exception cref="FormatException">The text is no such thing; the message says why and names the nearest unit.</exception>
    public static UnitValue Parse(string text, double temperature = 298.15) =>
        TryParse(text, temperature, out UnitValue value, out string fault)
            ? value
            : throw new FormatException($"\"{text}\": {fault}");

    /// <summary>The value of a text in SI, or why it has none.</summary>
    /// <param name="text">A number, a space and a unit; or a number alone.</param>
    /// <param name="temperature">T for kT, in K.</param>
    /// <param name="value">The value.</param>
    /// <param name="fault">What is wrong, if the result is false.</param>
    public static bool TryParse(string text, double temperature, out UnitValue value, out string fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new(double.NaN, "", "");
        if (!NumberText.TrySplit(text.Trim(), out double number, out string unitText, out fault))
        {
            fault = fault.Length > 0 ? fault : "expected a number, a space and a unit, such as 5 nm";
            return false;
        }

        if (unitText.Length == 0)
        {
            value = new(number, "", "a pure number");
            return true;
        }

        if (!UnitExpression.TryParse(unitText, out UnitExpression unit, out fault))
        {
            return false;
        }

        QuantityKind? kind = QuantityKind.OfDimension(unit.Dimension);
        double si = unit.ToSi(number, temperature);
        value = new(si, kind?.SiUnit ?? unit.Dimension.ToString(), kind?.Phrase ?? "a quantity without a name here");
        fault = double.IsFinite(si) ? "" : "the value is too large";
        return fault.Length == 0;
    }

    /// <summary>A value in a unit, with all its digits: the inverse of <see cref="Parse"/>.</summary>
    /// <param name="si">The value in SI.</param>
    /// <param name="unit">The unit to write it in.</param>
    /// <param name="temperature">T for kT, in K.</param>
    /// <exception cref="FormatException">The unit is not known.</exception>
    public static string Format(double si, string unit, double temperature = 298.15)
    {
        if (!UnitExpression.TryParse(unit, out UnitExpression expression, out string fault))
        {
            throw new FormatException($"\"{unit}\": {fault}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{expression.FromSi(si, temperature):R} {unit}");
    }
}

/// <summary>A value with its SI unit. Immutable.</summary>
/// <param name="Value">The value in SI.</param>
/// <param name="Unit">The SI unit; empty for a pure number.</param>
/// <param name="Dimension">What kind of quantity it is, in words: <c>a length</c>.</param>
public sealed record UnitValue(double Value, string Unit, string Dimension);
