using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public sealed class CircuitDeviationTests
{
    private static readonly Mechanism[] Goldman = [new GoldmanLeak(Problems.K, 1e-8), new GoldmanLeak(Problems.Na, 4e-10)];
    private static readonly Mechanism[] Ohmic = [new OhmicLeak(Problems.K, 1), new OhmicLeak(Problems.Na, 0.25), new OhmicLeak(Problems.Cl, 0.5)];

    private static Pump Pump => new(4e15, 100, Ions(3, -2)) { Law = new IndependentSites(Ions(5, 1.5)) };

    /// <summary>Every floating potential and content: the causes add up to the difference but for what is of second order.</summary>
    [Theory]
    [InlineData("goldman", 1e-5)]
    [InlineData("goldman with pump", 5e-3)]
    [InlineData("goldman with charged faces", 0.1)]
    [InlineData("ohmic with pump", 1e-5)]
    [InlineData("current clamp", 5e-3)]
    [InlineData("cell", 5e-3)]
    [InlineData("small cell of goldman leaks", 5e-3)]
    public void CausesAddUpToTheDifference(string name, double secondOrder)
    {
        IReadOnlyList<CircuitDeviation> deviations = CircuitDeviations.Of(SteadySolver.Solve(Problem(name)));
        Assert.NotEmpty(deviations);
        foreach (CircuitDeviation deviation in deviations)
        {
            double size = deviation.Causes.Max(cause => Math.Abs(cause.Value));
            Assert.True(Math.Abs(deviation.Remainder) <= secondOrder * size,
                $"{deviation.Quantity}: {deviation.Difference:g6} of which {deviation.Remainder:g3} is unexplained, causes up to {size:g3}");
            Assert.All(deviation.Causes, cause => Assert.Equal(deviation.Unit, cause.Unit));
        }
    }

    /// <summary>Ohmic leaks feel electrochemical potentials, which a layer at equilibrium does not change; pumps feel concentrations.</summary>
    [Fact]
    public void LayersAtEquilibriumMoveGoldmanLeaksAndPumpsButNotOhmicLeaks()
    {
        CircuitDeviation potential = Potential("ohmic with pump");
        Assert.DoesNotContain(potential.Causes, cause => cause.Label == "diffuse layers: leaks");
        Assert.Contains(potential.Causes, cause => cause.Label == "diffuse layers: pumps");
        Assert.Contains(Potential("goldman with charged faces").Causes, cause => cause.Label == "diffuse layers: leaks" && Math.Abs(cause.Value) > 1e-4);

        // ions of one valence are all concentrated by the same factor, which leaves Goldman's voltage between the baths
        Assert.True(Math.Abs(Potential("goldman").Difference) < 1e-7);
    }

    [Fact]
    public void VoltageClampIsExplainedByItsCurrents()
    {
        IReadOnlyList<CircuitDeviation> deviations = CircuitDeviations.Of(SteadySolver.Solve(Problem("voltage clamp")));
        Assert.Equal(["membrane.membrane.current", "membrane.membrane.field"], deviations.Select(d => d.Quantity));
        Assert.All(deviations, d => Assert.True(Math.Abs(d.Remainder) <= 1e-9 * Math.Abs(d.Difference)));
    }

    /// <summary>A bath of a micrometre loses I·R on the way to the membrane; the circuit's ohmic loss is what the potential shows.</summary>
    [Fact]
    public void OhmicLossOfTheBathsIsTheSeriesResistanceTimesTheCurrent()
    {
        Solution solution = SteadySolver.Solve(Problem("salt bridge"));
        CircuitDeviation field = CircuitDeviations.Of(solution).Single(d => d.Quantity.EndsWith(".field", StringComparison.Ordinal));
        double current = Value(solution, "membrane.membrane.current");
        double loss = field.Causes.Single(cause => cause.Label.StartsWith("ohmic loss", StringComparison.Ordinal)).Value * 5e-9;
        Assert.Equal(-current * Value(solution, "circuit.membrane.membrane.series-resistance"), loss, 1e-12 * Math.Abs(loss));
        Assert.True(Math.Abs(loss) > 1e-3);

        // with the loss taken off, both layers drop what they do without a current: a capacitor's share of V_m
        double layers = field.Causes.Where(cause => cause.Label.StartsWith("layer", StringComparison.Ordinal)).Sum(cause => cause.Value) * 5e-9;
        Assert.InRange(layers / Value(solution, "membrane.membrane.drop"), -0.0085, -0.0075);
    }

    [Fact]
    public void DeviationsAreRelativeToTheCircuit()
    {
        Solution solution = SteadySolver.Solve(Problem("goldman with pump"));
        foreach (Quantity deviation in QuantityCatalogue.Evaluate(solution).Where(q => q.Name.StartsWith("deviation.", StringComparison.Ordinal)))
        {
            string name = deviation.Name["deviation.".Length..];
            double twin = Value(solution, $"circuit.{name}");
            Assert.Equal((Value(solution, name) - twin) / twin, deviation.Value, 1e-13);
        }
    }

    /// <summary>Radius 2 µm: what the lumped picture misses is below half a per cent, ion by ion, and comes from the pump at the faces.</summary>
    [Fact]
    public void FieldAndCircuitFindTheSamePumpLeakState()
    {
        Solution solution = SteadySolver.Solve(Problem("cell"));
        Assert.InRange(Math.Abs(Value(solution, "deviation.membrane.membrane.potential")), 1e-6, 1e-3);
        Assert.InRange(Math.Abs(Value(solution, "deviation.region.inside.K.mean")), 1e-6, 1e-3);
        Assert.InRange(Math.Abs(Value(solution, "deviation.region.inside.Cl.mean")), 1e-6, 1e-3);
        Assert.InRange(Math.Abs(Value(solution, "deviation.region.inside.Na.mean")), 1e-4, 5e-3);
        Assert.InRange(Math.Abs(Value(solution, "deviation.membrane.membrane.capacitance")), 0, 1e-4);
        Assert.InRange(Math.Abs(Value(solution, "deviation.membrane.membrane.charge.inside")), 0, 1e-3);
    }

    [Fact]
    public void TheTableSetsTheFloatingPotentialAndThePumpsPartBesideTheCircuit()
    {
        Solution solution = SteadySolver.Solve(Problem("ohmic with pump"));
        IReadOnlyList<TextbookRow> rows = TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution));
        TextbookRow potential = rows.Single(row => row.Label == "membrane: potential V_m");
        Assert.InRange(Math.Abs(potential.Deviation!.Value), 1e-7, 1e-3);
        TextbookRow pump = rows.Single(row => row.Label.StartsWith("membrane: V_m less V_WA", StringComparison.Ordinal));
        Assert.InRange(Math.Abs(pump.Deviation!.Value), 1e-7, 1e-2);
        Assert.InRange(pump.Emergent, -0.010, -0.003);
    }

    [Fact]
    public void AClampedMembraneWithoutMechanismsKeepsItsTable()
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane());
        IReadOnlyList<TextbookRow> rows = TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution));
        Assert.Null(rows[0].Textbook);
        Assert.Equal(["potential V_m", "field", "drop in the diffuse layers", "field over water field", "capacitance", "charge inside"],
            rows.Where(row => row.Label.StartsWith("membrane: ", StringComparison.Ordinal)).Select(row => row.Label["membrane: ".Length..]));
        Assert.Single(CircuitDeviations.Of(solution));
    }

    /// <summary>Currents that balance are 0 and not the round-off of a huge conductance, in the field and in the circuit.</summary>
    [Theory]
    [InlineData("short circuit")]
    [InlineData("goldman with pump")]
    [InlineData("cell")]
    public void CurrentsThatBalanceAreZero(string name)
    {
        Solution solution = SteadySolver.Solve(Problem(name));
        Assert.Equal(0, Value(solution, "membrane.membrane.current"));
        Assert.Equal(0, Value(solution, "circuit.membrane.membrane.current"));
        Assert.NotEqual(0, Value(solution, "membrane.membrane.current.K.leak"));
        Assert.DoesNotContain(QuantityCatalogue.Evaluate(solution), q => q.Name == "deviation.membrane.membrane.current");
    }

    [Fact]
    public void NothingIsReportedWhereBothSidesAreTheSame()
    {
        PnpProblem problem = Floating(Ohmic).WithMaterial("inside", Problems.Outside).WithBoundary("left", Bath.Floating(Problems.Outside.Concentrations));
        Solution solution = SteadySolver.Solve(problem);
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.Evaluate(solution);
        Assert.Empty(CircuitDeviations.Of(solution));
        Assert.All(quantities.Where(q => q.Name.StartsWith("membrane.membrane.current", StringComparison.Ordinal)), q => Assert.Equal(0, q.Value));
        string[] zeros = ["potential V_m", "current of K", "field", "drop in the diffuse layers", "charge inside"];
        Assert.All(zeros, zero => Assert.Equal(0, TextbookComparison.Of(solution, quantities).Single(row => row.Label == $"membrane: {zero}").Emergent));
    }

    /// <summary>A clamped current moves V_m by far more than the pump does.</summary>
    [Fact]
    public void ThePumpsPartIsLeftOutWhereACurrentIsClamped() =>
        Assert.DoesNotContain(Rows("current clamp"), row => row.Label.Contains("V_WA", StringComparison.Ordinal));

    [Fact]
    public void AChargedFaceIsPartOfTheTextbooksCharge()
    {
        Solution solution = SteadySolver.Solve(Floating(Ohmic).WithSurface(new("inside", "membrane", -0.02)));
        IReadOnlyList<TextbookRow> rows = TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution));
        TextbookRow charge = rows.Single(row => row.Label == "membrane: charge inside");
        Assert.InRange(charge.Textbook!.Value, 0.0195, 0.0199);
        Assert.InRange(Math.Abs(charge.Deviation!.Value), 1e-6, 0.01);
        Assert.Null(rows.Single(row => row.Label == "membrane: field over water field").Textbook);
    }

    /// <summary>An electrode at the far end of a closed side has a layer of its own, 80 times as charged as the membrane's.</summary>
    [Fact]
    public void ALayerAtTheFarWallIsNotTheMembranes()
    {
        PnpProblem problem = Floating([.. Ohmic, Pump]).WithBoundary("left", Wall.Charged(0.02));
        Solution solution = SteadySolver.Solve(problem);
        double displacement = 2 * PhysicalConstants.VacuumPermittivity * Value(solution, "membrane.membrane.field");
        Assert.Equal(displacement, Value(solution, "membrane.membrane.charge.inside"), 1e-9 * Math.Abs(displacement));
    }

    /// <summary>Where the circuit has no steady state, the field's currents still stand in the table; an uncharged solute has none.</summary>
    [Fact]
    public void CurrentsWithoutACircuitStandByThemselves()
    {
        Material inside = Material.Electrolyte(80, (Problems.K, 152), (Problems.Cl, 7), (Problems.Anion, 145));
        PnpProblem problem = Floating(Ohmic).WithMaterial("inside", inside).WithBoundary("left", Bath.Floating(inside.Concentrations));
        Solution solution = SteadySolver.Solve(problem);
        TextbookRow current = TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution)).Single(row => row.Label == "membrane: current of Na");
        Assert.Null(current.Textbook);
        Assert.True(current.Emergent < -1e-3);
    }

    private static IReadOnlyList<TextbookRow> Rows(string name)
    {
        Solution solution = SteadySolver.Solve(Problem(name));
        return TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution));
    }

    private static CircuitDeviation Potential(string name) => CircuitDeviations.Of(SteadySolver.Solve(Problem(name)))
        .Single(deviation => deviation.Quantity == "membrane.membrane.potential");

    private static PnpProblem Problem(string name) => name switch
    {
        "goldman" => Floating([.. Goldman]),
        "goldman with pump" => Floating([.. Goldman, Pump]),
        "goldman with charged faces" => Floating([.. Goldman, new GoldmanLeak(Problems.Cl, 4e-9)]).WithSurface(new("membrane", "outside", -0.005)),
        "short circuit" => Floating(new OhmicLeak(Problems.K, 1e6), new OhmicLeak(Problems.Na, 0.2)),
        "ohmic with pump" => Floating([.. Ohmic, Pump]),
        "current clamp" => Floating([.. Goldman, Pump]).WithBoundary("left", Bath.CurrentClamp(0.05, Problems.Inside.Concentrations)),
        "voltage clamp" => Problems.Membrane(-30 * mV).WithMembrane(Across([.. Goldman, Pump])),
        "salt bridge" => Problems.Membrane(100 * mV).WithMembrane(Across(new OhmicLeak(Problems.K, 2e5), new OhmicLeak(Problems.Cl, 2e5)))
            .WithMaterial("inside", Salt).WithMaterial("outside", Salt).WithBoundary("left", new Bath(100 * mV, Salt)).WithBoundary("right", new Bath(0, Salt)),
        "cell" => Cell(2000 * nm, [.. Ohmic, Pump]),
        _ => Cell(200 * nm, [.. Goldman, new GoldmanLeak(Problems.Cl, 1e-8), Pump]),
    };

    private static Material Salt => Material.Electrolyte(80, (Problems.K, 150), (Problems.Cl, 150));

    private static Membrane Across(params Mechanism[] mechanisms) => new("membrane", "inside", "outside") { Mechanisms = [.. mechanisms] };

    private static PnpProblem Floating(params Mechanism[] mechanisms) => Problems.Membrane()
        .WithMembrane(Across(mechanisms)).WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));

    private static PnpProblem Cell(double radius, params Mechanism[] mechanisms)
    {
        PnpProblem problem = Problems.Membrane();
        return problem with
        {
            Grid = Grid.FromSegments(CoordinateSystem.Spherical, 0, Segment.Graded("inside", radius, radius / 40, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 60 * nm, 0.05 * nm, 2 * nm)),
            Boundaries = problem.Boundaries.Clear().Add("outer", new Bath(0, Problems.Outside)),
            Membranes = [Across(mechanisms)],
        };
    }

    private static ImmutableDictionary<Species, double> Ions(double sodium, double potassium) =>
        ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, sodium).Add(Problems.K, potassium);

    private static double Value(Solution solution, string name) => QuantityCatalogue.Evaluate(solution).Single(q => q.Name == name).Value;
}
