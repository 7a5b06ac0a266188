using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>The lumped twin of one membrane: a capacitor, its mechanisms as branches, and two well-stirred sides. Immutable.</summary>
/// <remarks>C dV/dt = I_clamp − Σ I(V, a). Everything is per area of the inside face; currents and conductances are positive outward.
/// The mechanisms are the problem's own objects, at the sides' activities where the field solver takes those at the faces.</remarks>
public sealed class MembraneCircuit
{
    private readonly Slab slab;
    private readonly Lazy<SteadyResult> result;

    internal MembraneCircuit(PnpProblem problem, Slab slab, IReadOnlyList<Slab> beside, string? obstacle)
    {
        Problem = problem;
        this.slab = slab;
        Inside = CircuitSide.Of(problem, slab, below: !slab.IsReversed);
        Outside = CircuitSide.Of(problem, slab, below: slab.IsReversed);
        Mechanisms = slab.Membrane?.Mechanisms ?? [];
        IsAlone = beside.Count == 0;
        Crossing = [.. Working, .. beside.SelectMany(other => (other.Membrane?.Working ?? []).Select(m => new SharedMechanism(m, other.Area / slab.Area)))];
        Bank = new(Crossing);
        Obstacle = obstacle;
        result = new(() => obstacle is null ? SteadyCircuit.Solve(this) : SteadyResult.None(obstacle));
    }

    /// <summary>The problem.</summary>
    public PnpProblem Problem { get; }

    /// <summary>Name of the membrane in results.</summary>
    public string Name => slab.Name;

    /// <summary>The inside.</summary>
    public CircuitSide Inside { get; }

    /// <summary>The outside.</summary>
    public CircuitSide Outside { get; }

    /// <summary>All mechanisms, working or not.</summary>
    public ImmutableArray<Mechanism> Mechanisms { get; }

    /// <summary>The mechanisms that work.</summary>
    public IEnumerable<Mechanism> Working => Mechanisms.Where(m => m.IsEnabled);

    /// <summary>All that crosses from side to side, per area of this membrane: its own mechanisms and those of the membranes beside it.</summary>
    internal ImmutableArray<Mechanism> Crossing { get; }

    /// <summary>Whether no other membrane lies beside it.</summary>
    public bool IsAlone { get; }

    /// <summary>Area of the inside face: 1 (planar), per metre (cylindrical) or in m² (spherical).</summary>
    public double Area => Inside.FaceArea;

    /// <summary>Thickness of the slab, in m.</summary>
    public double Thickness => slab.Thickness;

    /// <summary>What determines the potential.</summary>
    public CircuitDrive Drive => CircuitDrive.Of(this);

    /// <summary>Whether baths hold every ion that crosses, so that both sides keep what they hold.</summary>
    public bool IsOpen => ExchangedContents.Of(this).Count == 0;

    /// <summary>The steady state, or <c>null</c> where <see cref="Refusal"/> says why there is none.</summary>
    public CircuitState? SteadyState => Result.State;

    /// <summary>Why there is no steady state, or <c>null</c>.</summary>
    public string? Refusal => Result.Refusal;

    /// <summary>Resistance of both electrolytes in series, in Ω m² of the inside face.</summary>
    public double SeriesResistance => (Inside.Resistance + Outside.Resistance) * Area;

    /// <summary>Whether the electrolytes' resistance between membrane and electrodes is known; in r–z it depends on the flow.</summary>
    internal bool HasSeriesResistance => SeriesResistance > 0;

    /// <summary>What else than this membrane joins its sides or lies in their way, for the user, or <c>null</c>.</summary>
    internal string? Obstacle { get; }

    /// <summary>The gates of all that crosses.</summary>
    internal GateBank Bank { get; }

    private SteadyResult Result => result.Value;

    /// <summary>The steady state in which water moves too: equal osmolarity on both sides, the volume of a closed inside free, its
    /// impermeant amounts kept.</summary>
    /// <remarks>Source: Tosteson and Hoffman 1960, doi:10.1085/jgp.44.1.169.</remarks>
    /// <returns>The state with its <see cref="CircuitState.RelativeVolume"/>, or why there is none.</returns>
    public SteadyResult AtOsmoticBalance() => SteadyCircuit.SolveWithVolume(this);

    /// <summary>The state at a potential with what the sides hold in the problem.</summary>
    /// <param name="potential">V, in V.</param>
    public CircuitState At(double potential) => new(potential, Inside.Activities, Outside.Activities);

    /// <summary>What mechanisms see at the faces where both layers are in equilibrium with their bulk: a_k e^(−z Δφ/V_T).</summary>
    /// <param name="bulk">The state in the bulk.</param>
    /// <param name="insideRise">Potential of the inside face less that of its bulk, in V.</param>
    /// <param name="outsideRise">Potential of the outside face less that of its bulk, in V.</param>
    public CircuitState AtFaces(CircuitState bulk, double insideRise, double outsideRise)
    {
        ArgumentNullException.ThrowIfNull(bulk);
        ImmutableArray<double> Raised(ImmutableArray<double> activities, double rise) =>
            [.. activities.Select((a, k) => a * Math.Exp(-Problem.Species[k].Valence * rise / Problem.ThermalVoltage))];
        return new(bulk.Potential + insideRise - outsideRise, Raised(bulk.Inside, insideRise), Raised(bulk.Outside, outsideRise));
    }

    /// <summary>Outward current of all working mechanisms, in A/m², with what the sides hold in the problem.</summary>
    /// <param name="potential">V, in V.</param>
    public double Current(double potential) => Current(At(potential));

    /// <summary>Outward current of all working mechanisms at a state, in A/m².</summary>
    /// <param name="state">The state.</param>
    public double Current(CircuitState state) => Total(Working, state).Value;

    /// <summary>Σ dI/dV at fixed concentrations, in S/m².</summary>
    /// <param name="state">The state.</param>
    public double Conductance(CircuitState state) => Total(Working, state).Derivative / Problem.ThermalVoltage;

    /// <summary>Outward current of the working pumps at a state, in A/m².</summary>
    /// <param name="state">The state.</param>
    public double PumpCurrent(CircuitState state) => Total(Working.Where(m => m.IsPump), state).Value;

    /// <summary>First-order change of the steady state where the fluxes are larger by some amount and the closed side holds charge;
    /// <c>null</c> where the circuit is degenerate.</summary>
    /// <param name="state">The steady state.</param>
    /// <param name="fluxes">δJ_k, outward, in mol/(m² s), shape [species].</param>
    /// <param name="charge">Charge that the closed side holds beyond neutrality, in C (per m², per m).</param>
    public CircuitShift? Shift(CircuitState state, ReadOnlySpan<double> fluxes, double charge = 0)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new PumpLeakEquations(this, Drive, isVolumeFree: false).Shift(state, fluxes, charge);
    }

    /// <summary>Outward flux of each species by some mechanisms, in mol/(m² s), shape [species].</summary>
    /// <param name="mechanisms">The mechanisms.</param>
    /// <param name="state">The state.</param>
    public ImmutableArray<double> Fluxes(IEnumerable<Mechanism> mechanisms, CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fluxes = new MechanismFluxes(this, mechanisms);
        fluxes.Take(state);
        return WellStirredSides.Values(fluxes.At(state.Potential / Problem.ThermalVoltage));
    }

    /// <summary>The working mechanisms as branches.</summary>
    /// <param name="state">The state.</param>
    public IReadOnlyList<MechanismBranch> Branches(CircuitState state) => [.. Working.Select(mechanism => BranchOf(mechanism, state))];

    /// <summary>Nernst potential V_T/z ln(a_out/a_in), in V; <c>null</c> for an uncharged species or one that a side does not hold.</summary>
    /// <param name="ion">The ion.</param>
    /// <param name="state">The state.</param>
    public double? Nernst(Species ion, CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(ion);
        ArgumentNullException.ThrowIfNull(state);
        int k = Problem.Species.IndexOf(ion);
        return ion.Valence != 0 && state.Inside[k] > 0 && state.Outside[k] > 0
            ? MembranePotentials.Nernst(Problem.Temperature, ion.Valence, state.Inside[k], state.Outside[k])
            : null;
    }

    /// <summary>V_WA: where the currents of all mechanisms but pumps cancel, in V; with ohmic leaks Σ g E/Σ g, with Goldman leaks the
    /// Goldman voltage; <c>null</c> where there is none.</summary>
    /// <param name="state">The state.</param>
    public double? Reversal(CircuitState state) => ReversalOf(Working.Where(m => !m.IsPump), state);

    /// <summary>Slab and layers as capacitors at a state.</summary>
    /// <param name="state">The state.</param>
    public CircuitCapacitance Capacitance(CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return MembraneCapacitor.At(this, state).AtVoltage(state.Potential);
    }

    /// <summary>τ = C/g, in s, or <c>null</c> without conductance, and for one of several membranes, which charge together.</summary>
    /// <param name="state">The state.</param>
    public double? TimeConstant(CircuitState state) =>
        IsAlone && Conductance(state) is > 0 and double g ? Capacitance(state).Total / g : null;

    /// <summary>λ of the cable that the membrane makes around its inside, in m: √(aσ/(2g)) for a core of one conductivity. <c>null</c> without
    /// conductance and where no cylinder lies inside.</summary>
    /// <remarks>The outside is taken as one potential. Source: Hodgkin and Rushton 1946, doi:10.1098/rspb.1946.0024.</remarks>
    /// <param name="state">The state.</param>
    public double? LengthConstant(CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Conductance(state) is > 0 and double g && CableCore.Of(Problem, slab, Inside.ContentsOf(state.Inside)) is { } core
            ? Math.Sqrt(core.Conductance / (core.Perimeter * g))
            : null;
    }

    /// <summary>Capacitance of the slab alone per area of the inside face, in F/m².</summary>
    public double SlabCapacitance => PhysicalConstants.VacuumPermittivity * Problem.Material(slab.Block.Region).Permittivity
        * slab.Lines.Sum(line => line.AreaOverLength) / Area;

    private MechanismBranch BranchOf(Mechanism mechanism, CircuitState state)
    {
        var fluxes = new MechanismFluxes(this, [mechanism]);
        fluxes.Take(state);
        Dual psi = Dual.Variable(state.Potential / Problem.ThermalVoltage);
        double conductance = fluxes.Current(psi).Derivative / Problem.ThermalVoltage;
        ImmutableArray<double> flux = Fluxes([mechanism], state);
        return new(
            mechanism,
            [.. Problem.Species.Select((ion, k) => PhysicalConstants.Faraday * ion.Valence * flux[k])],
            conductance,
            ReversalOf([mechanism], state));
    }

    /// <summary>Capacity of a side for an ion, in m³ (per m² planar, per m cylindrical).</summary>
    internal double Capacity(ExchangedContent content) => (content.IsInside ? Inside : Outside).Capacities[content.Species];

    /// <summary>Number of the first gate of a mechanism in <see cref="Bank"/>, or −1 where the mechanism does not work.</summary>
    internal int FirstGate(Mechanism mechanism)
    {
        int gates = 0;
        foreach (Mechanism other in Crossing)
        {
            if (ReferenceEquals(other, mechanism))
            {
                return gates;
            }

            gates += other.Gates.Length;
        }

        return -1;
    }

    internal Dual Total(IEnumerable<Mechanism> mechanisms, CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fluxes = new MechanismFluxes(this, mechanisms);
        fluxes.Take(state);
        return fluxes.Current(Dual.Variable(state.Potential / Problem.ThermalVoltage));
    }

    private double? ReversalOf(IEnumerable<Mechanism> mechanisms, CircuitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fluxes = new MechanismFluxes(this, mechanisms);
        fluxes.Take(state);
        double? root = RisingRoot.Find(fluxes.Current, state.Potential / Problem.ThermalVoltage);
        return root * Problem.ThermalVoltage;
    }
}
