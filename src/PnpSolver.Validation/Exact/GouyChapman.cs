namespace PnpSolver.Validation.Exact;

/// <summary>The diffuse layer on a plane charged wall in a z:z salt, in closed form. Immutable.</summary>
/// <remarks>σ = √(8εRTc) sinh(z y₀/2);  tanh(z y/4) = tanh(z y₀/4) e^(−x/λ_D);  C = (ε/λ_D) cosh(z y₀/2).
/// Sources: Gouy 1910, doi:10.1051/jphystap:019100090045700; Chapman 1913, doi:10.1080/14786440408634187.</remarks>
public sealed class GouyChapman
{
    private readonly IdealSolution solution;
    private readonly double valence;
    private readonly double concentration;

    /// <summary>The layer in a salt.</summary>
    /// <param name="temperature">T, in K.</param>
    /// <param name="permittivity">ε_r.</param>
    /// <param name="concentration">c, in mol/m³.</param>
    /// <param name="valence">z of the z:z salt.</param>
    public GouyChapman(double temperature, double permittivity, double concentration, double valence = 1)
    {
        solution = IdealSolution.Symmetric(temperature, permittivity, concentration, valence);
        this.valence = valence;
        this.concentration = concentration;
    }

    /// <summary>λ_D, in m.</summary>
    public double DebyeLength => solution.DebyeLength;

    /// <summary>σ₀ = √(8εRTc), in C/m²: the charge at which the layer turns nonlinear.</summary>
    public double ChargeScale =>
        Math.Sqrt(8 * solution.Permittivity * PhysicalConstants.Gas * solution.Temperature * concentration);

    /// <summary>Wall potential y₀ = φ_wall/V_T at a surface charge density.</summary>
    /// <param name="charge">σ, in C/m².</param>
    public double WallPotential(double charge) => 2 / valence * Math.Asinh(charge / ChargeScale);

    /// <summary>Surface charge density σ, in C/m², at a wall potential.</summary>
    /// <param name="wallPotential">y₀ = φ_wall/V_T.</param>
    public double Charge(double wallPotential) => ChargeScale * Math.Sinh(valence * wallPotential / 2);

    /// <summary>y = φ/V_T at a distance from the wall.</summary>
    /// <param name="wallPotential">y₀ = φ_wall/V_T.</param>
    /// <param name="distance">x, in m; not negative.</param>
    public double Potential(double wallPotential, double distance) =>
        4 / valence * Math.Atanh(Math.Tanh(valence * wallPotential / 4) * Math.Exp(-distance / DebyeLength));

    /// <summary>Concentration of the counter-ion at the wall, c e^(z|y₀|), in mol/m³.</summary>
    /// <param name="wallPotential">y₀ = φ_wall/V_T.</param>
    public double CounterIonAtWall(double wallPotential) => concentration * Math.Exp(valence * Math.Abs(wallPotential));

    /// <summary>Differential capacitance dσ/dφ_wall, in F/m².</summary>
    /// <param name="wallPotential">y₀ = φ_wall/V_T.</param>
    public double Capacitance(double wallPotential) =>
        solution.Permittivity / DebyeLength * Math.Cosh(valence * wallPotential / 2);
}
