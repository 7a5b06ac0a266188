namespace PnpSolver.Validation.Exact;

/// <summary>An ion-free slab between two like baths that end in reservoirs under a voltage step: linear response. Immutable.</summary>
/// <remarks>By symmetry each bath is a <see cref="HalfCell"/> under half the voltage whose plane is the reservoir and whose compact layer is half the
/// slab, C = 2ε_m/d. With Γ = 2ε_m L/(ε d) the time constants are λ²/(Dµ) where 1 − µ + Γ(T − µ) = 0, T = tanh(y)/y, y = √(1 − µ) L/λ. A lumped
/// circuit has R C; in truth the baths carry displacement too, which adds about ε/σ.
/// Source of the linear theory: Bazant, Thornton and Ajdari 2004, doi:10.1103/PhysRevE.70.021506.</remarks>
public sealed class MembraneClamp
{
    private readonly IdealSolution solution;

    /// <summary>A slab with its two baths.</summary>
    /// <param name="solution">The electrolyte on both sides.</param>
    /// <param name="diffusivity">D of every ion, in m²/s.</param>
    /// <param name="bathLength">L of each bath, in m.</param>
    /// <param name="slabCapacitance">ε_m/d, in F/m².</param>
    public MembraneClamp(IdealSolution solution, double diffusivity, double bathLength, double slabCapacitance)
    {
        this.solution = solution ?? throw new ArgumentNullException(nameof(solution));
        Bath = new(solution, diffusivity, bathLength, 2 * slabCapacitance);
    }

    /// <summary>One bath and half of the slab.</summary>
    public HalfCell Bath { get; }

    /// <summary>ε/σ = λ²/D, in s: the time constant of the electrolyte alone, by which its displacement current slows the clamp.</summary>
    public double BathRelaxation => Bath.DebyeTime;

    /// <summary>Resistance of both baths, 2L/σ, in Ω m².</summary>
    public double Resistance => 2 * Bath.Length * Bath.DebyeTime / solution.Permittivity;

    /// <summary>Capacitance of slab and layers at rest, reservoir to reservoir, in F/m².</summary>
    public double Capacitance => Bath.Capacitance / 2;

    /// <summary>R C of the lumped circuit, in s.</summary>
    public double LumpedTime => Resistance * Capacitance;

    /// <summary>Time constant of an antisymmetric mode, in s.</summary>
    /// <param name="mode">0 for the slowest.</param>
    public double TimeConstant(int mode = 0) => Bath.TimeConstant(mode);

    /// <summary>Displacement in the slab, in C/m², positive towards the reservoir of the lower potential.</summary>
    /// <param name="voltage">Potential difference of the reservoirs from t = 0 on, in V; small against V_T across each bath.</param>
    /// <param name="time">t, in s.</param>
    public double Displacement(double voltage, double time) => Bath.WallCharge(voltage / 2, time);
}
