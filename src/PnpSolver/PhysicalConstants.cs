namespace PnpSolver;

/// <summary>Physical constants in SI units; e, k_B and N_A are exact, ε₀ is CODATA 2022.</summary>
public static class PhysicalConstants
{
    /// <summary>Elementary charge e, in C (exact).</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>Boltzmann constant k_B, in J/K (exact).</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>Avogadro constant N_A, in 1/mol (exact).</summary>
    public const double Avogadro = 6.02214076e23;

    /// <summary>Faraday constant F = e·N_A, in C/mol (exact).</summary>
    public const double Faraday = ElementaryCharge * Avogadro;

    /// <summary>Molar gas constant R = k_B·N_A, in J/(mol·K) (exact).</summary>
    public const double Gas = Boltzmann * Avogadro;

    /// <summary>Vacuum permittivity ε₀, in F/m (CODATA 2022).</summary>
    public const double VacuumPermittivity = 8.8541878188e-12;

    /// <summary>Thermal voltage V_T = k_B·T/e, in V.</summary>
    /// <param name="temperature">T, in K.</param>
    public static double ThermalVoltage(double temperature) => Boltzmann * temperature / ElementaryCharge;

    /// <summary>Bjerrum's length l_B = e²/(4πε₀ε kT), in m.</summary>
    /// <param name="permittivity">ε of the medium.</param>
    /// <param name="temperature">T, in K.</param>
    public static double BjerrumLength(double permittivity, double temperature) =>
        ElementaryCharge * ElementaryCharge / (4 * Math.PI * VacuumPermittivity * permittivity * Boltzmann * temperature);
}
