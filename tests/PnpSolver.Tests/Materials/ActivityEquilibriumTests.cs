using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

/// <summary>What equilibrium and conservation demand of the discrete equations, for every activity model.</summary>
public class ActivityEquilibriumTests
{
    private static readonly Species Na = ActivityModels.Ions[0];
    private static readonly Species Ca = ActivityModels.Ions[1];
    private static readonly Species Cl = ActivityModels.Ions[2];

    public static TheoryData<string> Models => ActivityModels.Names;

    /// <summary>|J| is the round-off of one Bernoulli difference, below 1e-14 of the one-way flux, for random electrochemical potentials,
    /// uniform per species, and random electric ones, across a jump of permittivity and standard potential.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void NothingFlowsWhereElectrochemicalPotentialsAreEqual(string model)
    {
        var system = new NetworkSystem(new Network(TwoMedia(model)));
        var random = new Random(11);
        int nodes = system.Network.NodeCount;
        for (int n = 0; n < 100; n++)
        {
            var state = new double[system.Network.UnknownCount];
            for (int k = 0; k <= ActivityModels.Ions.Length; k++)
            {
                double level = Math.Log(1000) - (10 * random.NextDouble());
                for (int i = 0; i < nodes; i++)
                {
                    state[(k * nodes) + i] = k == 0 ? 3 * random.NextDouble() : Math.Exp(level - (ActivityModels.Ions[k - 1].Valence * state[i]));
                }
            }

            system.Evaluate(state);
            for (int k = 0; k < ActivityModels.Ions.Length; k++)
            {
                for (int e = 0; e < system.Network.EdgeCount; e++)
                {
                    double oneWay = Math.Max(system.Fluxes.SlopeFrom(k)[e], system.Fluxes.SlopeTo(k)[e]);
                    Assert.True(Math.Abs(system.Fluxes.Of(k)[e]) <= 1e-14 * oneWay);
                }
            }
        }
    }

    /// <summary>The start already is the solution where no ion flows, near packing too.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void DoubleLayerNeedsOneCoupledStep(string model)
    {
        foreach (double y in new[] { -4.0, 16 })
        {
            Solution solution = SteadySolver.Solve(Electrode(ActivityModels.All[model], y));
            Assert.Equal(1, solution.Report.NewtonIterations);
            Assert.InRange(solution.Report.History[^1].Update, 0, 1e-12);
            Assert.All(Conservation.Of(solution).Values, imbalance => Assert.InRange(imbalance, 0, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void BathHoldsTheConcentrationsItIsGiven(string model)
    {
        Solution solution = SteadySolver.Solve(Electrode(ActivityModels.All[model], 4));
        RegionProfile profile = Profiles.Of(solution).Single();
        Assert.Equal(150, profile.Concentration[0][^1], 1e-11);
        Assert.Equal(150, profile.Concentration[1][^1], 1e-11);
    }

    /// <summary>One permeant ion between baths: the floating potential is V_T/z ln(a_other/a_here), with the activities that the law gives
    /// to the whole composition of each bath.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void OneIonMakesTheNernstPotentialOfItsActivities(string model)
    {
        PnpProblem problem = OneIon(ActivityModels.All[model]);
        Solution solution = SteadySolver.Solve(problem);
        ActivityLaw law = problem.Activity.Law(problem.Species, 78.4, 298.15);
        double Log(double c) => Math.Log(c) + law.LogCoefficient(0, law.Excess([c, c]));
        double nernst = problem.ThermalVoltage * (Log(10) - Log(300));
        Assert.Equal(nernst, solution.Potential[0], 1e-13);
        Assert.Equal(problem.ThermalVoltage * Math.Log(10.0 / 300), Quantity(solution, "boundary.left.nernst.ideal") ?? solution.Potential[0], 1e-13);
        Assert.Equal(nernst, Quantity(solution, "boundary.left.nernst") ?? nernst, 1e-13);
    }

    [Fact]
    public void NernstPotentialsAreReportedSideBySideWhereTheyDiffer()
    {
        Solution solution = SteadySolver.Solve(OneIon(new Davies()));
        TextbookRow[] rows = [.. TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution)).Where(r => r.Label == "left: floating potential")];
        Assert.Equal(2, rows.Length);
        Assert.InRange(Math.Abs(rows[0].Deviation!.Value), 0, 1e-12);

        // Davies at 10 and 300 mM: ln γ differs by 0.24, of ln 30 = 3.4
        Assert.InRange(Math.Abs(rows[1].Deviation!.Value), 0.05, 0.09);
        Assert.Null(Quantity(SteadySolver.Solve(OneIon(new Ideal())), "boundary.left.nernst"));
    }

    /// <summary>A leak of one ion rests where its electrochemical potential is equal on both sides.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void LeakRestsAtTheNernstPotentialOfActivities(string model)
    {
        Material inside = Material.Electrolyte(78.4, (Na, 20), (Ca, 1), (Cl, 22));
        Material outside = Material.Electrolyte(78.4, (Na, 400), (Ca, 10), (Cl, 420));
        PnpProblem problem = new PnpProblem(
            Grid.Planar(Segment.Graded("in", 40 * nm, 1 * nm, 0.05 * nm), Segment.Uniform("slab", 5 * nm, 16), Segment.Graded("out", 40 * nm, 0.05 * nm, 1 * nm)),
            Na, Ca, Cl)
        {
            Activity = ActivityModels.All[model],
        }
            .WithMaterial("in", inside).WithMaterial("slab", Material.Dielectric(2)).WithMaterial("out", outside)
            .WithBoundary("left", Bath.Floating(inside.Concentrations)).WithBoundary("right", new Bath(0, outside))
            .WithMembrane(new("slab", "in", "out") { Mechanisms = [new GoldmanLeak(Na, 1e-8)] });
        Solution solution = SteadySolver.Solve(problem);
        ActivityLaw law = problem.Activity.Law(problem.Species, 78.4, 298.15);
        double ratio = Math.Log(400.0 / 20) + law.LogCoefficient(0, law.Excess([400, 10, 420])) - law.LogCoefficient(0, law.Excess([20, 1, 22]));
        Assert.Equal(problem.ThermalVoltage * ratio, solution.Potential[0], 1e-11);
    }

    /// <summary>Closed amounts are of concentrations, and Newton stays quadratic with crowded ions and a field.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void ClosedBoxKeepsItsAmounts(string model)
    {
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Uniform("box", 10 * nm, 400)), Na, Cl) { Activity = ActivityModels.All[model] }
            .WithMaterial("box", Material.Electrolyte(80, (Na, 800), (Cl, 800)))
            .WithBoundary("left", Wall.Electrode(0.3)).WithBoundary("right", Wall.Electrode(0));
        Solution solution = SteadySolver.Solve(problem);
        RegionProfile profile = Profiles.Of(solution).Single();
        Assert.InRange(solution.Report.NewtonIterations, 1, 6);
        Assert.Equal(800, Mean(profile.Concentration[0]), 1e-8);
        Assert.Equal(800, Mean(profile.Concentration[1]), 1e-8);
        double Mean(double[] c) => c.Zip(c.Skip(1), (a, b) => (a + b) / 2).Average();
    }

    /// <summary>Ions that flow: the Jacobian is exact, so that the last steps are quadratic.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void JunctionConvergesQuadratically(string model)
    {
        Material dilute = Material.Electrolyte(78.4, (Na, 1), (Ca, 1), (Cl, 3));
        Material strong = Material.Electrolyte(78.4, (Na, 10), (Ca, 400), (Cl, 810));
        Solution solution = SteadySolver.Solve(new PnpProblem(Grid.Planar(Segment.Uniform("film", 500 * nm, 300)), Na, Ca, Cl)
        {
            Activity = ActivityModels.All[model],
        }
            .WithMaterial("film", new() { Permittivity = 78.4 })
            .WithBoundary("left", Bath.Floating(dilute.Concentrations)).WithBoundary("right", new Bath(0, strong)));
        double[] updates = [.. solution.Report.History.Where(step => step.Stage == "full problem").Select(step => step.Update)];
        Assert.InRange(updates.Length, 3, 8);
        double before = updates.Last(u => u > 1e-6);
        double after = updates[Array.IndexOf(updates, before) + 1];
        Assert.InRange(after, 0, 10 * before * before);
    }

    internal static PnpProblem Electrode(ActivityModel model, double y)
    {
        Material salt = Material.Electrolyte(80, (Na, 150), (Cl, 150));
        var grid = Grid.Planar(Segment.Graded("salt", 24 * nm, 0.005 * nm, 0.2 * nm));
        return new PnpProblem(grid, Na, Cl) { Activity = model }
            .WithMaterial("salt", salt)
            .WithBoundary("left", Wall.Electrode(y * PhysicalConstants.ThermalVoltage(298.15)))
            .WithBoundary("right", new Bath(0, salt));
    }

    private static PnpProblem OneIon(ActivityModel model)
    {
        Material left = Material.Electrolyte(78.4, (Na, 300), (Cl, 300));
        Material right = Material.Electrolyte(78.4, (Na, 10), (Cl, 10));
        Bath Only(Bath bath) => bath with { Impermeable = [Cl] };
        return new PnpProblem(
            Grid.Planar(Segment.Uniform("left", 20 * nm, 100), Segment.Uniform("film", 5 * nm, 50), Segment.Uniform("right", 20 * nm, 100)), Na, Cl)
        {
            Activity = model,
        }
            .WithMaterial("left", left).WithMaterial("right", right)
            .WithMaterial("film", new() { Permittivity = 30, Ions = [Na], StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(Na, 5) })
            .WithBoundary("left", Only(Bath.Floating(left.Concentrations))).WithBoundary("right", Only(new Bath(0, right)));
    }

    private static PnpProblem TwoMedia(string model)
    {
        ImmutableDictionary<Species, StandardPotential> potentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(Na, 2).Add(Cl, -1);
        PnpProblem problem = new(Grid.Planar(Segment.Uniform("water", 3 * nm, 6), Segment.Uniform("gel", 2 * nm, 5)), ActivityModels.Ions)
        {
            Activity = ActivityModels.All[model],
        };
        return problem.WithMaterial("water", new() { Permittivity = 78.4 })
            .WithMaterial("gel", new() { Permittivity = 60, StandardPotentials = potentials })
            .WithBoundary("left", new Bath(0)).WithBoundary("right", new Bath(0));
    }

    private static double? Quantity(Solution solution, string name) =>
        QuantityCatalogue.Evaluate(solution).FirstOrDefault(q => q.Name == name)?.Value;
}
