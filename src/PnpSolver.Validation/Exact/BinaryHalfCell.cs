using System.Numerics;

namespace PnpSolver.Validation.Exact;

/// <summary>A <see cref="HalfCell"/> of a binary salt whose ions differ in diffusivity and valence: linear response to a step. Immutable.</summary>
/// <remarks>In Laplace's variable δc″ = K δc, K_ij = s/D_i δ_ij + g_i z_j, g_i = z_i c_i F/(εV_T). Without flux at the wall
/// the wall's charge is ε(V/s)/(L + ε/C − zᵀ K⁻¹(L − tanh(√K L)/√K) g), and what the ions store is zᵀ K⁻¹(1 − 1/cosh(√K L)) g of it; both are
/// inverted numerically, to 1e-11 of the limits. The salt joins in where the diffusivities differ, and the last of the charge then comes with L²/D.
/// Exact for voltages small against V_T. Both halves of a symmetric cell respond so, as the linear response is odd about the middle.
/// Source of the linear theory: Bazant, Thornton and Ajdari 2004, doi:10.1103/PhysRevE.70.021506.</remarks>
public sealed class BinaryHalfCell
{
    private readonly BinarySalt salt;
    private readonly double permittivity;
    private readonly double screening;

    /// <summary>A half cell.</summary>
    /// <param name="salt">The ions.</param>
    /// <param name="temperature">T, in K.</param>
    /// <param name="relativePermittivity">ε_r.</param>
    /// <param name="cations">c₊ at rest, in mol/m³; positive.</param>
    public BinaryHalfCell(BinarySalt salt, double temperature, double relativePermittivity, double cations)
    {
        this.salt = salt ?? throw new ArgumentNullException(nameof(salt));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cations);
        permittivity = PhysicalConstants.VacuumPermittivity * relativePermittivity;
        screening = salt.CationValence * cations * PhysicalConstants.Faraday
            / (permittivity * PhysicalConstants.ThermalVoltage(temperature));
    }

    /// <summary>L, from the plane to the wall, in m.</summary>
    public required double Length { get; init; }

    /// <summary>C of the compact layer, in F/m²; infinite without.</summary>
    public double CompactCapacitance { get; init; } = double.PositiveInfinity;

    /// <summary>Charge of the wall, in C/m².</summary>
    /// <param name="voltage">V from t = 0 on, in V.</param>
    /// <param name="time">t, in s; positive.</param>
    public double WallCharge(double voltage, double time) => voltage * LaplaceInversion.At(Wall, time);

    /// <summary>Charge that the ions have stored in the liquid, with the sign of the wall's, in C/m².</summary>
    /// <param name="voltage">V from t = 0 on, in V.</param>
    /// <param name="time">t, in s; positive.</param>
    public double StoredCharge(double voltage, double time) =>
        voltage * LaplaceInversion.At(s => Wall(s) * Response(s, square => Shielding(square) / square), time);

    private Complex Wall(Complex s)
    {
        double cube = Length * Length * Length;
        Complex held = Response(s, square => cube * TanhFraction.Deficit(square * Length * Length));
        return permittivity / s / (Length + (permittivity / CompactCapacitance) - held);
    }

    private Complex Shielding(Complex square)
    {
        Complex decay = Complex.Exp(-Complex.Sqrt(square) * Length);
        return (1 - decay) * (1 - decay) / (1 + (decay * decay));
    }

    /// <summary>zᵀ f(K) g by the two eigenvalues of K.</summary>
    private Complex Response(Complex s, Func<Complex, Complex> function)
    {
        Complex cation = s / salt.CationDiffusivity;
        Complex anion = s / salt.AnionDiffusivity;
        double cationPart = screening * salt.CationValence;
        double anionPart = -screening * salt.AnionValence;
        Complex half = (cation + anion + cationPart + anionPart) / 2;
        Complex product = (cation * anion) + (cation * anionPart) + (anion * cationPart);
        Complex root = Complex.Sqrt((half * half) - product);
        Complex large = Complex.Abs(half + root) > Complex.Abs(half - root) ? half + root : half - root;
        Complex small = product / large;

        // by the distances of the eigenvalues from those without coupling: nothing large cancels for a small s
        Complex salty = (cation - small) * (small - anion) / (large - small);
        Complex charged = (large - cation) * (large - anion) / (large - small);
        return (function(large) * charged) + (function(small) * salty);
    }
}
