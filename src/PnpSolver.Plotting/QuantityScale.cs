using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>A unit with the prefix that suits the values shown.</summary>
/// <param name="Factor">The unit in SI: what values are divided by.</param>
/// <param name="Unit">Its name.</param>
internal readonly record struct QuantityScale(double Factor, string Unit)
{
    private const string Concentration = "mol/m³";

    /// <summary>The unit for values of a size; concentrations are in mM, numbers without unit stay as they are.</summary>
    /// <param name="unit">The SI unit.</param>
    /// <param name="size">The largest value shown.</param>
    public static QuantityScale Of(string unit, double size)
    {
        if (unit is "" or "1" or "%")
        {
            return new(1, unit == "1" ? "" : unit);
        }

        (double molar, string name) = unit == Concentration ? (1e3, "M") : (1, unit);
        (double factor, string prefix) = NumberText.Prefix(size > 0 && double.IsFinite(size) ? size / molar : 1 / molar);
        return new(molar * factor, prefix + name);
    }

    /// <summary>A title with the unit.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="separator">What stands before the unit: a space or a line break.</param>
    public string Title(string name, string separator = " ") => Unit.Length > 0 ? $"{name}{separator}({Unit})" : name;

    /// <summary>Points in this unit.</summary>
    public IReadOnlyList<DataPoint> Points(IReadOnlyList<DataPoint> points)
    {
        double factor = Factor;
        return [.. points.Select(point => new DataPoint(point.X, point.Y / factor))];
    }
}
