using System.Collections.Immutable;
using PnpSolver.Circuits;
using PnpSolver.Integration;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

/// <summary>Order, tolerance and gates of the circuit's steps.</summary>
public sealed class CircuitIntegrationTests
{
    private static PnpProblem Cell { get; } = Closed(Cytosol, Plasma, new OhmicLeak(K, 1), new OhmicLeak(Na, 0.25), new OhmicLeak(Cl, 0.5), SodiumPump);

    private static PnpProblem Gated { get; } = Closed(Cytosol, Plasma, new OhmicLeak(K, 0.2), new OhmicLeak(Na, 0.4), new Rectifier(K, 40));

    /// <summary>TR-BDF2 on equal steps: a quarter of the error for half the step, with gates in the step and without.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheErrorFallsAsTheSquareOfTheStep(bool isGated)
    {
        PnpProblem problem = isGated ? Gated : Cell;
        double exact = At(problem, 2e-3, 1e-12).State.Potential;
        double last = Stepped(problem, 2e-3, 64) - exact;
        for (int steps = 128; steps <= 512; steps *= 2)
        {
            double error = Stepped(problem, 2e-3, steps) - exact;
            Assert.InRange(Math.Log2(last / error), 1.97, 2.03);
            last = error;
        }
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e5)]
    public void HalvingTheToleranceHalvesTheErrorWithinAFactorOfTwo(double until)
    {
        ImmutableArray<double> times = [.. Enumerable.Range(0, 61).Select(n => until * Math.Pow(10, (n - 60) / 10.0))];
        IReadOnlyList<CircuitPoint> exact = Points(times, 1e-11);
        double Error(double tolerance) => Math.Sqrt(Points(times, tolerance).Zip(exact, (a, b) =>
            Math.Pow((a.State.Potential - b.State.Potential) / Cell.ThermalVoltage, 2) + Math.Pow(Math.Log(a.State.Inside[1] / b.State.Inside[1]), 2)).Average());
        double last = Error(5e-4);
        for (double tolerance = 2.5e-4; tolerance > 1e-6; tolerance /= 2)
        {
            double error = Error(tolerance);
            Assert.InRange(last / error, 1, 4);
            Assert.InRange(error / tolerance, 0.1, 2);
            last = error;
        }
    }

    /// <summary>The gates of a floating membrane that nothing charges follow their own exponential, s = s∞ (1 − e^(−t (α + β))).</summary>
    [Fact]
    public void AGateFollowsItsOwnRate()
    {
        PnpProblem closed = Closed(Cytosol, Plasma, new Rectifier(K, 0));
        PnpProblem held = Closed(Cytosol, Plasma, new Rectifier(K, 0) { Factor = 3 });
        CircuitRun run = TransientCircuit.Run(closed, "membrane", new()
        {
            Until = 0.02,
            Tolerance = 1e-8,
            Times = [0.01, 0.011, 0.013, 0.02],
            Events = [new(0.01, held)],
        });
        (Dual opening, Dual closing) = new Rectifier(K, 0).Gates[0].Rates(0);
        double before = opening.Value / (opening.Value + closing.Value);
        double after = 3 * opening.Value / ((3 * opening.Value) + closing.Value);
        foreach (CircuitPoint point in run.Points)
        {
            double exact = after + ((before - after) * Math.Exp(-(point.Time - 0.01) * ((3 * opening.Value) + closing.Value)));
            Assert.Equal(exact, point.State.Gates[0], 1e-6);
        }
    }

    /// <summary>The current of a gated mechanism is that of its open fraction, not of the steady one.</summary>
    [Fact]
    public void AGatedCurrentFollowsTheGate()
    {
        CircuitPoint point = At(Gated, 1e-4, 1e-6);
        double open = point.State.Gates[0];
        MechanismBranch branch = point.Circuit.Branches(point.State)[2];
        double expected = 40 * open * (point.State.Potential - point.Circuit.Nernst(K, point.State)!.Value);
        Near.Relative(expected, branch.Current, 1e-12);
        (Dual opening, Dual closing) = new Rectifier(K, 40).Gates[0].Rates(point.State.Potential);
        Assert.NotEqual(opening.Value / (opening.Value + closing.Value), open, 1e-3);
    }

    private static CircuitPoint At(PnpProblem problem, double time, double tolerance)
    {
        CircuitRun run = TransientCircuit.Run(problem, "membrane", new() { Until = time, Times = [time], Tolerance = tolerance, FirstStep = 1e-8 });
        Assert.Null(run.Refusal);
        return run.Points[0];
    }

    private static IReadOnlyList<CircuitPoint> Points(ImmutableArray<double> times, double tolerance) =>
        TransientCircuit.Run(Cell, "membrane", new() { Until = times[^1], Times = times, Tolerance = tolerance, FirstStep = 1e-8 }).Points;

    private static double Stepped(PnpProblem problem, double until, int steps)
    {
        CircuitSegment segment = CircuitSegment.First(LumpedCircuit.Of(problem).Membranes[0], new() { Until = until }, null);
        var history = new StepHistory(segment.System);
        var formula = new TrBdf2Formula(segment.System, history);
        var stored = new double[segment.System.StoredCount];
        segment.System.Store(segment.Integrator.State, stored);
        history.Add(0, segment.Integrator.State, stored);
        formula.Start();
        for (int step = 1; step <= steps; step++)
        {
            Assert.Null(formula.Try(until / steps, default).Trouble);
            formula.Accept(1, default);
            history.Add(until * step / steps, formula.State, formula.Stored);
        }

        return segment.System.PointAt(until, history.State(0)).State.Potential;
    }

    /// <summary>Channels with one gate that depolarisation opens within a millisecond.</summary>
    private sealed record Rectifier(Species Ion, double Conductance) : Mechanism
    {
        public double Factor { get; init; } = 1;

        public override string Type => "rectifier";

        public override ImmutableArray<Species> Ions => [Ion];

        public override ImmutableArray<Gate> Gates =>
            [new("n", voltage => new(Dual.Exp(voltage * 40) * (300 * Factor), Dual.Exp(voltage * -20) * 200))];

        public override Dual Flux(Species ion, in FaceState faces) =>
            faces.Affinity(Ion) * faces.Open(this, 0) * (Conductance * faces.ThermalVoltage / PhysicalConstants.Faraday);

        public override IEnumerable<(string Key, string Message)> Faults() => [];
    }
}
