using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>One ion of a liquid junction. Immutable.</summary>
/// <param name="Valence">z.</param>
/// <param name="Diffusivity">D, in m²/s; positive.</param>
/// <param name="Left">c at the left end, in mol/m³.</param>
/// <param name="Right">c at the right end, in mol/m³.</param>
public sealed record JunctionIon(double Valence, double Diffusivity, double Left, double Right);

/// <summary>The potential difference between two solutions in contact at zero net current. Immutable.</summary>
public sealed class LiquidJunction
{
    private readonly double thermalVoltage;

    /// <summary>A junction.</summary>
    /// <param name="temperature">T, in K.</param>
    /// <param name="ions">All ions of both solutions.</param>
    public LiquidJunction(double temperature, params ImmutableArray<JunctionIon> ions)
    {
        thermalVoltage = PhysicalConstants.ThermalVoltage(temperature);
        Ions = ions;
    }

    /// <summary>The ions.</summary>
    public ImmutableArray<JunctionIon> Ions { get; }

    /// <summary>Planck's potential difference φ_right − φ_left of the steady junction between fixed ends, in V.</summary>
    /// <remarks>For univalent ions in an electroneutral layer the total concentration C is linear in x and ψ linear in ln C, so
    /// each flux is J = −(D/h)(c_R e^(zΔψ) − c_L) M(Λ)/M(zΔψ + Λ) with Λ = ln(C_R/C_L), M(x) = (eˣ − 1)/x, and Δψ makes
    /// Σ z J vanish. Exact as λ_D/h → 0. Source: Planck 1890, doi:10.1002/andp.18902760802.</remarks>
    /// <exception cref="ArgumentException">An ion is not univalent.</exception>
    public double Planck()
    {
        if (Ions.FirstOrDefault(ion => Math.Abs(ion.Valence) != 1) is { } other)
        {
            throw new ArgumentException($"Planck's solution holds for univalent ions only, got valence {other.Valence}");
        }

        double logRatio = Math.Log(Ions.Sum(ion => ion.Right) / Ions.Sum(ion => ion.Left));
        return thermalVoltage * Bisection.RootOfRising(difference => Ions.Sum(ion => Outflow(ion, difference, logRatio)), 1);
    }

    /// <summary>Henderson's φ_right − φ_left of a mixed junction, in V: what a steady junction must <em>not</em> show.</summary>
    /// <remarks>−V_T (Σ z D Δc)/(Σ z² D Δc) · ln(Σ z² D c_R/Σ z² D c_L): every concentration linear in x.
    /// Source: Henderson 1907, doi:10.1515/zpch-1907-5908.</remarks>
    public double Henderson()
    {
        double drift = Ions.Sum(ion => ion.Valence * ion.Diffusivity * (ion.Right - ion.Left));
        double left = Ions.Sum(ion => ion.Valence * ion.Valence * ion.Diffusivity * ion.Left);
        double right = Ions.Sum(ion => ion.Valence * ion.Valence * ion.Diffusivity * ion.Right);

        // ln(r)/(r − 1) tends to 1 where both ends conduct alike
        double ratio = right / left;
        double mean = ratio == 1 ? 1 : Math.Log(ratio) / (ratio - 1);
        return -thermalVoltage * drift / left * mean;
    }

    private static double Outflow(JunctionIon ion, double difference, double logRatio)
    {
        double drift = ion.Valence * difference;
        double driving = (ion.Right * Math.Exp(drift)) - ion.Left;
        return ion.Valence * ion.Diffusivity * driving / Exponentials.MeanExp(drift + logRatio);
    }
}
