using PnpSolver.Circuits;
using PnpSolver.Membranes;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

public sealed class PumpLeakTests
{
    private static Mechanism[] Leaks => [new OhmicLeak(K, 1), new OhmicLeak(Na, 0.25), new OhmicLeak(Cl, 0.5)];

    [Fact]
    public void ClosedCellHasTheTabulatedSteadyState()
    {
        MembraneCircuit circuit = LumpedCircuit.Of(Closed(Cytosol, Plasma, [.. Leaks, SodiumPump])).Membranes[0];
        Assert.Null(circuit.Refusal);
        CircuitState state = circuit.SteadyState!;
        Near.Relative(-72.057640791e-3, state.Potential, 1e-10);
        Near.Relative(141.438154224, state.Inside[0], 1e-11);
        Near.Relative(11.658052656, state.Inside[1], 1e-10);
        Near.Relative(8.096206880, state.Inside[2], 1e-9);
        Assert.Equal(145, state.Inside[3]);
        Near.Relative(0.01161904235, circuit.PumpCurrent(state), 1e-9);
        Assert.Equal(0, circuit.Current(state), 1e-16);
    }
}
