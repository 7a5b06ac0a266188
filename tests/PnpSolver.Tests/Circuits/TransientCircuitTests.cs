using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Solvers;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

/// <summary>The circuit in time against exponentials, steady states and what must be conserved.</summary>
public sealed class TransientCircuitTests
{
    private static readonly Mechanism[] Leaks = [new OhmicLeak(K, 1), new OhmicLeak(Na, 0.25), new OhmicLeak(Cl, 0.5)];

    private static readonly Arbitrary<PnpProblem> RandomCell =
        (from inside in RandomCells.Solution
         from outside in RandomCells.Solution
         from mechanisms in RandomCells.Pumped
         select Closed(inside, outside, mechanisms)).ToArbitrary();

    private static PnpProblem Cell => Closed(Cytosol, Plasma, [.. Leaks, SodiumPump]);

    private static PnpProblem Resting => Floating(Cytosol, Plasma, new OhmicLeak(K, 5), new OhmicLeak(Na, 0.5));

    /// <summary>C dV/dt = I − g V; the layers' capacitance changes by less than 1e-9 at 0.2 mV.</summary>
    [Fact]
    public void AMembraneChargesExponentially()
    {
        PnpProblem problem = Plane(Cytosol, Cytosol, new OhmicLeak(K, 5))
            .WithBoundary("left", Bath.CurrentClamp(1e-3, Cytosol.Concentrations)).WithBoundary("right", new Bath(0, Cytosol));
        double constant = TimeConstant(problem, 0);
        IReadOnlyList<CircuitPoint> points = Run(problem, 1e-8, [0, .. Decades(constant / 100, 10 * constant)]);
        Assert.Equal(0, points[0].State.Potential);
        foreach (CircuitPoint point in points)
        {
            double exact = 1e-3 / 5 * (1 - Math.Exp(-point.Time / constant));
            Assert.Equal(exact, point.State.Potential, 2e-7 * problem.ThermalVoltage); // the sum of some twenty steps of 1e-8 each
        }
    }

    /// <summary>Clamped through its electrolytes: C dV/dt = (V_c − V)/R − g (V − E), in nanoseconds, and the same at the end of them.</summary>
    [Fact]
    public void AClampChargesTheMembraneThroughTheElectrolytes()
    {
        PnpProblem rest = Plane(Cytosol, Plasma, new OhmicLeak(K, 5)).WithBoundary("left", new Bath(0, Cytosol)).WithBoundary("right", new Bath(0, Plasma));
        PnpProblem stepped = rest.WithBoundary("left", new Bath(1e-3, Cytosol));
        MembraneCircuit circuit = LumpedCircuit.Of(rest).Membranes[0];
        double resistance = circuit.SeriesResistance;
        double reversal = circuit.Nernst(K, circuit.At(0))!.Value;
        double fast = circuit.Capacitance(circuit.At(0)).Total / ((1 / resistance) + 5);
        Assert.True(fast < 1e-4 * TimeConstant(rest, 0));
        CircuitRun run = TransientCircuit.Run(rest, "membrane", new()
        {
            Until = 1,
            Tolerance = 1e-7,
            FirstStep = 1e-10,
            StartsSteady = true,
            Times = [1e-3, .. Decades(fast / 100, 100 * fast).Select(t => 1e-3 + t), 1],
            Events = [new(1e-3, stepped)],
        });
        double Settled(double clamp) => (clamp + (5 * resistance * reversal)) / (1 + (5 * resistance));
        Near.Relative(Settled(0), run.Points[0].State.Potential, 1e-12);
        foreach (CircuitPoint point in run.Points)
        {
            // C of the layers changes by parts in a thousand of itself, they are 1 % of the whole, 1 mV is V_T/27
            double exact = Settled(1e-3) + ((Settled(0) - Settled(1e-3)) * Math.Exp(-(point.Time - 1e-3) / fast));
            Assert.Equal(exact, point.State.Potential, 1e-6 * rest.ThermalVoltage);
        }
    }

    /// <summary>The membrane follows a ramp within its nanosecond: R C dV/dt is 1.5e-10 V.</summary>
    [Fact]
    public void ARampOfTheClampIsLinear()
    {
        PnpProblem rest = Plane(Cytosol, Plasma, new OhmicLeak(K, 5)).WithBoundary("left", new Bath(0, Cytosol)).WithBoundary("right", new Bath(0, Plasma));
        CircuitRun run = TransientCircuit.Run(rest, "membrane", new()
        {
            Until = 3,
            Times = [1, 1.25, 1.5, 2, 3],
            Events = [new(1, rest.WithBoundary("left", new Bath(0.04, Cytosol))) { Ramp = 1 }],
        });
        MembraneCircuit circuit = LumpedCircuit.Of(rest).Membranes[0];
        double loss = 5 * circuit.SeriesResistance;
        double reversal = circuit.Nernst(K, circuit.At(0))!.Value;
        double[] clamped = [0, 0.01, 0.02, 0.04, 0.04];
        Assert.Equal(clamped.Length, run.Points.Count);
        Assert.All(run.Points.Zip(clamped), pair => Assert.Equal((pair.Second + (loss * reversal)) / (1 + loss), pair.First.State.Potential, 2e-10));
    }

    /// <summary>In r–z no resistance is known, and V is the clamp's at every time; between steps it is read from the charge, which is straight in V to 1e-11.</summary>
    [Fact]
    public void WithoutAKnownResistanceTheMembraneFollowsTheClamp()
    {
        PnpProblem line = Plane(Cytosol, Plasma, new OhmicLeak(K, 5)).WithBoundary("left", new Bath(-0.02, Cytosol)).WithBoundary("right", new Bath(0, Plasma));
        PnpProblem rest = Axisymmetric.Of(line, [0, 1e-7]);
        CircuitRun run = TransientCircuit.Run(rest, "membrane", new()
        {
            Until = 3,
            Times = [0, 1, 1.25, 2, 3],
            Events = [new(1, rest.WithBoundary("bottom", new Bath(0.04, Cytosol))) { Ramp = 1 }],
        });
        Assert.Null(run.Refusal);
        double[] clamped = [-0.02, -0.02, -0.005, 0.04, 0.04];
        Assert.All(run.Points.Zip(clamped), pair => Assert.Equal(pair.Second, pair.First.State.Potential, 1e-11));
    }

    /// <summary>A pulse of current charges and leaves; between its edges the response is exponential from where it was.</summary>
    [Fact]
    public void ACurrentPulseChargesAndLeaves()
    {
        double rest = LumpedCircuit.Of(Resting).Membranes[0].SteadyState!.Potential;
        PnpProblem driven = Resting.WithBoundary("left", Bath.CurrentClamp(1e-3, Cytosol.Concentrations));
        double constant = TimeConstant(Resting, rest);
        CircuitRun run = TransientCircuit.Run(Resting, "membrane", new()
        {
            Until = 12 * constant,
            Tolerance = 1e-8,
            FirstStep = constant / 1000,
            StartsSteady = true,
            Times = [constant, 1.5 * constant, 2 * constant, 3 * constant, 12 * constant],
            Events = [new(constant, driven), new(2 * constant, Resting)],
        });
        double peak = 1e-3 / 5.5 * (1 - Math.Exp(-1));
        double[] expected = [0, 1e-3 / 5.5 * (1 - Math.Exp(-0.5)), peak, peak * Math.Exp(-1), peak * Math.Exp(-10)];
        Assert.Equal(expected.Length, run.Points.Count);
        // the layers' capacitance, 1 % of 1/C, changes by 1e-4 of itself
        Assert.All(run.Points.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.State.Potential - rest, 1e-6 * peak + (1e-7 * Resting.ThermalVoltage)));
    }

    /// <summary>The closed side is charged and not neutral: 3e-5 of its ions move the steady state, to first order by what the circuit says.</summary>
    [Theory]
    [InlineData(false, -72.057640791e-3, 1e-10)]
    [InlineData(true, -72.057640791e-3, 0.02)] // less than a millivolt away
    public void APumpedCellEndsAtItsSteadyState(bool isDavies, double potential, double tolerance)
    {
        PnpProblem problem = Cell with { Activity = isDavies ? new Davies() : new Ideal() };
        CircuitState end = Run(problem, 1e-6, [1e5])[0].State;
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        CircuitState steady = circuit.SteadyState!;
        CircuitShift shift = circuit.Shift(steady, new double[4], circuit.Capacitance(end).Displacement * circuit.Area)!;
        Near.Relative(potential, steady.Potential, tolerance);
        Near.Relative(steady.Potential + shift.Potential, end.Potential, 1e-8);
        var expected = circuit.Inside.ContentsOf(steady.Inside).Zip(shift.Inside, (n, moved) => n + moved);
        Assert.All(expected.Zip(circuit.Inside.ContentsOf(end.Inside)), pair => Near.Relative(pair.First, pair.Second, 1e-7));
    }

    /// <summary>Any cell that has a steady state comes to it in time: to that of its charge, to first order in the charge. A pump without a
    /// largest rate may drive one to volts on the way, until the last ion is out.</summary>
    [Property(MaxTest = 60)]
    public Property EveryCellEndsAtItsSteadyState() => Prop.ForAll(RandomCell, problem =>
    {
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        if (circuit.SteadyState is not { } steady)
        {
            return;
        }

        CircuitRun run = TransientCircuit.Run(problem, "membrane", new() { Until = 1e9, Times = [1e9], Tolerance = 1e-5 });
        if (run.Refusal is not null)
        {
            Assert.Contains("is used up", run.Refusal, StringComparison.Ordinal);
            Assert.Contains(circuit.Mechanisms, m => m is Pump { Law: GradientPower });
            return;
        }

        CircuitState end = run.Points[0].State;
        CircuitShift shift = circuit.Shift(steady, new double[4], circuit.Capacitance(end).Displacement * circuit.Area)!;
        Assert.Equal(steady.Potential + shift.Potential, end.Potential, (0.05 * Math.Abs(shift.Potential)) + 1e-8);
    });

    /// <summary>Newton's slopes of V by what the sides hold, beside charged faces.</summary>
    [Fact]
    public void TheLayersAnswerToContentsAsTheirDifferencesSay()
    {
        PnpProblem problem = Cell.WithSurface(new("inside", "membrane", -0.03)).WithSurface(new("outside", "membrane", 0.02));
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        ImmutableArray<double> inside = circuit.Inside.Contents;
        ImmutableArray<double> outside = circuit.Outside.Contents;
        var capacitor = new MembraneCapacitor(circuit, inside, outside);
        for (int k = 0; k < 4; k++)
        {
            double Raised(double by) => new MembraneCapacitor(circuit, inside.SetItem(k, inside[k] + by), outside).Voltage(1e-3).Value;
            double Outer(double by) => new MembraneCapacitor(circuit, inside, outside.SetItem(k, outside[k] + by)).Voltage(1e-3).Value;
            Near.Relative((Raised(1e-3) - Raised(-1e-3)) / 2e-3, capacitor.Slope(1e-3, k, isInside: true), 1e-6);
            Near.Relative((Outer(1e-3) - Outer(-1e-3)) / 2e-3, capacitor.Slope(1e-3, k, isInside: false), 1e-6);
        }
    }

    [Fact]
    public void AStoppedPumpRunsTheCellDownToDonnan()
    {
        PnpProblem stopped = Closed(Cytosol, Plasma, [.. Leaks, SodiumPump with { IsEnabled = false }]);
        CircuitRun run = TransientCircuit.Run(Cell, "membrane", new() { Until = 1e6, Tolerance = 1e-6, StartsSteady = true, Times = [10, 1e6], Events = [new(10, stopped)] });
        Near.Relative(-72.057640791e-3, run.Points[0].State.Potential, 1e-10);
        CircuitState end = run.Points[1].State;
        MembraneCircuit circuit = LumpedCircuit.Of(stopped).Membranes[0];
        double ratio = end.Inside[0] / 4;
        Near.Relative(145 * ratio, end.Inside[1], 1e-9);
        Near.Relative(120 / ratio, end.Inside[2], 1e-9);
        Near.Relative(-stopped.ThermalVoltage * Math.Log(ratio), end.Potential, 1e-9);
        Near.Relative((145 + Math.Sqrt((145 * 145) + (4 * 149 * 120))) / (2 * 149), ratio, 1e-4); // the charge of the capacitor is 3e-5 of the ions
        Assert.Equal(145, end.Inside[3], 1e-12);
    }

    /// <summary>Gauss's law and the sum of every ion over two closed sides of different size, through a run of all time scales; steps of growing length
    /// let round-off of the amounts that cross grow to 1e-13, on both sides alike.</summary>
    [Fact]
    public void EveryIonIsConservedOverBothSides()
    {
        PnpProblem problem = Plane(Cytosol, Plasma, [.. Leaks, SodiumPump]);
        IReadOnlyList<CircuitPoint> points = Run(problem, 1e-5, [.. Decades(1e-10, 1e5)]);
        MembraneCircuit circuit = points[0].Circuit;
        foreach (CircuitState state in points.Select(point => point.State))
        {
            for (int k = 0; k < 4; k++)
            {
                double start = (circuit.Inside.Capacities[k] * circuit.Inside.Contents[k]) + (circuit.Outside.Capacities[k] * circuit.Outside.Contents[k]);
                double now = (circuit.Inside.Capacities[k] * state.Inside[k]) + (circuit.Outside.Capacities[k] * state.Outside[k]);
                Near.Relative(start, now, 1e-15);
            }

            double held = circuit.Inside.ChargeOf(problem, state.Inside);
            double gross = PhysicalConstants.Faraday * state.Inside.Zip(circuit.Inside.Capacities, (n, capacity) => n * capacity).Sum();
            Assert.Equal(circuit.Capacitance(state).Displacement * circuit.Area, held, 3e-13 * gross);
        }
    }

    /// <summary>At 1e-10 s the side holds a charge of 1e-14 of its ions; V is as exact as where it is large.</summary>
    [Fact]
    public void ThePotentialIsExactWhereTheChargeIsRoundOffOfTheContents()
    {
        IReadOnlyList<CircuitPoint> points = Run(Cell, 1e-8, [1e-10, 1e-9]);
        double current = points[0].Circuit.Current(points[0].Circuit.At(0));
        double capacitance = points[0].Circuit.Capacitance(points[0].Circuit.At(0)).Total;
        Near.Relative(-current / capacitance * 1e-10, points[0].State.Potential, 1e-6); // a tenth of a nanosecond is 1e-7 of C/g
        Near.Relative(-current / capacitance * 1e-9, points[1].State.Potential, 1e-5);
    }

    [Fact]
    public void AnUnneutralStartHasThePotentialOfItsCharge()
    {
        double extra = 1e-4; // C/m² on the inside
        Material charged = Material.Electrolyte(80, (K, 140 + (extra / PhysicalConstants.Faraday / 1e-6)), (Na, 12), (Cl, 7), (Anion, 145));
        PnpProblem problem = Closed(charged, Plasma, Leaks);
        CircuitPoint start = Run(problem, 1e-4, [0])[0];
        CircuitCapacitance capacitance = start.Circuit.Capacitance(start.State);
        Near.Relative(extra, capacitance.Displacement, 1e-9);
        Assert.InRange(start.State.Potential, extra / capacitance.Slab, 1.05 * extra / capacitance.Slab);
    }

    [Fact]
    public void ASteadyStartStays()
    {
        MembraneCircuit circuit = LumpedCircuit.Of(Cell).Membranes[0];
        CircuitRun run = TransientCircuit.Run(Cell, "membrane", new() { Until = 1e4, StartsSteady = true, Times = [1e4] });
        Near.Relative(circuit.SteadyState!.Potential, run.Points[0].State.Potential, 1e-11);
        Near.Relative(circuit.SteadyState!.Inside[1], run.Points[0].State.Inside[1], 1e-11);
    }

    /// <summary>An ion that nothing carries any more keeps what it has.</summary>
    [Fact]
    public void ContentsOutliveTheirMechanisms()
    {
        PnpProblem sealedOff = Closed(Cytosol, Plasma);
        CircuitRun run = TransientCircuit.Run(Cell, "membrane", new() { Until = 100, Times = [50, 100], Events = [new(50, sealedOff)] });
        Assert.NotEqual(12, run.Points[0].State.Inside[1], 0.1);
        Assert.Equal(run.Points[0].State.Inside, run.Points[1].State.Inside, (a, b) => Near.IsRelative(a, b, 1e-15));
        Near.Relative(run.Points[0].State.Potential, run.Points[1].State.Potential, 1e-14);
    }

    [Fact]
    public void ACircuitThatCannotRunSaysWhy()
    {
        PnpProblem tied = Closed(Cytosol, Plasma, Leaks).WithBoundary("left", Wall.Electrode(0.01));
        CircuitRun run = TransientCircuit.Run(tied, "membrane", new() { Until = 1, Times = [1] });
        Assert.Empty(run.Points);
        Assert.Equal("an electrode ties inside, and the circuit has no capacitor for it", run.Refusal);
        PnpProblem empty = Closed(Cytosol, Material.Electrolyte(80, (Na, 120), (Cl, 120)), Leaks);
        Assert.Contains("outside holds no K", TransientCircuit.Run(empty, "membrane", new() { Until = 1 }).Refusal, StringComparison.Ordinal);
        Assert.Contains("no membrane sheath", TransientCircuit.Run(Cell, "sheath", new() { Until = 1 }).Refusal, StringComparison.Ordinal);
    }

    private static double TimeConstant(PnpProblem problem, double potential)
    {
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        return circuit.TimeConstant(circuit.At(potential))!.Value;
    }

    private static IEnumerable<double> Decades(double first, double last) =>
        Enumerable.Range(0, (int)Math.Round(5 * Math.Log10(last / first)) + 1).Select(n => first * Math.Pow(10, n / 5.0));

    private static IReadOnlyList<CircuitPoint> Run(PnpProblem problem, double tolerance, ImmutableArray<double> times)
    {
        CircuitRun run = TransientCircuit.Run(problem, "membrane", new() { Until = times[^1], Times = times, Tolerance = tolerance });
        Assert.Null(run.Refusal);
        Assert.Equal(times.Length, run.Points.Count);
        return run.Points;
    }
}
