using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Charge, potential, contents and fluxes of a circuit at a state, each with one derivative.</summary>
/// <remarks>State: s = D/(C_slab V_T) and the amount N of each ion that crosses and that no bath supplies; where neither side is supplied, N of
/// the smaller side, and the other holds the rest of a fixed sum. Seeds: 0 is s, 1 + c is ln N, −1 none. Mutable.</remarks>
internal sealed class CircuitSides
{
    private readonly ExchangedContent[] contents;
    private readonly double[] totals;
    private readonly HeldAmounts held;
    private readonly Dual[] inside;
    private readonly Dual[] outside;
    private readonly double[] slopes;
    private readonly double unit;
    private MembraneCircuit circuit;
    private double charge;
    private double potential;

    /// <summary>Storage for a circuit.</summary>
    /// <param name="circuit">The circuit; others that are taken differ only in what their baths hold.</param>
    /// <param name="held">What the sides hold at first.</param>
    public CircuitSides(MembraneCircuit circuit, HeldAmounts held)
    {
        this.circuit = circuit;
        this.held = held;
        contents = [.. ExchangedContents.Of(circuit).Where(content => !IsPaired(content) || IsSmaller(content))];
        totals = [.. contents.Select(content => IsPaired(content) ? held[content] + held[Partner(content)] : 0)];
        inside = new Dual[circuit.Problem.Species.Length];
        outside = new Dual[inside.Length];
        slopes = new double[1 + contents.Length];
        unit = circuit.SlabCapacitance * circuit.Problem.ThermalVoltage;
        Fluxes = new(circuit, circuit.Crossing);
    }

    /// <summary>Number of amounts in the state.</summary>
    public int Count => contents.Length;

    /// <summary>What the sides hold in the state taken last.</summary>
    public HeldAmounts Held => held;

    /// <summary>The mechanisms at the sides' activities.</summary>
    public MechanismFluxes Fluxes { get; }

    /// <summary>Whether V is that of the clamp at every time, since no resistance is known between membrane and electrodes.</summary>
    public bool IsClamped => circuit.Drive.Kind == CircuitDriveKind.Voltage && !circuit.HasSeriesResistance;

    /// <summary>ψ of the clamp.</summary>
    public double Clamp => circuit.Drive.Value / circuit.Problem.ThermalVoltage;

    /// <summary>Fills a state in.</summary>
    /// <param name="displacement">D, in C/m².</param>
    /// <param name="state">Receives s and every N, shape [1 + amounts] or longer.</param>
    public void Fill(double displacement, Span<double> state)
    {
        state[0] = displacement / unit;
        for (int c = 0; c < contents.Length; c++)
        {
            state[1 + c] = held[contents[c]];
        }
    }

    /// <summary>Takes a state.</summary>
    /// <param name="now">The circuit at that time.</param>
    /// <param name="state">s and every N, shape [1 + amounts] or longer.</param>
    public void Take(MembraneCircuit now, ReadOnlySpan<double> state)
    {
        circuit = now;
        charge = state[0];
        for (int c = 0; c < contents.Length; c++)
        {
            held[contents[c]] = state[1 + c];
            if (IsPaired(contents[c]))
            {
                held[Partner(contents[c])] = totals[c] - state[1 + c];
            }
        }

        TakeLayers();
        Seed(-1);
    }

    /// <summary>Sets the activities with their derivatives.</summary>
    public void Seed(int seed)
    {
        for (int k = 0; k < inside.Length; k++)
        {
            inside[k] = held.Content(circuit, new(k, true));
            outside[k] = held.Content(circuit, new(k, false));
        }

        if (seed > 0)
        {
            ExchangedContent content = contents[seed - 1];
            Set(content, held[content]);
            if (IsPaired(content))
            {
                Set(Partner(content), -held[content]);
            }
        }

        circuit.Inside.Activate(inside, Fluxes.Inside);
        circuit.Outside.Activate(outside, Fluxes.Outside);
    }

    /// <summary>ψ = V/V_T.</summary>
    public Dual Potential(int seed) => new(potential, seed < 0 ? 0 : slopes[seed]);

    /// <summary>s.</summary>
    public Dual Charge(int seed) => new(charge, seed == 0 ? 1 : 0);

    /// <summary>N, in mol (per m², per m).</summary>
    public Dual Amount(int content, int seed) => new(held[contents[content]], seed == 1 + content ? held[contents[content]] : 0);

    /// <summary>An amount within a factor of the last one, on both sides.</summary>
    /// <param name="content">Number of the amount.</param>
    /// <param name="last">The last one.</param>
    /// <param name="value">The one that is proposed.</param>
    /// <param name="least">The factor, below 1.</param>
    public double Admit(int content, double last, double value, double least)
    {
        double most = IsPaired(contents[content]) ? totals[content] - (least * (totals[content] - last)) : double.PositiveInfinity;
        return Math.Clamp(value, least * last, Math.Min(last / least, most));
    }

    /// <summary>ds/dt: what comes through the electrolytes less what crosses the membrane, in 1/s.</summary>
    public Dual Charging(Dual psi, ReadOnlySpan<Dual> flux)
    {
        CircuitDrive drive = circuit.Drive;
        Dual current = drive.Kind switch
        {
            CircuitDriveKind.Current => drive.Value,
            CircuitDriveKind.Voltage when circuit.HasSeriesResistance => (drive.Value - (psi * circuit.Problem.ThermalVoltage)) / circuit.SeriesResistance,
            _ => 0,
        };
        for (int k = 0; k < flux.Length; k++)
        {
            current -= flux[k] * (PhysicalConstants.Faraday * circuit.Problem.Species[k].Valence);
        }

        return current / unit;
    }

    /// <summary>dN/dt, in mol/s (per m², per m).</summary>
    public Dual Flow(int content, ReadOnlySpan<Dual> flux) =>
        flux[contents[content].Species] * (contents[content].IsInside ? -circuit.Area : circuit.Area);

    /// <summary>How much a relative error of an amount counts: less where it is but a trace of what the other side holds.</summary>
    public double Weight(int content, double trace)
    {
        ExchangedContent own = contents[content];
        double Relative(ExchangedContent of) => held[own] / circuit.Capacity(of)
            / (held.Content(circuit, of) + (trace * Math.Max(held.Content(circuit, own), held.Content(circuit, Partner(own)))));
        return IsPaired(own) ? Math.Max(Relative(own), Relative(Partner(own))) : Relative(own);
    }

    /// <summary>The state with its gates.</summary>
    public CircuitState State(ReadOnlySpan<double> gates) =>
        new(potential * circuit.Problem.ThermalVoltage, WellStirredSides.Values(Fluxes.Inside), WellStirredSides.Values(Fluxes.Outside)) { Gates = [.. gates] };

    private static ExchangedContent Partner(ExchangedContent content) => content with { IsInside = !content.IsInside };

    private bool IsPaired(ExchangedContent content) => !circuit.Inside.IsSupplied[content.Species] && !circuit.Outside.IsSupplied[content.Species];

    private bool IsSmaller(ExchangedContent content) => content.IsInside
        ? circuit.Capacity(content) <= circuit.Capacity(Partner(content))
        : circuit.Capacity(content) < circuit.Capacity(Partner(content));

    private void Set(ExchangedContent content, double change)
    {
        Dual[] side = content.IsInside ? inside : outside;
        side[content.Species] = new(side[content.Species].Value, change / circuit.Capacity(content));
    }

    private void TakeLayers()
    {
        double thermal = circuit.Problem.ThermalVoltage;
        double displacement = charge * unit;
        MembraneCapacitor capacitor = held.Capacitor(circuit);
        Dual voltage = capacitor.Voltage(displacement);
        potential = voltage.Value / thermal;
        slopes[0] = voltage.Derivative * unit / thermal;
        for (int c = 0; c < contents.Length; c++)
        {
            double Slope(ExchangedContent of) => held[contents[c]] / circuit.Capacity(of) * capacitor.Slope(displacement, of.Species, of.IsInside) / thermal;
            slopes[1 + c] = Slope(contents[c]) - (IsPaired(contents[c]) ? Slope(Partner(contents[c])) : 0);
        }
    }
}
