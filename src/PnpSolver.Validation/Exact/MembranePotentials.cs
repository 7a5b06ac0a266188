namespace PnpSolver.Validation.Exact;

/// <summary>A univalent ion on both sides of a membrane with its permeability. Immutable.</summary>
/// <param name="Valence">z, +1 or −1.</param>
/// <param name="Permeability">P in any unit common to all ions.</param>
/// <param name="Inside">c inside, in mol/m³.</param>
/// <param name="Outside">c outside, in mol/m³.</param>
public sealed record PermeantIon(int Valence, double Permeability, double Inside, double Outside);

/// <summary>Textbook membrane potentials, inside against outside.</summary>
public static class MembranePotentials
{
    /// <summary>Nernst potential V_T/z · ln(c_out/c_in), in V.</summary>
    /// <remarks>Exact for an ideal solution at equilibrium. Source: Nernst 1889, doi:10.1515/zpch-1889-0412.</remarks>
    /// <param name="temperature">T, in K.</param>
    /// <param name="valence">z; not 0.</param>
    /// <param name="inside">c inside, in mol/m³; positive.</param>
    /// <param name="outside">c outside, in mol/m³; positive.</param>
    public static double Nernst(double temperature, double valence, double inside, double outside) =>
        PhysicalConstants.ThermalVoltage(temperature) / valence * Math.Log(outside / inside);

    /// <summary>Goldman–Hodgkin–Katz voltage V_T ln((Σ₊ P c_out + Σ₋ P c_in)/(Σ₊ P c_in + Σ₋ P c_out)), in V.</summary>
    /// <remarks>Exact for univalent ions in a constant field at zero net current. Sources: Goldman 1943,
    /// doi:10.1085/jgp.27.1.37; Hodgkin and Katz 1949, doi:10.1113/jphysiol.1949.sp004310.</remarks>
    /// <param name="temperature">T, in K.</param>
    /// <param name="ions">The permeant ions.</param>
    /// <exception cref="ArgumentException">An ion is not univalent.</exception>
    public static double Goldman(double temperature, params IReadOnlyList<PermeantIon> ions)
    {
        ArgumentNullException.ThrowIfNull(ions);
        if (ions.FirstOrDefault(ion => Math.Abs(ion.Valence) != 1) is { } other)
        {
            throw new ArgumentException($"the formula holds for univalent ions only, got valence {other.Valence}");
        }

        double inward = ions.Sum(ion => ion.Permeability * (ion.Valence > 0 ? ion.Outside : ion.Inside));
        double outward = ions.Sum(ion => ion.Permeability * (ion.Valence > 0 ? ion.Inside : ion.Outside));
        return PhysicalConstants.ThermalVoltage(temperature) * Math.Log(inward / outward);
    }
}
