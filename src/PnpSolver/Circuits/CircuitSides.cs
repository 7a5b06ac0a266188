using System.Collections.Immutable;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Charge, potential, contents and fluxes of a circuit at a state, each with one derivative.</summary>
/// <remarks>Seeds: 0 is s = D/(C_slab V_T), 1 + c is ln N of a content, −1 none. Mutable; storage is allocated once but for the layers.</remarks>
internal sealed class CircuitSides
{
    private readonly ExchangedContent[] contents;
    private readonly double[] amounts;
    private readonly double[] inside;
    private readonly double[] outside;
    private readonly Dual[] insideSeeded;
    private readonly Dual[] outsideSeeded;
    private readonly double[] slopes;
    private readonly double unit;
    private MembraneCircuit circuit;
    private double charge;
    private double potential;

    /// <summary>Storage for a circuit.</summary>
    /// <param name="circuit">The circuit; others that are taken differ only in what their baths hold.</param>
    public CircuitSides(MembraneCircuit circuit)
    {
        this.circuit = circuit;
        contents = [.. ExchangedContents.Enclosed(circuit)];
        amounts = new double[contents.Length];
        int species = circuit.Problem.Species.Length;
        (inside, outside) = (new double[species], new double[species]);
        (insideSeeded, outsideSeeded) = (new Dual[species], new Dual[species]);
        slopes = new double[1 + contents.Length];
        unit = circuit.SlabCapacitance * circuit.Problem.ThermalVoltage;
        Fluxes = new(circuit, circuit.Crossing);
    }

    /// <summary>Ions whose amounts are part of the state.</summary>
    public IReadOnlyList<ExchangedContent> Contents => contents;

    /// <summary>The mechanisms at the sides' activities.</summary>
    public MechanismFluxes Fluxes { get; }

    /// <summary>Whether V is that of the clamp at every time, since no resistance is known between membrane and electrodes.</summary>
    public bool IsClamped => circuit.Drive.Kind == CircuitDriveKind.Voltage && !circuit.HasSeriesResistance;

    /// <summary>ψ of the clamp.</summary>
    public double Clamp => circuit.Drive.Value / circuit.Problem.ThermalVoltage;

    /// <summary>Takes a state.</summary>
    /// <param name="now">The circuit at that time.</param>
    /// <param name="state">s and every N, shape [1 + contents] or longer.</param>
    public void Take(MembraneCircuit now, ReadOnlySpan<double> state)
    {
        circuit = now;
        charge = state[0];
        state.Slice(1, amounts.Length).CopyTo(amounts);
        circuit.Inside.Contents.CopyTo(inside);
        circuit.Outside.Contents.CopyTo(outside);
        for (int c = 0; c < contents.Length; c++)
        {
            (contents[c].IsInside ? inside : outside)[contents[c].Species] = amounts[c] / Capacity(c);
        }

        TakeLayers();
        Seed(-1);
    }

    /// <summary>Sets the activities with their derivatives.</summary>
    public void Seed(int seed)
    {
        for (int k = 0; k < inside.Length; k++)
        {
            insideSeeded[k] = inside[k];
            outsideSeeded[k] = outside[k];
        }

        if (seed > 0)
        {
            ExchangedContent content = contents[seed - 1];
            Dual[] side = content.IsInside ? insideSeeded : outsideSeeded;
            side[content.Species] = new(side[content.Species].Value, side[content.Species].Value);
        }

        circuit.Inside.Activate(insideSeeded, Fluxes.Inside);
        circuit.Outside.Activate(outsideSeeded, Fluxes.Outside);
    }

    /// <summary>ψ = V/V_T.</summary>
    public Dual Potential(int seed) => new(potential, seed < 0 ? 0 : slopes[seed]);

    /// <summary>s.</summary>
    public Dual Charge(int seed) => new(charge, seed == 0 ? 1 : 0);

    /// <summary>N of a content, in mol (per m², per m).</summary>
    public Dual Amount(int content, int seed) => new(amounts[content], seed == 1 + content ? amounts[content] : 0);

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

    /// <summary>dN/dt of a content, in mol/s (per m², per m).</summary>
    public Dual Flow(int content, ReadOnlySpan<Dual> flux) =>
        flux[contents[content].Species] * (contents[content].IsInside ? -circuit.Area : circuit.Area);

    /// <summary>How much a relative error of a content counts: less where it is but a trace of what the other side holds.</summary>
    public double Weight(int content, double trace)
    {
        int k = contents[content].Species;
        double own = (contents[content].IsInside ? inside : outside)[k];
        return own / (own + (trace * Math.Max(inside[k], outside[k])));
    }

    /// <summary>The state with its gates.</summary>
    public CircuitState State(ReadOnlySpan<double> gates) =>
        new(potential * circuit.Problem.ThermalVoltage, WellStirredSides.Values(Fluxes.Inside), WellStirredSides.Values(Fluxes.Outside)) { Gates = [.. gates] };

    private double Capacity(int content) => (contents[content].IsInside ? circuit.Inside : circuit.Outside).Capacities[contents[content].Species];

    private void TakeLayers()
    {
        double thermal = circuit.Problem.ThermalVoltage;
        var capacitor = new MembraneCapacitor(circuit, [.. inside], [.. outside]);
        Dual voltage = capacitor.Voltage(charge * unit);
        potential = voltage.Value / thermal;
        slopes[0] = voltage.Derivative * unit / thermal;
        for (int c = 0; c < contents.Length; c++)
        {
            double content = (contents[c].IsInside ? inside : outside)[contents[c].Species];
            slopes[1 + c] = content * capacitor.Slope(charge * unit, contents[c].Species, contents[c].IsInside) / thermal;
        }
    }
}
