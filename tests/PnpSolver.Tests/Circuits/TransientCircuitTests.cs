using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

/// <summary>The circuit in time against exponentials, steady states and what must be conserved.</summary>
public sealed class TransientCircuitTests
{
    private static readonly Mechanism[] Leaks = [new OhmicLeak(K, 1), new OhmicLeak(Na, 0.25), new OhmicLeak(Cl, 0.5)];

    private static PnpProblem Cell => Closed(Cytosol, Plasma, [.. Leaks, SodiumPump]);

    /// <summary>C dV/dt = I − g V; the layers' capacitance changes by less than 1e-9 at 0.2 mV.</summary>
    [Fact]
    public void AMembraneChargesExponentially()
    {
        PnpProblem problem = Clamped(1e-3);
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        double constant = circuit.Capacitance(circuit.At(0)).Total / 5;
        ImmutableArray<double> times = [0, .. Enumerable.Range(-20, 31).Select(n => constant * Math.Pow(10, n / 10.0))];
        CircuitRun run = Run(problem, new() { Until = times[^1], Times = times, Tolerance = 1e-8 });
        Assert.Equal(times.Length, run.Points.Count);
        Assert.Equal(0, run.Points[0].State.Potential);
        foreach (CircuitPoint point in run.Points)
        {
            double exact = 1e-3 / 5 * (1 - Math.Exp(-point.Time / constant));
            Assert.Equal(exact, point.State.Potential, 2e-7 * problem.ThermalVoltage); // the sum of some hundred steps of 1e-8
        }
    }

    /// <summary>The charged closed side holds 3e-5 of its ions more than a neutral one, which moves the steady state to first order by as much.</summary>
    [Fact]
    public void APumpedCellEndsAtItsSteadyState()
    {
        CircuitRun run = Run(Cell, new() { Until = 1e6, Times = [1e6], Tolerance = 1e-6 });
        MembraneCircuit circuit = LumpedCircuit.Of(Cell).Membranes[0];
        CircuitState end = run.Points[0].State;
        CircuitState steady = circuit.SteadyState!;
        double charge = circuit.Capacitance(end).Displacement * circuit.Area;
        CircuitShift shift = circuit.Shift(steady, new double[4], charge)!;
        Near.Relative(steady.Potential + shift.Potential, end.Potential, 1e-8);
        Near.Relative(-72.057640791e-3, end.Potential, 1e-4);
        for (int k = 0; k < 3; k++)
        {
            Near.Relative(steady.Inside[k] + shift.Inside[k], end.Inside[k], 1e-7);
        }
    }

    private static PnpProblem Clamped(double current) => Plane(Cytosol, Cytosol, new OhmicLeak(K, 5))
        .WithBoundary("left", Bath.CurrentClamp(current, Cytosol.Concentrations))
        .WithBoundary("right", new Bath(0, Cytosol));

    private static CircuitRun Run(PnpProblem problem, CircuitPlan plan)
    {
        CircuitRun run = TransientCircuit.Run(problem, "membrane", plan);
        Console.WriteLine($"{run.Steps} {run.Rejections} {run.Refusal}");
        Assert.Null(run.Refusal);
        return run;
    }
}
