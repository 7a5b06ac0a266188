using PnpSolver.Diagnostics;

namespace PnpSolver.Validation.Report;

/// <summary>A number of the report with what is known of its error; what is computed from such numbers carries theirs on. Immutable.</summary>
/// <param name="Value">The number, in SI.</param>
/// <param name="Unit">SI unit; <c>1</c> for a pure number.</param>
/// <param name="Uncertainty">Half the width of the interval of the exact one, or <c>null</c> where it was not asked for or is not known.</param>
public sealed record Measured(double Value, string Unit, double? Uncertainty = null)
{
    /// <summary>Observed order of convergence of a number that was reported as such; else <c>null</c>.</summary>
    public double? Order { get; init; }

    /// <summary>Whether the meshes differ by round-off alone.</summary>
    public bool IsRoundOff { get; init; }

    /// <summary>A reported number.</summary>
    /// <param name="quantity">The number.</param>
    public static Measured Of(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return Of(quantity.Value, quantity.Unit, quantity.Uncertainty);
    }

    /// <summary>A computed number of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Measured Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of(comparison.Measured, comparison.Unit, comparison.Uncertainty);
    }

    /// <summary>a − b; errors may add up.</summary>
    public static Measured operator -(Measured a, Measured b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Unit == b.Unit
            ? new(a.Value - b.Value, a.Unit, a.Uncertainty + b.Uncertainty)
            : throw new ArgumentException($"{a.Unit} less {b.Unit} has no unit", nameof(b));
    }

    /// <summary>a / b; relative errors may add up.</summary>
    public static Measured operator /(Measured a, Measured b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        double ratio = a.Value / b.Value;
        return new(ratio, a.Unit == b.Unit ? "1" : $"({a.Unit})/({b.Unit})", (a.Uncertainty + (Math.Abs(ratio) * b.Uncertainty)) / Math.Abs(b.Value));
    }

    /// <summary>The number in another unit or sense: f of it; its error is what f makes of the interval.</summary>
    /// <param name="function">f.</param>
    /// <param name="unit">SI unit of f.</param>
    public Measured Map(Func<double, double> function, string unit)
    {
        ArgumentNullException.ThrowIfNull(function);
        double? spread = Uncertainty is { } half ? Math.Abs(function(Value + half) - function(Value - half)) / 2 : null;
        return new(function(Value), unit, spread);
    }

    private static Measured Of(double value, string unit, Uncertainty? uncertainty) => new(value, unit, uncertainty?.Value)
    {
        Order = uncertainty?.Order,
        IsRoundOff = uncertainty?.IsRoundOff ?? false,
    };
}
