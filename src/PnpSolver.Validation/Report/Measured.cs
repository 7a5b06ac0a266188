using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;

namespace PnpSolver.Validation.Report;

/// <summary>A number of the report with what is known of its error; what is computed from such numbers carries theirs on. Immutable.</summary>
/// <param name="Value">The number, in SI.</param>
/// <param name="Unit">SI unit; <c>1</c> for a pure number.</param>
/// <param name="Uncertainty">Half the width of the interval of the exact one, or <c>null</c> where it was not asked for or is not known.</param>
public sealed record Measured(double Value, string Unit, double? Uncertainty = null)
{
    private const double RoundOff = 1e-12;

    /// <summary>The number on an infinitely fine mesh as far as the meshes show it; <c>null</c> where they show no order.</summary>
    public double? Extrapolated { get; init; }

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

    /// <summary>A number computed from others.</summary>
    /// <remarks>Errors of one mesh go together, so where all numbers have a value in the limit of fine meshes, so has this one, and its distance from that, times
    /// <see cref="Richardson.AsymptoticFactor"/>, is its uncertainty; else what each interval makes of it adds up.</remarks>
    /// <param name="unit">SI unit.</param>
    /// <param name="function">What is computed of the values.</param>
    /// <param name="numbers">The numbers.</param>
    public static Measured Of(string unit, Func<double[], double> function, params Measured[] numbers)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(numbers);
        double[] values = [.. numbers.Select(number => number.Value)];
        double value = function(values);
        if (!Array.TrueForAll(numbers, number => number.Uncertainty is not null))
        {
            return new(value, unit);
        }

        double noise = RoundOff * Math.Abs(value);
        if (Array.TrueForAll(numbers, number => number.IsRoundOff))
        {
            return new(value, unit, noise) { IsRoundOff = true };
        }

        if (Array.TrueForAll(numbers, number => number.IsRoundOff || number.Extrapolated is not null))
        {
            double limit = function([.. numbers.Select(number => number.Extrapolated ?? number.Value)]);
            double half = (Richardson.AsymptoticFactor * Math.Abs(value - limit)) + noise;
            return new(value, unit, half) { Extrapolated = limit, IsRoundOff = half <= 2 * noise };
        }

        double Moved(int i, double by) => function([.. values.Select((v, j) => j == i ? v + by : v)]);
        return new(value, unit, numbers.Select((number, i) => Math.Abs(Moved(i, number.Uncertainty!.Value) - Moved(i, -number.Uncertainty.Value)) / 2).Sum());
    }

    /// <summary>a − b.</summary>
    public static Measured operator -(Measured a, Measured b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Unit == b.Unit
            ? Of(a.Unit, values => values[0] - values[1], a, b)
            : throw new ArgumentException($"{a.Unit} less {b.Unit} has no unit", nameof(b));
    }

    /// <summary>a / b.</summary>
    public static Measured operator /(Measured a, Measured b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Of(a.Unit == b.Unit ? "1" : $"({a.Unit})/({b.Unit})", values => values[0] / values[1], a, b);
    }

    /// <summary>The number in another unit or sense.</summary>
    /// <param name="function">What is made of it.</param>
    /// <param name="unit">SI unit of that.</param>
    public Measured Map(Func<double, double> function, string unit)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(unit, values => function(values[0]), this);
    }

    private static Measured Of(double value, string unit, Uncertainty? uncertainty) => new(value, unit, uncertainty?.Value)
    {
        Extrapolated = uncertainty?.Extrapolated,
        IsRoundOff = uncertainty?.IsRoundOff ?? false,
    };
}
