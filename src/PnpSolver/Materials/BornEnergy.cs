namespace PnpSolver.Materials;

/// <summary>Energy of moving a charged sphere from one dielectric to another: the cost of an ion's dehydration. Immutable.</summary>
/// <remarks>w = z²e²/(8πε₀r)·(1/ε − 1/ε_w). Source: Born 1920, doi:10.1007/BF01881023.</remarks>
/// <param name="Valence">Charge number z.</param>
/// <param name="Radius">r, in m; positive.</param>
public sealed record BornEnergy(double Valence, double Radius)
{
    /// <summary>w, in units of kT; 0 between equal permittivities.</summary>
    /// <param name="permittivity">ε where the ion goes.</param>
    /// <param name="waterPermittivity">ε_w where it comes from.</param>
    /// <param name="temperature">T, in K.</param>
    public double Of(double permittivity, double waterPermittivity, double temperature)
    {
        double charge = Valence * PhysicalConstants.ElementaryCharge;
        double energy = charge * charge / (8 * Math.PI * PhysicalConstants.VacuumPermittivity * Radius) * ((1 / permittivity) - (1 / waterPermittivity));
        return energy / (PhysicalConstants.Boltzmann * temperature);
    }
}
