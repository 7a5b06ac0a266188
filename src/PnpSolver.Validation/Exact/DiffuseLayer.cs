namespace PnpSolver.Validation.Exact;

/// <summary>The diffuse layer on a plane charged wall in any mixture of ions. Immutable.</summary>
/// <remarks>Grahame: σ² = 2εRT Σ c_k (e^(−z_k y) − 1) with the sign of y = φ_wall/V_T, exact for the Poisson–Boltzmann equation
/// in a half-space. Source: Grahame 1947, doi:10.1021/cr60130a002.</remarks>
/// <param name="solution">The electrolyte.</param>
public sealed class DiffuseLayer(IdealSolution solution)
{
    /// <summary>The electrolyte.</summary>
    public IdealSolution Solution { get; } = solution ?? throw new ArgumentNullException(nameof(solution));

    private double PermittivityTimesRT => Solution.Permittivity * PhysicalConstants.Gas * Solution.Temperature;

    /// <summary>Surface charge density σ of the wall, in C/m², at a wall potential.</summary>
    /// <param name="potential">y = φ_wall/V_T against the bulk.</param>
    public double Charge(double potential)
    {
        // Σ z c = 0, so each line −z y may be taken off before the sum: nothing cancels at small potentials
        double excess = Solution.Ions.Sum(
            ion => ion.Concentration * Exponentials.ExpMinusLine(-ion.Valence * potential));
        return Math.Sign(potential) * Math.Sqrt(2 * PermittivityTimesRT * excess);
    }

    /// <summary>Wall potential y = φ_wall/V_T against the bulk at a surface charge density.</summary>
    /// <param name="charge">σ, in C/m².</param>
    public double Potential(double charge) => Bisection.RootOfRising(y => Charge(y) - charge, 1);

    /// <summary>Differential capacitance dσ/dφ_wall = −(ε/σ)·F Σ z_k c_k e^(−z_k y), in F/m²; ε/λ_D at y = 0.</summary>
    /// <param name="potential">y = φ_wall/V_T.</param>
    public double Capacitance(double potential)
    {
        if (potential == 0)
        {
            return Solution.Permittivity / Solution.DebyeLength;
        }

        double counter = Solution.Ions.Sum(
            ion => -ion.Valence * ion.Concentration * Exponentials.Expm1(-ion.Valence * potential));
        return Solution.Permittivity * PhysicalConstants.Faraday * counter / Charge(potential);
    }
}
