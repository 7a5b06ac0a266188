namespace PnpSolver.Validation.Exact;

/// <summary>The Teorell–Meyer–Sievers potential of a film with fixed charge between two baths of one 1:1 salt.</summary>
/// <remarks>Donnan steps asinh(X/2c) at both faces and the diffusion potential −U ln((S_R − UX)/(S_L − UX)) between them, with
/// S = √(X² + 4c²) and U = (D₊ − D₋)/(D₊ + D₋), in V_T. Exact at zero current as λ_D/L → 0. Sources: Teorell 1935,
/// doi:10.3181/00379727-33-8339C; Meyer and Sievers 1936, Helv. Chim. Acta 19, 649.</remarks>
/// <param name="Temperature">T, in K.</param>
/// <param name="FixedCharge">X, in mol/m³ of elementary charges, with its sign.</param>
/// <param name="CationDiffusivity">D₊, in m²/s.</param>
/// <param name="AnionDiffusivity">D₋, in m²/s.</param>
public sealed record ChargedFilm(double Temperature, double FixedCharge, double CationDiffusivity, double AnionDiffusivity)
{
    /// <summary>Potential difference φ_right − φ_left from bath to bath at zero current, in V.</summary>
    /// <param name="left">c of the salt on the left, in mol/m³.</param>
    /// <param name="right">c of the salt on the right, in mol/m³.</param>
    public double Potential(double left, double right)
    {
        double mobility = (CationDiffusivity - AnionDiffusivity) / (CationDiffusivity + AnionDiffusivity);
        double diffusion = -mobility * Math.Log((Total(right) - (mobility * FixedCharge)) / (Total(left) - (mobility * FixedCharge)));
        return PhysicalConstants.ThermalVoltage(Temperature) * (Donnan(left) + diffusion - Donnan(right));
    }

    /// <summary>Donnan potential of the film against a bath, in V_T.</summary>
    /// <param name="concentration">c of the bath, in mol/m³.</param>
    public double Donnan(double concentration) => Math.Asinh(FixedCharge / (2 * concentration));

    private double Total(double concentration) =>
        Math.Sqrt((FixedCharge * FixedCharge) + (4 * concentration * concentration));
}
