using System.Collections.Immutable;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>What both sides of a membrane hold as a function of exchanged contents and volume, with one derivative.</summary>
/// <remarks>Mutable; storage is allocated once.</remarks>
internal sealed class WellStirredSides
{
    private readonly MembraneCircuit circuit;
    private readonly ExchangedContent[] contents;
    private readonly Dual[] inside;
    private readonly Dual[] outside;
    private Dual volume = 1;

    public WellStirredSides(MembraneCircuit circuit, ExchangedContent[] contents)
    {
        this.circuit = circuit;
        this.contents = contents;
        inside = new Dual[circuit.Problem.Species.Length];
        outside = new Dual[inside.Length];
        Fluxes = new(circuit, circuit.Crossing);
    }

    /// <summary>The mechanisms at the sides' activities.</summary>
    public MechanismFluxes Fluxes { get; }

    /// <summary>Σ z n + Q/F of the closed side, in mol.</summary>
    public Dual Imbalance
    {
        get
        {
            Dual sum = Closed.StandingCharge / PhysicalConstants.Faraday;
            for (int k = 0; k < inside.Length; k++)
            {
                sum += Amount(new(k, circuit.Inside.IsClosed)) * circuit.Problem.Species[k].Valence;
            }

            return sum;
        }
    }

    /// <summary>Σ |z| n of the closed side, in mol.</summary>
    public double GrossCharge => Enumerable.Range(0, inside.Length)
        .Sum(k => Math.Abs(circuit.Problem.Species[k].Valence) * Amount(new(k, circuit.Inside.IsClosed)).Value);

    /// <summary>Osmolarity inside less that outside, in mol/m³.</summary>
    public Dual OsmoticDifference
    {
        get
        {
            Dual sum = 0;
            for (int k = 0; k < inside.Length; k++)
            {
                sum += (inside[k] * circuit.Inside.Partitions[k]) - (outside[k] * circuit.Outside.Partitions[k]);
            }

            return sum;
        }
    }

    private CircuitSide Closed => circuit.Inside.IsClosed ? circuit.Inside : circuit.Outside;

    /// <summary>Sets contents and activities.</summary>
    /// <param name="logs">ln n of each exchanged content, shape [contents].</param>
    /// <param name="logVolume">ln of the relative volume of the inside.</param>
    /// <param name="seed">Index of the content, or one beyond for the volume, by which is differentiated; −1 for none.</param>
    public void Take(ReadOnlySpan<double> logs, double logVolume, int seed)
    {
        double size = Math.Exp(logVolume);
        volume = new(size, seed == contents.Length ? size : 0);
        for (int k = 0; k < inside.Length; k++)
        {
            // what cannot cross keeps its amount, and its concentration falls as the volume rises
            inside[k] = circuit.Inside.IsSupplied[k] ? circuit.Inside.Contents[k] : circuit.Inside.Contents[k] / volume;
            outside[k] = circuit.Outside.Contents[k];
        }

        for (int c = 0; c < contents.Length; c++)
        {
            double n = Math.Exp(logs[c]);
            (contents[c].IsInside ? inside : outside)[contents[c].Species] = new(n, seed == c ? n : 0);
        }

        circuit.Inside.Activate(inside, Fluxes.Inside);
        circuit.Outside.Activate(outside, Fluxes.Outside);
    }

    /// <summary>Amount of an ion on a side, in mol (per m², per m).</summary>
    public Dual Amount(ExchangedContent content)
    {
        CircuitSide side = content.IsInside ? circuit.Inside : circuit.Outside;
        Dual amount = (content.IsInside ? inside : outside)[content.Species] * side.Capacities[content.Species];
        return content.IsInside ? amount * volume : amount;
    }

    /// <summary>The state at a potential.</summary>
    /// <param name="potential">V, in V.</param>
    public CircuitState At(double potential) => new(potential, Values(Fluxes.Inside), Values(Fluxes.Outside)) { RelativeVolume = volume.Value };

    /// <summary>The numbers without their derivatives.</summary>
    public static ImmutableArray<double> Values(ReadOnlySpan<Dual> duals)
    {
        var values = new double[duals.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = duals[k].Value;
        }

        return [.. values];
    }
}
