using PnpSolver.Integration;

namespace PnpSolver.Circuits;

/// <summary>The part of a circuit's run between two events, from its start.</summary>
internal sealed class CircuitSegment
{
    private const double ShortestStep = 1e-18;

    private CircuitSegment(CircuitRamp ramp, HeldAmounts held, CircuitPlan plan)
    {
        Ramp = ramp;
        System = new(ramp, held, plan.Tolerance);
        Integrator = new(System, new(plan.HighestOrder, ShortestStep));
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
    public static CircuitSegment First(MembraneCircuit circuit, CircuitPlan plan, CircuitState? steady)
    {
        var inside = steady is null ? circuit.Inside.Contents : circuit.Inside.ContentsOf(steady.Inside);
        var outside = steady is null ? circuit.Outside.Contents : circuit.Outside.ContentsOf(steady.Outside);
        var held = new HeldAmounts(circuit, content => circuit.Capacity(content) * (content.IsInside ? inside : outside)[content.Species]);
        MembraneCapacitor capacitor = held.Capacitor(circuit);
        bool follows = circuit.Drive.Kind == CircuitDriveKind.Voltage && !circuit.HasSeriesResistance;
        double? voltage = steady is not null ? Settled(circuit, steady) : follows ? circuit.Drive.Value : null;
        double displacement = voltage is { } known ? capacitor.AtVoltage(known).Displacement : Displacement(circuit);
        var segment = new CircuitSegment(new(circuit.Problem, circuit, 0, 0), held, plan);
        segment.Start(0, displacement, capacitor.Voltage(displacement).Value, null, plan.FirstStep);
        return segment;
    }

    /// <summary>The segment that an event begins: charge, amounts and gates go on.</summary>
    /// <param name="last">The segment before.</param>
    /// <param name="circuit">The circuit from then on.</param>
    /// <param name="change">The event.</param>
    /// <param name="plan">The plan.</param>
    public static CircuitSegment After(CircuitSegment last, MembraneCircuit circuit, CircuitEvent change, CircuitPlan plan)
    {
        MembraneCircuit before = last.Ramp.Target;
        HeldAmounts amounts = last.System.HeldIn(last.Integrator.State);
        var held = new HeldAmounts(circuit, content => before.Capacity(content) * amounts.Content(before, content));
        double displacement = last.Integrator.State[0] * before.SlabCapacitance * before.Problem.ThermalVoltage;
        var segment = new CircuitSegment(new(before.Problem, circuit, change.Time, change.Ramp), held, plan);
        segment.Start(change.Time, displacement, held.Capacitor(before).Voltage(displacement).Value, last, plan.FirstStep);
        return segment;
    }

    /// <summary>Starts anew from where it is, since what drives it has a kink here.</summary>
    public void Restart() => Integrator.Start(Integrator.Time, Integrator.State.ToArray(), Integrator.NextLength);

    /// <summary>V of a steady state where the electrolytes take their part of the clamped voltage.</summary>
    private static double Settled(MembraneCircuit circuit, CircuitState state)
    {
        if (circuit.Drive.Kind != CircuitDriveKind.Voltage || !circuit.HasSeriesResistance)
        {
            return state.Potential;
        }

        double thermal = circuit.Problem.ThermalVoltage;
        var fluxes = new MechanismFluxes(circuit, circuit.Crossing);
        fluxes.Take(state);
        double? root = RisingRoot.Find(
            psi => (fluxes.Current(psi) * circuit.SeriesResistance) + (psi * thermal) - circuit.Drive.Value, circuit.Drive.Value / thermal);
        return root * thermal ?? state.Potential;
    }

    /// <summary>D of what a closed side holds; baths take away what charge their side would have.</summary>
    private static double Displacement(MembraneCircuit circuit) => circuit.Inside.IsClosed
        ? circuit.Inside.ChargeOf(circuit.Problem, circuit.Inside.Contents) / circuit.Area
        : circuit.Outside.IsClosed ? -circuit.Outside.ChargeOf(circuit.Problem, circuit.Outside.Contents) / circuit.Area : 0;

    private static IEnumerable<((string Mechanism, string Gate) Key, int Index)> GatesOf(MembraneCircuit circuit) =>
        circuit.Crossing.SelectMany(m => m.Gates.Select(gate => (m.Label, gate.Name))).Select((key, index) => (key, index));

    /// <summary>Starts the integration; gates are as open as they were in the segment before, new ones as they are in the steady state at V.</summary>
    private void Start(double time, double displacement, double voltage, CircuitSegment? before, double firstStep)
    {
        MembraneCircuit circuit = Ramp.Target;
        var state = new double[System.StateCount];
        System.Fill(displacement, state);
        var open = new Dictionary<(string, string), double>();
        foreach (((string, string) key, int index) in before is null ? [] : GatesOf(before.Ramp.Target))
        {
            open[key] = before!.Integrator.State[before.System.FirstGate + index];
        }

        var fluxes = new MechanismFluxes(circuit, circuit.Crossing);
        fluxes.Open(voltage / circuit.Problem.ThermalVoltage, 0, new double[circuit.Bank.Count]);
        foreach (((string, string) key, int index) in GatesOf(circuit))
        {
            state[System.FirstGate + index] = open.TryGetValue(key, out double value) ? value : fluxes.Gates[index].Value;
        }

        Integrator.Start(time, state, firstStep);
    }
}
