using PnpSolver.Materials;

namespace PnpSolver.Plotting;

/// <summary>A scalar field of a map: one panel. Immutable.</summary>
/// <param name="Name">Its name as the panel shows it, such as <c>Potential</c> or <c>K⁺</c>.</param>
/// <param name="Unit">Unit of the values shown.</param>
/// <param name="Layers">The values. A field that jumps at an interface has a layer on each side; where no layer has a cell, the
/// field is not defined and the material's tint is shown.</param>
public sealed record MapField(string Name, string Unit, IReadOnlyList<MapLayer> Layers)
{
    /// <summary>Shown value over the layers' value: 1000 for volts shown in mV.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>How values become colours.</summary>
    public MapScale Scale { get; init; } = MapScale.Automatic;

    /// <summary>Whether iso-lines are drawn.</summary>
    public bool HasIsoLines { get; init; } = true;

    /// <summary>A vector field whose field lines are drawn on top, or nothing.</summary>
    public MapVectors? Vectors { get; init; }

    /// <summary>The potential, given in V, shown in mV.</summary>
    /// <param name="layers">φ, in V.</param>
    public static MapField Potential(params IReadOnlyList<MapLayer> layers) => new("Potential", "mV", layers) { Factor = 1e3 };

    /// <summary>The concentration of an ion.</summary>
    /// <param name="ion">The ion.</param>
    /// <param name="layers">c, in mol/m³, which are mM.</param>
    public static MapField Concentration(Species ion, params IReadOnlyList<MapLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(ion);
        return new(IonLabel.Of(ion), "mM", layers);
    }

    /// <summary>The charge density, on a scale that shows weak charge beside strong one.</summary>
    /// <param name="layers">ρ, in C/m³.</param>
    public static MapField ChargeDensity(params IReadOnlyList<MapLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        double peak = layers.SelectMany(layer => layer.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        (double factor, string prefix) = NumberText.Prefix(peak > 0 ? peak : 1);
        return new("Charge density", $"{prefix}C/m³", layers) { Factor = 1 / factor, Scale = MapScale.SignedLogarithmic, HasIsoLines = false };
    }
}

/// <summary>Node values that are smooth over some cells. Immutable.</summary>
/// <remarks>Between nodes the scale's own coordinate (the value, or its logarithm) is bilinear in the cell.</remarks>
/// <param name="Values">Values at nodes, shape [nz·nr], index j·nr + i; what no cell of the layer touches is not read and may be NaN.</param>
/// <param name="Cells">Which cells it covers, shape [(nz − 1)·(nr − 1)], index j·(nr − 1) + i; <c>null</c> for all.</param>
public sealed record MapLayer(double[] Values, bool[]? Cells = null);

/// <summary>A vector field at cell centres. Immutable.</summary>
/// <param name="Name">Its name in the legend, such as <c>current density</c>.</param>
/// <param name="R">Radial components, any unit, shape [(nz − 1)·(nr − 1)].</param>
/// <param name="Z">Axial components, same unit and shape.</param>
/// <param name="Cells">Where there is a field, same shape; <c>null</c> for everywhere.</param>
public sealed record MapVectors(string Name, double[] R, double[] Z, bool[]? Cells = null);

/// <summary>How values become colours.</summary>
public enum MapScale
{
    /// <summary>Logarithmic for positive values over more than a decade; diverging where both signs matter; else linear.</summary>
    Automatic,

    /// <summary>Proportional, over the range shown.</summary>
    Linear,

    /// <summary>Logarithmic; six decades at most.</summary>
    Logarithmic,

    /// <summary>Proportional, white at zero, equally strong colours for both signs.</summary>
    Diverging,

    /// <summary>White at zero, linear close to it and logarithmic beyond for three decades, equally strong colours for both signs.</summary>
    SignedLogarithmic,
}
