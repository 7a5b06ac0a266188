using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

public sealed class PumpLeakTests
{
    private static readonly Arbitrary<PnpProblem> Cell =
        (from inside in RandomCells.Solution
         from outside in RandomCells.Solution
         from mechanisms in RandomCells.Pumped
         select Closed(inside, outside, mechanisms)).ToArbitrary();

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

    /// <summary>From any contents and with any leaks: either every ion balances and the inside is neutral, or there is a reason.</summary>
    [Property(MaxTest = 300)]
    public Property EveryIonBalancesOrAReasonIsGiven() => Prop.ForAll(Cell, problem =>
    {
        MembraneCircuit circuit = LumpedCircuit.Of(problem).Membranes[0];
        if (circuit.SteadyState is not { } state)
        {
            // only a pump that does not stop at low sodium outruns the leaks
            Assert.Contains("Na in inside falls towards 0", circuit.Refusal, StringComparison.Ordinal);
            Assert.Contains(circuit.Mechanisms, m => m is Pump { Law: SigmoidSites });
            return;
        }

        double pumped = circuit.Fluxes(circuit.Working.Where(m => m.IsPump), state).Max(Math.Abs);
        Assert.All(circuit.Fluxes(circuit.Working, state), flux => Assert.True(Math.Abs(flux) <= 1e-7 * pumped, $"{flux / pumped:g3}"));
        double charge = state.Inside.Zip(problem.Species, (a, ion) => a * ion.Valence).Sum();
        Assert.Equal(0, charge, 1e-9 * state.Inside.Sum());
        Near.Relative(problem.Material("inside").Concentration(Anion), state.Inside[3], 1e-14);
    });

    [Fact]
    public void TheStateForgetsWhatTheCellCouldExchange()
    {
        Material other = Material.Electrolyte(80, (K, 3), (Na, 200), (Cl, 58), (Anion, 145));
        CircuitState first = LumpedCircuit.Of(Closed(Cytosol, Plasma, [.. Leaks, SodiumPump])).Membranes[0].SteadyState!;
        CircuitState second = LumpedCircuit.Of(Closed(other, Plasma, [.. Leaks, SodiumPump])).Membranes[0].SteadyState!;
        Near.Relative(first.Potential, second.Potential, 1e-12);
        Near.Relative(first.Inside[1], second.Inside[1], 1e-11);
    }

    /// <summary>Without a pump: 149 r − 120/r − 145 = 0, r = K_i/K_o = Na_i/Na_o = Cl_o/Cl_i.</summary>
    [Fact]
    public void WithoutAPumpTheCellIsAtDonnanEquilibrium()
    {
        double ratio = (145 + Math.Sqrt((145 * 145) + (4 * 149 * 120))) / (2 * 149);
        CircuitState state = LumpedCircuit.Of(Closed(Cytosol, Plasma, Leaks)).Membranes[0].SteadyState!;
        Near.Relative(4 * ratio, state.Inside[0], 1e-12);
        Near.Relative(120 / ratio, state.Inside[2], 1e-12);
        Near.Relative(-PhysicalConstants.ThermalVoltage(310.15) * Math.Log(ratio), state.Potential, 1e-12);
    }

    [Fact]
    public void TwoClosedSidesShareWhatTheyExchange()
    {
        Material poor = Material.Electrolyte(80, (K, 30), (Cl, 30));
        Material rich = Material.Electrolyte(80, (K, 120), (Cl, 120));
        CircuitState state = LumpedCircuit.Of(Plane(rich, poor, new OhmicLeak(K, 1), new GoldmanLeak(Cl, 1e-8))).Membranes[0].SteadyState!;
        Near.Relative(90, state.Inside[0], 1e-12); // volumes 2 : 1
        Near.Relative(90, state.Outside[2], 1e-12);
        Assert.Equal(0, state.Potential, 1e-15);
    }

    /// <summary>An ion that the bath keeps out is closed in beside a clamped potential: it ends at its own equilibrium.</summary>
    [Fact]
    public void AnIonBlockedAtTheBathFollowsTheClampedPotential()
    {
        PnpProblem problem = Plane(Cytosol, Plasma, new OhmicLeak(K, 1), new OhmicLeak(Cl, 1))
            .WithBoundary("left", new Bath(-0.05, Cytosol) { Impermeable = [Cl] }).WithBoundary("right", new Bath(0, Plasma));
        CircuitState state = LumpedCircuit.Of(problem).Membranes[0].SteadyState!;
        Assert.Equal(-0.05, state.Potential, 1e-16);
        Near.Relative(120 * Math.Exp(-0.05 / problem.ThermalVoltage), state.Inside[2], 1e-12);
        Assert.Equal(140, state.Inside[0]);
    }

    /// <summary>With crowding or ionic strength the amounts and the activities part: neutrality counts concentrations, fluxes activities.</summary>
    [Theory]
    [InlineData("bikerman")]
    [InlineData("davies")]
    public void ActivityCoefficientsMoveThePumpLeakState(string model)
    {
        ActivityModel activity = model == "davies" ? new Davies() : new Bikerman();
        PnpProblem ideal = Closed(Cytosol, Plasma, [.. Leaks, SodiumPump]);
        MembraneCircuit circuit = LumpedCircuit.Of(Sized(ideal) with { Activity = activity }).Membranes[0];
        CircuitState state = circuit.SteadyState!;
        double pumped = circuit.Fluxes(circuit.Working.Where(m => m.IsPump), state).Max(Math.Abs);
        Assert.All(circuit.Fluxes(circuit.Working, state), flux => Assert.True(Math.Abs(flux) <= 1e-10 * pumped));

        var contents = circuit.Inside.ContentsOf(state.Inside);
        Assert.Equal(0, contents.Zip(circuit.Problem.Species, (n, ion) => n * ion.Valence).Sum(), 1e-9);
        Near.Relative(145, contents[3], 1e-12);
        ActivityLaw law = activity.Law(circuit.Problem.Species, 80, ideal.Temperature);
        double excess = law.Excess([.. contents]);
        for (int k = 0; k < 4; k++)
        {
            Near.Relative(contents[k] * Math.Exp(law.LogCoefficient(k, excess)), state.Inside[k], 1e-12);
        }

        double shift = state.Potential - LumpedCircuit.Of(ideal).Membranes[0].SteadyState!.Potential;
        Assert.InRange(Math.Abs(shift), 1e-6, 2e-3);
    }

    private static PnpProblem Sized(PnpProblem problem)
    {
        var sized = problem.Species.ToDictionary(s => s, s => s with { Size = 0.4e-9 });
        Material With(Material m) => m with { Concentrations = m.Concentrations.ToImmutableDictionary(p => sized[p.Key], p => p.Value) };
        var membrane = new Membrane("membrane", "inside", "outside")
        {
            Mechanisms = [new OhmicLeak(sized[K], 1), new OhmicLeak(sized[Na], 0.25), new OhmicLeak(sized[Cl], 0.5), SodiumPump with
            {
                Stoichiometry = SodiumPump.Stoichiometry.ToImmutableDictionary(p => sized[p.Key], p => p.Value),
                Law = new IndependentSites(Pairs(5, 1.5).ToImmutableDictionary(p => sized[p.Key], p => p.Value)),
            }],
        };
        return (problem with { Species = [.. problem.Species.Select(s => sized[s])] })
            .WithMaterial("inside", With(Cytosol)).WithMaterial("outside", With(Plasma)).WithMembrane(membrane).WithBoundary("right", new Bath(0, With(Plasma)));
    }
}
