using System.Collections.Immutable;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>The diffuse layer of an electrolyte at a flat face: charge, potential and capacitance. Immutable.</summary>
/// <remarks>Grahame: σ² = 2εRT Σ c_k (e^(−z_k y) − 1 + z_k y), σ with the sign of y = (φ_face − φ_bulk)/V_T, exact for the
/// Poisson–Boltzmann equation in a half-space of any ions; immobile charge, which stays where it is, is in the linear term.
/// The ions are ideal, whatever the problem's activity model. Source: Grahame 1947, doi:10.1021/cr60130a002.</remarks>
public sealed class DoubleLayer
{
    private readonly double[] valences;
    private readonly double[] concentrations;
    private readonly double thermalVoltage;

    /// <summary>A layer.</summary>
    /// <param name="problem">Species and temperature.</param>
    /// <param name="permittivity">ε_r of the electrolyte at the face.</param>
    /// <param name="concentrations">c_k in the bulk, in mol/m³, shape [species]; with the immobile charge they are neutral.</param>
    public DoubleLayer(PnpProblem problem, double permittivity, ImmutableArray<double> concentrations)
    {
        ArgumentNullException.ThrowIfNull(problem);
        thermalVoltage = problem.ThermalVoltage;
        Permittivity = PhysicalConstants.VacuumPermittivity * permittivity;
        valences = [.. problem.Species.Select(species => species.Valence)];
        this.concentrations = [.. concentrations];
        DebyeLength = problem.DebyeLength(permittivity, this.concentrations);
    }

    /// <summary>ε = ε₀ε_r, in F/m.</summary>
    public double Permittivity { get; }

    /// <summary>λ_D of the bulk, in m; infinite without ions.</summary>
    public double DebyeLength { get; }

    private double Strength => Enumerable.Range(0, valences.Length).Sum(k => valences[k] * valences[k] * concentrations[k]);

    /// <summary>Charge on the face that the layer balances, in C/m².</summary>
    /// <param name="potential">φ_face − φ_bulk, in V.</param>
    public double Charge(double potential) => Math.Sign(potential) * Math.Sqrt(2 * EnergyScale * Excess(potential / thermalVoltage).Value);

    /// <summary>φ_face − φ_bulk, in V, that a charge on the face causes.</summary>
    /// <param name="charge">σ, in C/m².</param>
    public double Potential(double charge)
    {
        if (charge == 0 || Strength == 0)
        {
            return 0;
        }

        double target = charge * charge / (2 * EnergyScale);
        int sign = Math.Sign(charge);
        // in √ the function is nearly straight where the layer is linear
        double guess = Math.Sqrt(2 * target / Strength);
        Dual Gap(Dual y)
        {
            Dual excess = Excess(sign * Math.Max(y.Value, 0));
            double root = Math.Sqrt(Math.Max(excess.Value, 0));
            return new(root - Math.Sqrt(target), root > 0 ? sign * excess.Derivative / (2 * root) : 1);
        }

        return sign * thermalVoltage * (RisingRoot.Find(Gap, Math.Min(guess, 1)) ?? guess);
    }

    /// <summary>Differential capacitance dσ/dφ, in F/m²; ε/λ_D at the point of zero charge.</summary>
    /// <param name="potential">φ_face − φ_bulk, in V.</param>
    public double Capacitance(double potential)
    {
        Dual excess = Excess(potential / thermalVoltage);
        return excess.Value > 0
            ? Math.Sqrt(EnergyScale / (2 * excess.Value)) * Math.Abs(excess.Derivative) / thermalVoltage
            : Permittivity / DebyeLength;
    }

    /// <summary>∂φ/∂c of one ion at a given charge, in V m³/mol.</summary>
    /// <param name="potential">φ_face − φ_bulk at that charge, in V.</param>
    /// <param name="species">Index of the ion.</param>
    internal double Slope(double potential, int species)
    {
        double y = potential / thermalVoltage;
        double slope = Excess(y).Derivative;
        return slope == 0 ? 0 : -thermalVoltage * Curve(-valences[species] * y) / slope;
    }

    private double EnergyScale => Permittivity * thermalVoltage * PhysicalConstants.Faraday;

    /// <summary>Σ c (e^(−zy) − 1 + zy) with its derivative.</summary>
    private Dual Excess(double y)
    {
        double value = 0;
        double slope = 0;
        for (int k = 0; k < valences.Length; k++)
        {
            double w = -valences[k] * y;
            value += concentrations[k] * Curve(w);
            slope -= concentrations[k] * valences[k] * Exponential.Expm1(w);
        }

        return new(value, slope);
    }

    /// <summary>e^w − 1 − w; below 0.01 the line would take too many digits of e^w − 1 away.</summary>
    private static double Curve(double w) =>
        Math.Abs(w) < 0.01 ? w * w * (0.5 + (w * ((1 / 6.0) + (w * ((1 / 24.0) + (w * ((1 / 120.0) + (w / 720)))))))) : Exponential.Expm1(w) - w;
}
