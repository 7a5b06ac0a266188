namespace PnpSolver.Circuits;

/// <summary>Textbook membrane potentials, inside against outside, and the currents that shift them; in V and A.</summary>
public static class MembranePotentials
{
    /// <summary>Nernst potential V_T/z · ln(c_out/c_in), in V.</summary>
    /// <remarks>Exact for an ideal solution at equilibrium; with activities in place of concentrations for any.
    /// Source: Nernst 1889, doi:10.1515/zpch-1889-0412.</remarks>
    /// <param name="temperature">T, in K.</param>
    /// <param name="valence">z; not 0.</param>
    /// <param name="inside">c inside, in mol/m³; positive.</param>
    /// <param name="outside">c outside, in mol/m³; positive.</param>
    public static double Nernst(double temperature, double valence, double inside, double outside) =>
        PhysicalConstants.ThermalVoltage(temperature) / valence * Math.Log(outside / inside);

    /// <summary>Goldman–Hodgkin–Katz voltage V_T ln((Σ₊ P c_out + Σ₋ P c_in)/(Σ₊ P c_in + Σ₋ P c_out)), in V.</summary>
    /// <remarks>Exact for univalent ions in a constant field at zero net current; <see cref="GoldmanRoot"/> takes any valences.
    /// Sources: Goldman 1943, doi:10.1085/jgp.27.1.37; Hodgkin and Katz 1949, doi:10.1113/jphysiol.1949.sp004310.</remarks>
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

    /// <summary>The voltage at which the constant-field currents of ions of any valence cancel, in V.</summary>
    /// <remarks>Root of Σ z P Flux(−z V/V_T, c_in, c_out), which rises with V: found to the last bits. For univalent ions the same as
    /// <see cref="Goldman"/>. Source: Goldman 1943, doi:10.1085/jgp.27.1.37.</remarks>
    /// <param name="temperature">T, in K.</param>
    /// <param name="ions">The permeant ions; at least one has charge, permeability and concentration.</param>
    /// <exception cref="ArgumentException">The currents cancel at no voltage.</exception>
    public static double GoldmanRoot(double temperature, params IReadOnlyList<PermeantIon> ions)
    {
        ArgumentNullException.ThrowIfNull(ions);
        double root = RisingRoot.Find(psi => ions.Aggregate(default(Numerics.Dual), (sum, ion) => sum + ion.Current(psi)), 0)
            ?? throw new ArgumentException("the currents of these ions cancel at no voltage: each side needs an ion that can leave it");
        return PhysicalConstants.ThermalVoltage(temperature) * root;
    }

    /// <summary>Mullins–Noda voltage V_T ln((r P_K K_out + P_Na Na_out)/(r P_K K_in + P_Na Na_in)), in V.</summary>
    /// <remarks>The resting potential with a pump that balances both leaks, r Na⁺ for one K⁺; r = 1 stands for an electroneutral pump
    /// and gives Goldman's. Source: Mullins and Noda 1963, doi:10.1085/jgp.47.1.117.</remarks>
    /// <param name="temperature">T, in K.</param>
    /// <param name="potassium">The ion pumped inward; univalent.</param>
    /// <param name="sodium">The ion pumped outward; of the same valence.</param>
    /// <param name="ratio">r, Na⁺ per K⁺ pumped: 3/2 for the Na⁺/K⁺ pump.</param>
    public static double MullinsNoda(double temperature, PermeantIon potassium, PermeantIon sodium, double ratio = 1.5)
    {
        ArgumentNullException.ThrowIfNull(potassium);
        return Goldman(temperature, potassium with { Permeability = ratio * potassium.Permeability }, sodium);
    }

    /// <summary>Chord-conductance voltage V_WA = Σ g E/Σ g, in V: the mean of the reversal potentials weighted by conductance.</summary>
    /// <remarks>Exact for ohmic leaks at zero net current. Source: Hodgkin and Horowicz 1959, doi:10.1113/jphysiol.1959.sp006278.</remarks>
    /// <param name="branches">Conductance g, in S/m², and reversal potential E, in V, of each leak; Σ g is positive.</param>
    public static double ChordConductance(params IReadOnlyList<(double Conductance, double Reversal)> branches) =>
        branches.Sum(b => b.Conductance * b.Reversal) / branches.Sum(b => b.Conductance);

    /// <summary>Resting potential V_WA − I_pump/Σ g, in V, of ohmic leaks and an electrogenic pump.</summary>
    /// <remarks>Zero net current: Σ g (V − E) + I_pump = 0.</remarks>
    /// <param name="pumpCurrent">I_pump, in A/m², positive outward.</param>
    /// <param name="branches">Conductance g, in S/m², and reversal potential E, in V, of each leak.</param>
    public static double Resting(double pumpCurrent, params IReadOnlyList<(double Conductance, double Reversal)> branches) =>
        ChordConductance(branches) - (pumpCurrent / branches.Sum(b => b.Conductance));

    /// <summary>Current of one pump molecule, e · rate · Σ z n, in A: 1.6e-17 A at 100 cycles per second with 3 Na⁺ for 2 K⁺.</summary>
    /// <param name="rate">Cycles per second.</param>
    /// <param name="charges">Σ z n: elementary charges moved outward per cycle.</param>
    public static double PumpMolecule(double rate, double charges = 1) => PhysicalConstants.ElementaryCharge * rate * charges;
}

/// <summary>An ion on both sides of a membrane with its permeability. Immutable.</summary>
/// <param name="Valence">z.</param>
/// <param name="Permeability">P in any unit common to all ions.</param>
/// <param name="Inside">c inside, in mol/m³.</param>
/// <param name="Outside">c outside, in mol/m³.</param>
public sealed record PermeantIon(double Valence, double Permeability, double Inside, double Outside)
{
    /// <summary>z P times the constant-field flux at ψ = V/V_T, outward; the formula of <see cref="Membranes.GoldmanLeak"/>.</summary>
    internal Numerics.Dual Current(Numerics.Dual psi) =>
        Transport.ScharfetterGummel.Flux(psi * -Valence, Inside, Outside) * (Valence * Permeability);
}
