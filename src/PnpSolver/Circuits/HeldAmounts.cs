namespace PnpSolver.Circuits;

/// <summary>What both sides of a membrane hold of every ion, in mol (per m², per m); nothing is kept of what a bath supplies.</summary>
internal sealed class HeldAmounts
{
    /// <summary>Content that stands for nothing, as a fraction of the species' largest: far below round-off, and concentrations can grow from it.</summary>
    private const double Nothing = 1e-20;

    private readonly double[] inside;
    private readonly double[] outside;

    /// <summary>Amounts that a circuit is to hold.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="amount">The amount of an ion that no bath supplies, in mol; a trace is put where it is 0.</param>
    public HeldAmounts(MembraneCircuit circuit, Func<ExchangedContent, double> amount)
    {
        inside = new double[circuit.Problem.Species.Length];
        outside = new double[inside.Length];
        foreach (ExchangedContent content in ExchangedContents.Enclosed(circuit))
        {
            double largest = Math.Max(circuit.Inside.Contents[content.Species], circuit.Outside.Contents[content.Species]);
            this[content] = Math.Max(amount(content), Nothing * circuit.Capacity(content) * (largest > 0 ? largest : 1));
        }
    }

    /// <summary>N, in mol.</summary>
    public double this[ExchangedContent content]
    {
        get => (content.IsInside ? inside : outside)[content.Species];
        set => (content.IsInside ? inside : outside)[content.Species] = value;
    }

    /// <summary>n of an ion: the bath's, or amount over capacity, in mol/m³.</summary>
    /// <param name="circuit">The circuit with what its baths hold.</param>
    /// <param name="content">The ion and its side.</param>
    public double Content(MembraneCircuit circuit, ExchangedContent content)
    {
        CircuitSide side = content.IsInside ? circuit.Inside : circuit.Outside;
        double capacity = side.Capacities[content.Species];
        return side.IsSupplied[content.Species] || capacity == 0 ? side.Contents[content.Species] : this[content] / capacity;
    }

    /// <summary>Slab and layers with what the sides hold.</summary>
    /// <param name="circuit">The circuit with what its baths hold.</param>
    public MembraneCapacitor Capacitor(MembraneCircuit circuit) => new(
        circuit,
        [.. Enumerable.Range(0, inside.Length).Select(k => Content(circuit, new(k, true)))],
        [.. Enumerable.Range(0, inside.Length).Select(k => Content(circuit, new(k, false)))]);
}
