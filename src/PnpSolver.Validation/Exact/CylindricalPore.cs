namespace PnpSolver.Validation.Exact;

/// <summary>Ohmic resistance of a cylindrical pore through an insulating membrane between two cylindrical reservoirs. Immutable.</summary>
/// <remarks>Potential and axial current density agree at the mouth. There the density is Σ_k c_k (1 − (r/a)²)^(ν_k), ν = k ∓ 1/3, which
/// holds its singularity at the edge, an insulating corner of 270°; either side turns a density into a potential by its own modes J₀(βr)
/// (see <see cref="MouthModes"/>), and Galerkin's method gives the resistance, an upper bound that converges geometrically. With large
/// reservoirs each mouth adds <see cref="AccessCoefficient"/>/(σa) to L/(πa²σ) once L exceeds a few a, and reservoirs of radius R
/// and depth H add H/(πR²σ) − 0.35231/(σR) to it (the resistance of the cylinder, less what a point source in its end would meet beyond it).
/// For a thin membrane the access resistance is 1/(4σa): Hall 1975, doi:10.1085/jgp.66.4.531.</remarks>
/// <param name="Radius">a, in m.</param>
/// <param name="Length">L, in m.</param>
/// <param name="ReservoirRadius">R, in m; more than a.</param>
/// <param name="ReservoirDepth">H from the membrane to the electrode, in m.</param>
public sealed record CylindricalPore(double Radius, double Length, double ReservoirRadius, double ReservoirDepth)
{
    /// <summary>σ a times the access resistance of one mouth of a long pore into a half space.</summary>
    public static double AccessCoefficient => (MouthModes.OfTube(1, double.PositiveInfinity) + MouthModes.OfHalfSpace()).Resistance;

    /// <summary>Resistance from electrode to electrode, in Ω.</summary>
    /// <param name="conductivity">σ of the electrolyte, in S/m.</param>
    public double Resistance(double conductivity)
    {
        double tube = ReservoirRadius / Radius;
        double depth = ReservoirDepth / Radius;
        double middle = Length / Radius / 2;
        double mouth = (MouthModes.OfTube(1, middle) + MouthModes.OfTube(tube, depth)).Resistance;
        return 2 * (mouth + ((middle + (depth / (tube * tube))) / Math.PI)) / (conductivity * Radius);
    }
}
