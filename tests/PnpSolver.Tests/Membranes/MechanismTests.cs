using System.Collections.Immutable;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Membranes;

/// <summary>What holds for every mechanism; a new one joins by a row in <see cref="All"/>.</summary>
public class MechanismTests
{
    private static readonly Species Ca = new("Ca", 2, 0.79e-9);

    private static readonly PnpProblem Problem = WithCalcium(Problems.Membrane());

    private static readonly ImmutableDictionary<Species, double> ThreeForTwo =
        ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 3).Add(Problems.K, -2);

    private static readonly ImmutableDictionary<Species, double> Halves =
        ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 5).Add(Problems.K, 1.5);

    private static readonly Dictionary<string, Mechanism> Rows = new()
    {
        ["ohmic cation"] = new OhmicLeak(Problems.K, 5),
        ["ohmic divalent"] = new OhmicLeak(Ca, 0.1),
        ["ghk divalent"] = new GoldmanLeak(Ca, 1e-8),
        ["ohmic anion"] = new OhmicLeak(Problems.Cl, 2),
        ["ghk cation"] = new GoldmanLeak(Problems.Na, 1e-8),
        ["ghk anion"] = new GoldmanLeak(Problems.Cl, 3e-8),
        ["constant flux"] = new ConstantFlux(Problems.Cl, 1e-7),
        ["pump at full rate"] = new Pump(4e15, 100, ThreeForTwo),
        ["pump with independent sites"] = new Pump(4e15, 100, ThreeForTwo) { Law = new IndependentSites(Halves) },
        ["pump with Hill sites"] = new Pump(4e15, 100, ThreeForTwo) { Law = new HillSites(Halves, Halves.Clear().Add(Problems.Na, 1.5).Add(Problems.K, 1)) },
        ["pump with sigmoids"] = new Pump(4e15, 100, ThreeForTwo)
        {
            Law = new SigmoidSites(Halves.SetItem(Problems.Na, 25).SetItem(Problems.K, 5.5), Halves.SetItem(Problems.Na, 3).SetItem(Problems.K, 1)),
        },
        ["pump with a gradient's power"] = new Pump(4e15, 2, ThreeForTwo) { Law = new GradientPower(Problems.Na, 3) },
        ["pump of a divalent ion"] = new Pump(1e15, 50, ThreeForTwo.Clear().Add(Ca, 1)) { Law = new HillSites(Halves.Clear().Add(Ca, 0.2), Halves.Clear().Add(Ca, 0.7)) },
        ["sodium channels of the squid"] = new HodgkinHuxleySodium(Problems.Na, 1200),
        ["potassium channels of the squid"] = new HodgkinHuxleyPotassium(Problems.K, 360) { Shift = -0.012, RateFactor = 3 },
        ["gated divalent ion"] = new HodgkinHuxleyPotassium(Ca, 2),
        ["gated anion"] = new HodgkinHuxleySodium(Problems.Cl, 40) { Shift = 0.02 },
        ["neutral pump"] = new Pump(1e15, 50, ThreeForTwo.SetItem(Problems.Na, 2)),
    };

    public static TheoryData<string> All => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void NothingFlowsAtAnIonsOwnReversalPotential(string row)
    {
        Mechanism mechanism = Rows[row];
        var random = new Random(1);
        for (int trial = 0; mechanism.IsPassive && trial < 200; trial++)
        {
            double[] a = Concentrations(random);
            double[] b = Concentrations(random);
            Species ion = mechanism.Ions[0];
            int k = Problem.Species.IndexOf(ion);
            double nernst = Math.Log(b[k] / a[k]) / ion.Valence;
            double scale = Math.Abs(Flux(mechanism, ion, new(nernst + 1, a, b)).Value);
            Assert.True(Math.Abs(Flux(mechanism, ion, new(nernst, a, b)).Value) <= 3e-15 * (1 + Math.Abs(nernst)) * scale * 4);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void DerivativesAreThoseOfTheFlux(string row)
    {
        Mechanism mechanism = Rows[row];
        var random = new Random(2);
        var at = new Point((random.NextDouble() * 8) - 4, Concentrations(random), Concentrations(random));
        int count = Problem.Species.Length;
        foreach (Species ion in mechanism.Ions)
        {
            double size = Math.Abs(Flux(mechanism, ion, at).Value);
            for (int variable = 0; variable <= 2 * count; variable++)
            {
                double exact = Flux(mechanism, ion, at, variable).Derivative;
                const double Step = 1e-5;
                double difference = (Flux(mechanism, ion, at.Moved(variable, Step)).Value - Flux(mechanism, ion, at.Moved(variable, -Step)).Value) / (2 * Step);
                Assert.True(Math.Abs(exact - difference) <= 1e-8 * (size + Math.Abs(exact)), $"{row}, {ion}, variable {variable}: {exact:g10} against {difference:g10}");
            }
        }
    }

    /// <summary>A higher potential inside drives no less charge outward while gates stay as they are.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void CurrentNeverFallsWithThePotential(string row)
    {
        Mechanism mechanism = Rows[row];
        double[] a = Concentrations(new(3));
        double[] b = Concentrations(new(4));
        double before = double.NegativeInfinity;
        for (double drop = -20; drop <= 20; drop += 0.25)
        {
            double current = mechanism.Ions.Sum(ion => ion.Valence * Flux(mechanism, ion, new(drop, a, b) { Open = 0.3 }).Value);
            Assert.True(current >= before, $"{row} at {drop} V_T");
            before = current;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void LeaksRunDownhillAndPumpsAsTheirStoichiometrySays(string row)
    {
        Mechanism mechanism = Rows[row];
        var random = new Random(5);
        for (int trial = 0; trial < 100; trial++)
        {
            var at = new Point((random.NextDouble() * 8) - 4, Concentrations(random), Concentrations(random));
            foreach (Species ion in mechanism.Ions)
            {
                int k = Problem.Species.IndexOf(ion);
                double downhill = Math.Log(at.Inside[k] / at.Outside[k]) + (ion.Valence * at.Drop);
                double expected = mechanism switch
                {
                    Pump pump => pump.Stoichiometry[ion],
                    ConstantFlux constant => constant.OutwardFlux,
                    _ => downhill,
                };
                Assert.Equal(Math.Sign(expected), Math.Sign(Flux(mechanism, ion, at).Value));
            }
        }
    }

    /// <summary>What leaves one bath arrives at the other, ion by ion, and is what the mechanism carries.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void EveryIonIsConservedAcrossTheMembrane(string row)
    {
        Mechanism mechanism = Rows[row];
        Solution solution = SteadySolver.Solve(Problem.WithMembrane(new Membrane("membrane", "inside", "outside").With(mechanism)));
        var values = QuantityCatalogue.Evaluate(solution).ToDictionary(q => q.Name, q => q.Value);
        double[] fluxes = solution.Network.MembraneEdges[0].Fluxes(mechanism, solution.State);
        foreach (Species ion in Problem.Species)
        {
            double carried = PhysicalConstants.Faraday * ion.Valence * fluxes[Problem.Species.IndexOf(ion)];
            Assert.Equal(carried, values[$"boundary.left.current.{ion}"], 1e-15 * Math.Abs(carried));
            Assert.Equal(-carried, values[$"boundary.right.current.{ion}"], 1e-15 * Math.Abs(carried));
            Assert.Equal(carried, values.GetValueOrDefault($"membrane.membrane.current.{ion}"), 1e-15 * Math.Abs(carried));
        }

        Assert.Contains(fluxes, flux => flux != 0);
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ADisabledMechanismLeavesTheMembraneAsItIs(string row)
    {
        Membrane off = new Membrane("membrane", "inside", "outside").With(Rows[row] with { IsEnabled = false });
        Assert.Equal(SteadySolver.Solve(Problem).State.ToArray(), SteadySolver.Solve(Problem.WithMembrane(off)).State.ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SoundParametersHaveNoFault(string row) => Assert.Empty(Rows[row].Faults());

    [Fact]
    public void TheTwoWaysToWriteIndependentSitesAgree()
    {
        var at = new Point(-2.7, [140, 12, 7, 145, 1], [4, 145, 120, 29, 1]);
        double cycles = Flux(Rows["pump with independent sites"], Problems.Na, at).Value / 3;
        double published = 4e15 * 100 / PhysicalConstants.Avogadro * Math.Pow(1 + (5 / 12.0), -3) * Math.Pow(1 + (1.5 / 4), -2);
        Assert.Equal(published, cycles, 1e-14 * published);
    }

    private static double[] Concentrations(Random random) => [.. Problem.Species.Select(_ => Math.Exp((random.NextDouble() * 6) - 1))];

    /// <summary>The slope of an ohmic current at any voltage is its conductance, whatever the valence.</summary>
    [Theory]
    [InlineData("ohmic cation")]
    [InlineData("ohmic anion")]
    [InlineData("ohmic divalent")]
    public void ConductanceIsTheSlopeOfTheCurrent(string row)
    {
        var leak = (OhmicLeak)Rows[row];
        Dual flux = Flux(leak, leak.Ion, new(-2.7, Concentrations(new(6)), Concentrations(new(7))), 0);
        double slope = PhysicalConstants.Faraday * leak.Ion.Valence * flux.Derivative / Problem.ThermalVoltage;
        Assert.Equal(leak.Conductance, slope, 1e-14 * leak.Conductance);
    }

    /// <summary>A pump whose sites are empty stands still, with slopes that are numbers.</summary>
    [Theory]
    [InlineData("pump with independent sites")]
    [InlineData("pump with Hill sites")]
    [InlineData("pump of a divalent ion")]
    public void APumpWithoutItsIonStandsStill(string row)
    {
        Mechanism pump = Rows[row];
        foreach (Species ion in pump.Ions)
        {
            for (int variable = 0; variable <= 2 * Problem.Species.Length; variable++)
            {
                Assert.Equal(default, Flux(pump, ion, new(0, new double[Problem.Species.Length], new double[Problem.Species.Length]), variable));
            }
        }
    }

    private static PnpProblem WithCalcium(PnpProblem problem)
    {
        Material With(Material m) => m with { Concentrations = m.Concentrations.Add(Ca, 1).SetItem(Problems.Cl, m.Concentration(Problems.Cl) + 2) };
        (Material inside, Material outside) = (With(Problems.Inside), With(Problems.Outside));
        return (problem with { Species = [.. problem.Species, Ca] }).WithMaterial("inside", inside).WithMaterial("outside", outside)
            .WithBoundary("left", new Boundaries.Bath(-0.07, inside)).WithBoundary("right", new Boundaries.Bath(0, outside));
    }

    /// <summary>The flux, seeded in variable 0 (the drop), 1 … (ln a inside) or 1 + n … (ln a outside).</summary>
    private static Dual Flux(Mechanism mechanism, Species ion, Point at, int variable = -1)
    {
        int n = at.Inside.Length;
        var inside = new Dual[n];
        var outside = new Dual[n];
        for (int k = 0; k < n; k++)
        {
            inside[k] = new(at.Inside[k], variable == k + 1 ? at.Inside[k] : 0);
            outside[k] = new(at.Outside[k], variable == k + 1 + n ? at.Outside[k] : 0);
        }

        var faces = new FaceState(Problem, new(at.Drop, variable == 0 ? 1 : 0), inside, outside);
        return mechanism.Flux(ion, at.Open is { } open ? faces.With([.. mechanism.Gates.Select(_ => (Dual)open)]) : faces);
    }

    private sealed record Point(double Drop, double[] Inside, double[] Outside)
    {
        /// <summary>Open fraction of every gate; that of the steady state unless set.</summary>
        public double? Open { get; init; }

        public Point Moved(int variable, double step)
        {
            int n = Inside.Length;
            double[] Scaled(double[] values, int first) => [.. values.Select((a, k) => variable == first + k ? a * Math.Exp(step) : a)];
            return this with { Drop = variable == 0 ? Drop + step : Drop, Inside = Scaled(Inside, 1), Outside = Scaled(Outside, 1 + n) };
        }
    }
}
