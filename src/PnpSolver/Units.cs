namespace PnpSolver;

/// <summary>Unit constants for places where people type numbers: <c>5 * nm</c>, <c>140 * mM</c>.</summary>
/// <remarks>Everything inside the library is in SI; multiplying by one of these converts to SI. Concentrations are in
/// mol/m³, so that 1 mM is exactly 1.</remarks>
public static class Units
{
    /// <summary>Metre, the SI unit of length.</summary>
    public const double m = 1;

    /// <summary>Millimetre in metres.</summary>
    public const double mm = 1e-3;

    /// <summary>Micrometre in metres.</summary>
    public const double um = 1e-6;

    /// <summary>Nanometre in metres.</summary>
    public const double nm = 1e-9;

    /// <summary>Volt.</summary>
    public const double V = 1;

    /// <summary>Millivolt in volts.</summary>
    public const double mV = 1e-3;

    /// <summary>Mole per litre in mol/m³.</summary>
    public const double M = 1000;

    /// <summary>Millimole per litre in mol/m³.</summary>
    public const double mM = 1;

    /// <summary>Micromole per litre in mol/m³.</summary>
    public const double uM = 1e-3;

    /// <summary>Kelvin.</summary>
    public const double K = 1;

    /// <summary>Square metre per second, the SI unit of diffusivity.</summary>
    public const double m2_per_s = 1;

    /// <summary>Coulomb per square metre, the SI unit of surface charge density.</summary>
    public const double C_per_m2 = 1;

    /// <summary>One elementary charge per square nanometre, in C/m².</summary>
    public const double e_per_nm2 = PhysicalConstants.ElementaryCharge * 1e18;
}
