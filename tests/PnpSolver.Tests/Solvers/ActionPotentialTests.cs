using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using PnpSolver.Validation.Exact;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>Channels with gates on a resolved membrane: at rest, and through an action potential.</summary>
public class ActionPotentialTests
{
    private const string Prefix = "membrane.membrane.gate.hodgkin-huxley";

    private static readonly string[] Gates = [$"{Prefix}-na-Na.m", $"{Prefix}-na-Na.h", $"{Prefix}-k-K.n"];

    private static readonly Dictionary<string, double> Rest = Values(SteadySolver.Solve(SquidAxon.Patch(0)));

    /// <summary>The circuit with the capacitance of slab and layers, whose gates feel what falls over the slab.</summary>
    private static readonly HodgkinHuxley Twin = SquidAxon.Circuit with
    {
        Capacitance = Rest["membrane.membrane.capacitance"],
        FeltPart = Rest["membrane.membrane.drop"] / Rest["membrane.membrane.potential"],
    };

    /// <summary>The layers take 1.2 % of V from the gates, which moves the rest by 0.3 mV; what polarises on the way to the faces is 10 nV.</summary>
    [Fact]
    public void TheMembraneRestsWhereTheCircuitDoes()
    {
        double potential = Rest["membrane.membrane.potential"];

        double plain = SquidAxon.Circuit.RestingState.Potential;

        Assert.Equal(Twin.RestingState.Potential, potential, 1e-7);
        Assert.InRange(plain - potential, 0.3 * mV, 0.4 * mV);
        Assert.Equal(plain, Rest["circuit.membrane.membrane.potential"], 1e-12);
    }

    [Fact]
    public void SteadyGatesAreThoseOfTheDrop()
    {
        Assert.All(Gates.Zip(Open(Twin.RestingState)), pair => Assert.Equal(pair.Second, Rest[pair.First], 1e-6));
    }

    /// <summary>The circuit is exact but for the layers, whose capacitance hardly depends on V, and the polarisation of 20 nm of bath: what is left at
    /// this tolerance is the error of the steps, which the upstroke multiplies by a thousand.</summary>
    [Fact]
    public void TheActionPotentialIsThatOfTheCircuit()
    {
        var outputs = new Outputs();
        double[] times = [.. Enumerable.Range(1, 200).Select(i => i * 1e-4)];
        TransientReport report = TransientSolver.Run(SquidAxon.Patch(0), Plan(times), outputs);
        TransientSolution[] at = [.. outputs.All.Where(output => times.Contains(output.Time)).DistinctBy(output => output.Time)];
        Dictionary<string, double>[] found = [.. at.Select(output => Values(output.Solution))];
        double[] potential = [.. found.Select(values => values["membrane.membrane.potential"])];
        ImmutableArray<AxonState> expected = Twin.Run(Twin.RestingState, [new(1e-3, 1e-3, 0.1)], times);

        Assert.Equal(times, at.Select(output => output.Time));
        for (int i = 0; i < times.Length; i++)
        {
            Assert.Equal(expected[i].Potential, potential[i], 0.05 * mV);
            Assert.All(Gates.Zip(Open(expected[i])), pair => Assert.Equal(pair.Second, found[i][pair.First], 3e-4));
        }

        Assert.InRange(potential.Max(), 38 * mV, 39 * mV);
        Assert.InRange(potential.Min(), SquidAxon.Circuit.PotassiumReversal, -76 * mV);
        Assert.All(found, values => Assert.All(Gates, gate => Assert.InRange(values[gate], 0, 1)));
        Assert.All(report.Conservation, pair => Assert.True(pair.Value < (pair.Key == "current" ? 1e-10 : 1e-12), $"{pair.Key}: {pair.Value:g3}"));
    }

    /// <summary>A pulse of a third of the charge dies away.</summary>
    [Fact]
    public void BelowTheThresholdNothingFires()
    {
        var outputs = new Outputs();
        TransientSolver.Run(SquidAxon.Patch(0), Plan([]) with { Tolerance = 1e-4, Events = [new(1e-3, SquidAxon.Patch(0.1)), new(1.3e-3, SquidAxon.Patch(0))] }, outputs);

        Assert.All(outputs.All, output => Assert.InRange(Values(output.Solution)["membrane.membrane.potential"], -70 * mV, -58 * mV));
    }

    /// <summary>After a step of the voltage the drop stands still but for the 15 A/m² of sodium through 7.6e-9 Ω m² in series, and each gate goes to its new value as s∞ + (s₀ − s∞) e^(−(α + β)t), on every line.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnderAVoltageClampGatesRelaxExponentially(bool isColumn)
    {
        PnpProblem Clamped(double voltage)
        {
            PnpProblem line = SquidAxon.Patch(0).WithBoundary("left", (Bath)SquidAxon.Patch(0).Boundary("left") with { Potential = voltage, Current = null });
            return isColumn ? Axisymmetric.Of(line, [0, 3 * nm, 7 * nm]) : line;
        }

        const double Step = 1e-6;
        double[] times = [0.1e-3, 0.5e-3, 2e-3];
        var outputs = new Outputs();
        TransientSolver.Run(Clamped(-65 * mV), Plan([.. times.Select(t => t + Step)]) with { Until = 2.1e-3, Events = [new(Step, Clamped(0))] }, outputs);
        double drop = Values(outputs.All[^1].Solution)["membrane.membrane.drop"];
        double before = Values(outputs.All[0].Solution)["membrane.membrane.drop"];
        Gate[] gates = [.. SquidAxon.Patch(0).Membranes[0].Mechanisms.SelectMany(mechanism => mechanism.Gates)];
        foreach (double time in times)
        {
            Dictionary<string, double> found = Values(outputs.All.First(output => output.Time == time + Step).Solution);
            double[] expected = [.. gates.Select(gate => Relaxed(gate, before, drop, time))];
            Assert.All(Gates.Zip(expected), pair => Assert.Equal(pair.Second, found[pair.First], 1e-5));
            Assert.Equal(drop, found["membrane.membrane.drop"], 2e-7);
        }
    }

    private static double Relaxed(Gate gate, double before, double after, double time)
    {
        (double opening, double closing) = (gate.Rates(after).Opening.Value, gate.Rates(after).Closing.Value);
        GateRates first = gate.Rates(before);
        double start = (first.Opening / (first.Opening + first.Closing)).Value;
        double end = opening / (opening + closing);
        return end + ((start - end) * Math.Exp(-(opening + closing) * time));
    }

    private static TransientPlan Plan(double[] times) => new()
    {
        Until = 20e-3,
        Tolerance = 1e-6,
        FirstStep = 1e-9,
        OutputsPerDecade = 2,
        Start = InitialState.Steady,
        Requested = [.. times],
        Events = [new(1e-3, SquidAxon.Patch(0.1)), new(2e-3, SquidAxon.Patch(0))],
    };

    private static double[] Open(AxonState state) => [state.SodiumActivation, state.SodiumInactivation, state.PotassiumActivation];

    private static Dictionary<string, double> Values(Solution solution) => QuantityCatalogue.Evaluate(solution).ToDictionary(q => q.Name, q => q.Value);

    private sealed class Outputs : ITransientObserver
    {
        public List<TransientSolution> All { get; } = [];

        public void Taken(in TimeStep step)
        {
        }

        public void Output(TransientSolution output) => All.Add(output);
    }
}
