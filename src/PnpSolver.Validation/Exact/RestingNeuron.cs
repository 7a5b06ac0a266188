namespace PnpSolver.Validation.Exact;

/// <summary>A membrane with leaks, channels of the squid and a pump, at rest between two 1:1 solutions of K⁺, Na⁺ and Cl⁻. Immutable.</summary>
/// <remarks>I_Na = (g_Na + ḡ_Na m³h)(V − E_Na) + 3 I_p, I_K = (g_K + ḡ_K n⁴)(V − E_K) − 2 I_p, I_p = I_max (1 + 2 mM/K_o)⁻² (1 + 7.7 mM/Na_i)⁻³, gates at
/// rest. In electroneutral solutions gates feel V and the pump the bulk; with a water of finite <see cref="WaterPermittivity"/> a diffuse layer lies on either side,
/// y = 2 asinh(σ/√(8εRTc)), gates feel the drop over the membrane and the pump the concentrations at its faces. Sources: Ellingsrud, Benedusi and Kuchta 2024,
/// doi:10.48550/arXiv.2404.08320, and their code, github.com/adajel/KNP-EMI-DG; Grahame 1947, doi:10.1021/cr60130a002.</remarks>
/// <param name="Temperature">T, in K.</param>
/// <param name="PotassiumOutside">K⁺ outside, in mol/m³.</param>
/// <param name="SodiumOutside">Na⁺ outside, in mol/m³.</param>
public sealed record RestingNeuron(double Temperature, double PotassiumOutside, double SodiumOutside)
{
    private static readonly HodgkinHuxley Gates = new();

    /// <summary>g_K, in S/m².</summary>
    public double PotassiumLeak { get; init; }

    /// <summary>g_Na, in S/m².</summary>
    public double SodiumLeak { get; init; }

    /// <summary>ḡ_K with all gates open, in S/m².</summary>
    public double PotassiumChannels { get; init; }

    /// <summary>ḡ_Na with all gates open, in S/m².</summary>
    public double SodiumChannels { get; init; }

    /// <summary>I_max, in A/m².</summary>
    public double LargestPump { get; init; }

    /// <summary>Capacitance of the membrane itself, in F/m².</summary>
    public double Capacitance { get; init; } = 0.01;

    /// <summary>ε_r of the solutions; infinite for electroneutral ones, whose layers take nothing.</summary>
    public double WaterPermittivity { get; init; } = double.PositiveInfinity;

    private double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    private double Water => PhysicalConstants.VacuumPermittivity * WaterPermittivity;

    /// <summary>At rest between two given solutions: no net current.</summary>
    /// <param name="potassium">K⁺ inside, in mol/m³.</param>
    /// <param name="sodium">Na⁺ inside, in mol/m³.</param>
    public NeuronAtRest Between(double potassium, double sodium)
    {
        // below the potential at which sodium channels open and the axon fires
        double displacement = Bisection.Root(d => At(d, potassium, sodium).Current, -0.3 * Capacitance, -0.062 * Capacitance);
        return At(displacement, potassium, sodium);
    }

    /// <summary>At rest as a closed cell: no current of either ion; needs a finite <see cref="WaterPermittivity"/>.</summary>
    /// <param name="chloride">Cl⁻ that it holds, over its volume, in mol/m³.</param>
    /// <param name="length">Its volume over its surface, in m.</param>
    /// <returns>The state with potential and concentrations inside as means over the volume.</returns>
    public NeuronAtRest Closed(double chloride, double length)
    {
        double bulk = chloride;
        NeuronAtRest rest = Balanced(bulk);
        for (int pass = 0; pass < 12; pass++)
        {
            // each pass leaves a thousandth: the part of the ions that the layer holds
            bulk = chloride - (Excess(-InsideFace(rest), bulk) / length);
            rest = Balanced(bulk);
        }

        return Mean(rest, length);
    }

    private NeuronAtRest Balanced(double salt)
    {
        double sodium = Bisection.Root(held => Between(salt - held, held).SodiumCurrent, 0.01 * salt, 0.5 * salt);
        return Between(salt - sodium, sodium);
    }

    private NeuronAtRest Mean(NeuronAtRest bulk, double length)
    {
        double salt = bulk.Potassium + bulk.Sodium;
        double face = InsideFace(bulk);
        double share = 1 + (Excess(face, salt) / (salt * length));

        // ∫y dx of a layer is λ(y − y³/72 + …)
        double area = Debye(salt) * (face - (Math.Pow(face, 3) / 72));
        return bulk with
        {
            Potential = bulk.Potential + (ThermalVoltage * area / length),
            Potassium = bulk.Potassium * share,
            Sodium = bulk.Sodium * share,
        };
    }

    private NeuronAtRest At(double displacement, double potassium, double sodium)
    {
        double inside = Face(-displacement, potassium + sodium);
        double outside = Face(displacement, PotassiumOutside + SodiumOutside);
        double drop = displacement / Capacitance;
        double potential = drop + (ThermalVoltage * (outside - inside));
        double pump = Pump(sodium * Math.Exp(-inside), PotassiumOutside * Math.Exp(-outside));
        AxonState gates = Gates.AtRest(drop);
        double forPotassium = PotassiumLeak + (PotassiumChannels * Math.Pow(gates.PotassiumActivation, 4));
        double forSodium = SodiumLeak + (SodiumChannels * Math.Pow(gates.SodiumActivation, 3) * gates.SodiumInactivation);
        double ofPotassium = (forPotassium * (potential - (ThermalVoltage * Math.Log(PotassiumOutside / potassium)))) - (2 * pump);
        double ofSodium = (forSodium * (potential - (ThermalVoltage * Math.Log(SodiumOutside / sodium)))) + (3 * pump);
        return new(potential, drop, displacement, potassium, sodium, ofPotassium, ofSodium, pump);
    }

    private double Pump(double sodiumInside, double potassiumOutside) =>
        LargestPump * Math.Pow(1 + (2 / potassiumOutside), -2) * Math.Pow(1 + (7.7 / sodiumInside), -3);

    private double InsideFace(NeuronAtRest state) => Face(-state.Displacement, state.Potassium + state.Sodium);

    /// <summary>φ_wall/V_T of a wall of charge σ in a 1:1 salt.</summary>
    private double Face(double charge, double salt) => 2 * Math.Asinh(charge / Math.Sqrt(8 * Water * PhysicalConstants.Gas * Temperature * salt));

    private double Debye(double salt) => Math.Sqrt(Water * PhysicalConstants.Gas * Temperature / (2 * salt)) / PhysicalConstants.Faraday;

    /// <summary>∫(c − c_∞) dx, in mol/m², of ions whose zy is <paramref name="level"/> at the wall.</summary>
    private double Excess(double level, double salt) => 2 * salt * Debye(salt) * (Math.Exp(-level / 2) - 1);
}
