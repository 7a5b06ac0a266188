using System.Collections.Frozen;

namespace PnpSolver.Materials;

/// <summary>Diameter of an ion with the water that it holds, and how it is known. Immutable.</summary>
/// <remarks>The species' own size where it has one, else twice the radius in the table by its name and valence, else what ions of its charge have:
/// 0.66 nm for one charge, 0.82 nm for two, 0.95 nm for more. Source: Nightingale 1959, J. Phys. Chem. 63, 1381, doi:10.1021/j150579a011.</remarks>
/// <param name="Value">In m.</param>
/// <param name="Origin">How it is known.</param>
public sealed record HydratedDiameter(double Value, SizeOrigin Origin)
{
    // in Å
    private static readonly FrozenDictionary<(string Name, double Valence), double> Radii = new (string Name, double Valence, double Radius)[]
    {
        ("H", 1, 2.82), ("Li", 1, 3.82), ("Na", 1, 3.58), ("K", 1, 3.31), ("Rb", 1, 3.29), ("Cs", 1, 3.29), ("NH4", 1, 3.31),
        ("Mg", 2, 4.28), ("Ca", 2, 4.12), ("Sr", 2, 4.12), ("Ba", 2, 4.04), ("Zn", 2, 4.30), ("Cd", 2, 4.26),
        ("F", -1, 3.52), ("Cl", -1, 3.32), ("Br", -1, 3.30), ("I", -1, 3.31), ("OH", -1, 3.00), ("SO4", -2, 3.79),
    }.ToFrozenDictionary(ion => (ion.Name, ion.Valence), ion => ion.Radius);

    /// <summary>Half of it: how close its centre can come to a wall, in m.</summary>
    public double Radius => Value / 2;

    /// <summary>The diameter of a species; <c>null</c> for a neutral one without a size of its own.</summary>
    /// <param name="species">The species; its name may carry its charge, as in <c>Ca2+</c> or <c>Cl-</c>.</param>
    public static HydratedDiameter? Of(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        return species.Size is { } size ? new(size, SizeOrigin.Given)
            : species.Valence == 0 ? null
            : Radii.TryGetValue((Element(species), species.Valence), out double radius) ? new(2e-10 * radius, SizeOrigin.Tabulated)
            : new(Math.Abs(species.Valence) switch { < 1.5 => 0.66e-9, < 2.5 => 0.82e-9, _ => 0.95e-9 }, SizeOrigin.Assumed);
    }

    /// <summary>The name without signs at its end and, before them, the number of charges: <c>SO4</c> for <c>SO4--</c> and for <c>SO42-</c>.</summary>
    private static string Element(Species species)
    {
        string bare = species.Name.TrimEnd('+', '-', '−', '⁺', '⁻', '²', '³');
        string charges = Math.Abs(species.Valence).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        return bare != species.Name && bare.EndsWith(charges, StringComparison.Ordinal) ? bare[..^charges.Length] : bare;
    }
}

/// <summary>How the size of an ion is known.</summary>
public enum SizeOrigin
{
    /// <summary>The problem gives it.</summary>
    Given,

    /// <summary>It is measured.</summary>
    Tabulated,

    /// <summary>The ion is unknown; it has the size of others of its charge.</summary>
    Assumed,
}
