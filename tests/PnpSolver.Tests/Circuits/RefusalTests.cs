using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

public sealed class RefusalTests
{
    private static readonly Material WithoutPotassium = Material.Electrolyte(80, (Na, 149), (Cl, 120), (Anion, 29));

    [Theory]
    [InlineData("floating pump alone", "no leak lets it return")]
    [InlineData("floating without mechanisms", "nothing determines the potential")]
    [InlineData("floating with a current beyond reach", "reaches it at no potential")]
    [InlineData("ohmic leak of an absent ion", "its Nernst potential is infinite")]
    [InlineData("closed cell that only loses", "K only leaves the closed side")]
    [InlineData("closed cell with a pump and no return", "nothing lets it return; add a leak for")]
    [InlineData("pump of constant rate", "Na in inside falls towards 0: its leaks cannot balance pump")]
    [InlineData("constant influx", "K in inside grows without limit: constant-flux-Cl moves other ions and takes it along")]
    [InlineData("electrode", "an electrode ties inside")]
    [InlineData("electrode beside leaks", "an electrode ties inside and charges it")]
    [InlineData("two membranes", "membrane, membrane#2 are in series")]
    public void ACircuitWithoutASteadyStateSaysWhy(string case_, string reason)
    {
        MembraneCircuit circuit = LumpedCircuit.Of(Problem(case_)).Membranes[0];
        Assert.Null(circuit.SteadyState);
        Assert.Contains(reason, circuit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void OsmoticBalanceNeedsAClosedInside() =>
        Assert.Contains("inside is held by a bath", LumpedCircuit.Of(Floating(Cytosol, Plasma, new OhmicLeak(K, 1))).Membranes[0].AtOsmoticBalance().Refusal, StringComparison.Ordinal);

    private static PnpProblem Problem(string name)
    {
        Mechanism[] leaks = [new OhmicLeak(K, 1), new GoldmanLeak(Na, 1e-9), new OhmicLeak(Cl, 0.5)];
        Pump constant = SodiumPump with { Law = PumpLaw.FullRate };
        return name switch
        {
            "floating pump alone" => Floating(Cytosol, Plasma, SodiumPump),
            "floating without mechanisms" => Floating(Cytosol, Plasma),
            "floating with a current beyond reach" => Floating(Cytosol, WithoutPotassium, new GoldmanLeak(K, 1e-8)),
            "ohmic leak of an absent ion" => Floating(Cytosol, WithoutPotassium, new OhmicLeak(K, 1), new OhmicLeak(Na, 1)),
            "closed cell that only loses" => Closed(Cytosol, WithoutPotassium, new GoldmanLeak(K, 1e-8), new OhmicLeak(Na, 1)),
            "closed cell with a pump and no return" => Closed(Cytosol, Plasma, new OhmicLeak(K, 1), new OhmicLeak(Cl, 1), SodiumPump),
            "pump of constant rate" => Closed(Cytosol, Plasma, [.. leaks, constant]),
            "constant influx" => Closed(Cytosol, Plasma, new OhmicLeak(K, 1), new ConstantFlux(Cl, -1e-7)),
            "electrode beside leaks" => Closed(Cytosol, Plasma, leaks).WithBoundary("left", Wall.Electrode(0.1, new SternLayer(0.3e-9, 10))),
            "electrode" => Closed(Cytosol, Plasma).WithBoundary("left", Wall.Electrode(0.1)),
            _ => Closed(Cytosol, Plasma) with
            {
                Grid = Grid.Planar(Segment.Uniform("inside", 100e-9, 2), Segment.Uniform("membrane", 5e-9, 2), Segment.Uniform("outside", 100e-9, 2),
                    Segment.Uniform("membrane", 5e-9, 2), Segment.Uniform("inside", 100e-9, 2)),
            },
        };
    }
}
