using PnpSolver.Integration;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>The part of a circuit's run between two events, from its start.</summary>
internal sealed class CircuitSegment
{
    private const double ShortestStep = 1e-18;

    /// <summary>Content that stands for nothing, as a fraction of the species' largest: far below round-off, and concentrations can grow from it.</summary>
    private const double Nothing = 1e-20;

    private CircuitSegment(CircuitRamp ramp, CircuitPlan plan, double start, Action<CircuitSystem, double[]> fill)
    {
        Ramp = ramp;
        System = new(ramp, plan.Tolerance);
        Integrator = new(System, new(plan.HighestOrder, ShortestStep));
        var state = new double[System.StateCount];
        fill(System, state);
        AddTraces(state);
        Integrator.Start(start, state, plan.FirstStep);
    }

    /// <summary>The circuit at every time.</summary>
    public CircuitRamp Ramp { get; }

    /// <summary>The system that is integrated.</summary>
    public CircuitSystem System { get; }

    /// <summary>The integrator.</summary>
    public TimeIntegrator Integrator { get; }

    /// <summary>The first segment, from what the sides hold or from a steady state.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="steady">The steady state, or <c>null</c>.</param>
    public static CircuitSegment First(MembraneCircuit circuit, CircuitPlan plan, CircuitState? steady) =>
        new(new(circuit.Problem, circuit, 0, 0), plan, 0, (system, state) => Begin(circuit, steady, system, state));

    /// <summary>The segment that an event begins: charge, amounts and gates go on.</summary>
    /// <param name="last">The segment before.</param>
    /// <param name="circuit">The circuit from then on.</param>
    /// <param name="change">The event.</param>
    /// <param name="plan">The plan.</param>
    public static CircuitSegment After(CircuitSegment last, MembraneCircuit circuit, CircuitEvent change, CircuitPlan plan) =>
        new(new(last.Ramp.Target.Problem, circuit, change.Time, change.Ramp), plan, change.Time, (system, state) => last.Carry(circuit, system, state));

    /// <summary>Starts anew from where it is, since what drives it has a kink here.</summary>
    public void Restart() => Integrator.Start(Integrator.Time, Integrator.State.ToArray(), Integrator.NextLength);

    private static void Begin(MembraneCircuit circuit, CircuitState? steady, CircuitSystem system, double[] state)
    {
        CircuitState start = steady ?? circuit.At(0);
        var inside = circuit.Inside.ContentsOf(start.Inside);
        var outside = circuit.Outside.ContentsOf(start.Outside);
        for (int c = 0; c < system.Contents.Count; c++)
        {
            (int k, bool isInside) = system.Contents[c];
            state[1 + c] = isInside ? circuit.Inside.Capacities[k] * inside[k] : circuit.Outside.Capacities[k] * outside[k];
        }

        var capacitor = new MembraneCapacitor(circuit, inside, outside);
        bool isClamped = circuit.Drive.Kind == CircuitDriveKind.Voltage && !circuit.HasSeriesResistance;
        double? voltage = steady is not null ? Steady(circuit, steady) : isClamped ? circuit.Drive.Value : null;
        double displacement = voltage is { } known ? capacitor.AtVoltage(known).Displacement : Displacement(circuit);
        state[0] = displacement / (circuit.SlabCapacitance * circuit.Problem.ThermalVoltage);
        Open(circuit, capacitor.Voltage(displacement).Value, state.AsSpan(system.FirstGate));
    }

    /// <summary>V of a steady state where the electrolytes take their part of the clamped voltage.</summary>
    private static double Steady(MembraneCircuit circuit, CircuitState state)
    {
        if (circuit.Drive.Kind != CircuitDriveKind.Voltage || !circuit.HasSeriesResistance)
        {
            return state.Potential;
        }

        double thermal = circuit.Problem.ThermalVoltage;
        var fluxes = new MechanismFluxes(circuit, circuit.Crossing);
        fluxes.Take(state);
        double? psi = RisingRoot.Find(
            psi => (fluxes.Current(psi) * circuit.SeriesResistance) + (psi * thermal) - circuit.Drive.Value, circuit.Drive.Value / thermal);
        return psi * thermal ?? state.Potential;
    }

    /// <summary>D of what a closed side holds; baths take away what charge their side would have.</summary>
    private static double Displacement(MembraneCircuit circuit) => circuit.Inside.IsClosed
        ? circuit.Inside.ChargeOf(circuit.Problem, circuit.Inside.Contents) / circuit.Area
        : circuit.Outside.IsClosed ? -circuit.Outside.ChargeOf(circuit.Problem, circuit.Outside.Contents) / circuit.Area : 0;

    /// <summary>Gates at their steady state.</summary>
    private static void Open(MembraneCircuit circuit, double voltage, Span<double> gates)
    {
        var fluxes = new MechanismFluxes(circuit, circuit.Crossing);
        fluxes.Open(voltage / circuit.Problem.ThermalVoltage, 0, new double[gates.Length]);
        for (int g = 0; g < gates.Length; g++)
        {
            gates[g] = fluxes.Gates[g].Value;
        }
    }

    /// <summary>What the next segment starts from.</summary>
    private void Carry(MembraneCircuit circuit, CircuitSystem next, double[] state)
    {
        MembraneCircuit before = Ramp.Target;
        ReadOnlySpan<double> from = Integrator.State;
        state[0] = from[0] * (before.SlabCapacitance * before.Problem.ThermalVoltage) / (circuit.SlabCapacitance * circuit.Problem.ThermalVoltage);
        for (int c = 0; c < next.Contents.Count; c++)
        {
            (int k, bool isInside) = next.Contents[c];
            CircuitSide side = isInside ? before.Inside : before.Outside;
            int old = System.Contents.ToList().IndexOf(next.Contents[c]);
            state[1 + c] = old >= 0 ? from[1 + old] : side.Capacities[k] * side.Contents[k];
        }

        Open(circuit, System.PointAt(Integrator.Time, from).State.Potential, state.AsSpan(next.FirstGate));
        CarryGates(circuit, from, state.AsSpan(next.FirstGate));
    }

    /// <summary>A gate that was there before stays as open as it is.</summary>
    private void CarryGates(MembraneCircuit circuit, ReadOnlySpan<double> from, Span<double> gates)
    {
        var open = new Dictionary<(string, string), double>();
        foreach (((string, string) key, int index) in GatesOf(Ramp.Target))
        {
            open[key] = from[System.FirstGate + index];
        }

        foreach (((string, string) key, int index) in GatesOf(circuit))
        {
            gates[index] = open.TryGetValue(key, out double value) ? value : gates[index];
        }
    }

    private static IEnumerable<((string Mechanism, string Gate) Key, int Index)> GatesOf(MembraneCircuit circuit) =>
        circuit.Crossing.SelectMany(m => m.Gates.Select(gate => (m.Label, gate.Name))).Select((key, index) => (key, index));

    private void AddTraces(double[] state)
    {
        MembraneCircuit circuit = Ramp.Target;
        for (int c = 0; c < System.Contents.Count; c++)
        {
            (int k, bool isInside) = System.Contents[c];
            double capacity = (isInside ? circuit.Inside : circuit.Outside).Capacities[k];
            double largest = Math.Max(circuit.Inside.Contents[k], circuit.Outside.Contents[k]);
            state[1 + c] = Math.Max(state[1 + c], Nothing * capacity * (largest > 0 ? largest : 1));
        }
    }
}
