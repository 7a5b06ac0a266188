using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>One ion of an ideal solution. Immutable.</summary>
/// <param name="Valence">Charge number z.</param>
/// <param name="Concentration">c far from any charge, in mol/m³; not negative.</param>
public sealed record DissolvedIon(double Valence, double Concentration);

/// <summary>A neutral, ideal electrolyte: temperature, permittivity and its ions. Immutable.</summary>
public sealed record IdealSolution
{
    private const double NeutralityTolerance = 1e-9;

    /// <summary>An electrolyte of any ions.</summary>
    /// <param name="temperature">T, in K; positive.</param>
    /// <param name="permittivity">ε_r; positive.</param>
    /// <param name="ions">The ions; their charges cancel.</param>
    /// <exception cref="ArgumentException">The ions carry net charge, or there are none.</exception>
    public IdealSolution(double temperature, double permittivity, params ImmutableArray<DissolvedIon> ions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permittivity);
        Temperature = temperature;
        RelativePermittivity = permittivity;
        Ions = ions;
        double net = ions.Sum(ion => ion.Valence * ion.Concentration);
        double gross = ions.Sum(ion => Math.Abs(ion.Valence) * ion.Concentration);
        if (!(gross > 0) || Math.Abs(net) > NeutralityTolerance * gross)
        {
            throw new ArgumentException($"an electrolyte is neutral and not empty; Σzc = {net:g6} of Σ|z|c = {gross:g6} mol/m³");
        }
    }

    /// <summary>T, in K.</summary>
    public double Temperature { get; }

    /// <summary>ε_r.</summary>
    public double RelativePermittivity { get; }

    /// <summary>The ions.</summary>
    public ImmutableArray<DissolvedIon> Ions { get; }

    /// <summary>ε = ε₀·ε_r, in F/m.</summary>
    public double Permittivity => PhysicalConstants.VacuumPermittivity * RelativePermittivity;

    /// <summary>V_T = k_B·T/e, in V.</summary>
    public double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    /// <summary>λ_D = √(ε V_T/(F Σ z²c)), in m.</summary>
    public double DebyeLength => Math.Sqrt(
        Permittivity * ThermalVoltage / (PhysicalConstants.Faraday * Ions.Sum(ion => ion.Valence * ion.Valence * ion.Concentration)));

    /// <summary>l_B = e²/(4π ε k_B T) = e/(4π ε V_T), in m: where two unit charges repel each other with energy kT.</summary>
    public double BjerrumLength => PhysicalConstants.ElementaryCharge / (4 * Math.PI * Permittivity * ThermalVoltage);

    /// <summary>A z:z salt.</summary>
    /// <param name="temperature">T, in K.</param>
    /// <param name="permittivity">ε_r.</param>
    /// <param name="concentration">c of the salt, in mol/m³; positive.</param>
    /// <param name="valence">z of its cation; positive.</param>
    public static IdealSolution Symmetric(double temperature, double permittivity, double concentration, double valence = 1) =>
        new(temperature, permittivity, new DissolvedIon(valence, concentration), new DissolvedIon(-valence, concentration));
}
