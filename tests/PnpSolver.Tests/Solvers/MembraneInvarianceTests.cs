using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>The same membrane written in another way carries the same.</summary>
public class MembraneInvarianceTests
{
    private static readonly Pump Pump = new(4e15, 100, Ions(3, -2)) { Law = new IndependentSites(Ions(5, 1.5)) };
    private static readonly ImmutableArray<Mechanism> Mechanisms =
        [new GoldmanLeak(Problems.K, 1e-8), new OhmicLeak(Problems.Na, 0.1), new OhmicLeak(Problems.Cl, 0.4), Pump];

    [Theory]
    [InlineData("every potential shifted", false)]
    [InlineData("species in another order", false)]
    [InlineData("species in another order", true)]
    [InlineData("mechanisms in another order", false)]
    [InlineData("mechanisms in another order", true)]
    [InlineData("leak in two halves", false)]
    [InlineData("leak in two halves", true)]
    [InlineData("moved along the axis", false)]
    [InlineData("mirrored", false)]
    public void PotentialAndCurrentsStayTheSame(string change, bool isClosed)
    {
        PnpProblem problem = isClosed ? Cell() : Problems.Membrane().WithMembrane(Across(Mechanisms)).WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));
        Dictionary<string, double> expected = Evaluate(problem);
        Dictionary<string, double> found = Evaluate(Changed(problem, change));
        string[] currents = ["current.K.leak", "current.K.pump", "current.Na.leak", "current.pump"];
        string[] names = ["membrane.membrane.potential", "membrane.membrane.field", .. currents.Select(c => $"membrane.membrane.{c}"), "region.inside.Na.mean", "region.outside.K.mean"];
        Assert.All(names, name => Assert.True(Math.Abs(found[name] - expected[name]) <= 1e-10 * Math.Abs(expected[name]), $"{name}: {expected[name]:r} became {found[name]:r}"));
    }

    private static PnpProblem Changed(PnpProblem problem, string change) => change switch
    {
        "every potential shifted" => problem.WithBoundary("right", new Bath(0.3, Problems.Outside)),
        "species in another order" => problem with { Species = [.. problem.Species.Reverse()] },
        "mechanisms in another order" => problem with { Membranes = [Across([.. Mechanisms.Reverse()])] },
        "leak in two halves" => problem with
        {
            Membranes = [Across([new OhmicLeak(Problems.Na, 0.03), .. Mechanisms.RemoveAt(1), new OhmicLeak(Problems.Na, 0.07) { Name = "second" }])],
        },
        "moved along the axis" => problem with
        {
            Grid = new(CoordinateSystem.Planar, [.. problem.Grid.Positions.ToArray().Select(x => x - 73e-9)], [.. problem.Grid.RegionOfCell.ToArray().Select(r => problem.Grid.Regions[r])]),
        },
        _ => Problems.Mirrored(problem),
    };

    /// <summary>A closed cell of 100 nm radius, whose contents float too.</summary>
    private static PnpProblem Cell()
    {
        PnpProblem planar = Problems.Membrane();
        return planar with
        {
            Grid = Grid.FromSegments(CoordinateSystem.Spherical, 0, Segment.Graded("inside", 100 * nm, 5 * nm, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 40 * nm, 0.05 * nm, 2 * nm)),
            Boundaries = planar.Boundaries.Clear().Add("outer", new Bath(0, Problems.Outside)),
            Membranes = [Across(Mechanisms)],
        };
    }

    private static Membrane Across(ImmutableArray<Mechanism> mechanisms) => new("membrane", "inside", "outside") { Mechanisms = mechanisms };

    private static ImmutableDictionary<Species, double> Ions(double sodium, double potassium) =>
        ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, sodium).Add(Problems.K, potassium);

    private static Dictionary<string, double> Evaluate(PnpProblem problem) =>
        QuantityCatalogue.Evaluate(SteadySolver.Solve(problem)).ToDictionary(q => q.Name, q => q.Value);
}
