using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>The floating potential and what crosses the membrane, on three meshes: their differences fall by four.</summary>
public class FloatingOrderTests
{
    private static readonly Species K = new("K", +1, 1.96e-9);
    private static readonly Species Na = new("Na", +1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Species A = new("A", -1, 0.5e-9);
    private static readonly Material Inside = Material.Electrolyte(80, (K, 140 * mM), (Na, 12 * mM), (Cl, 7 * mM), (A, 145 * mM));
    private static readonly Material Outside = Material.Electrolyte(80, (K, 4 * mM), (Na, 145 * mM), (Cl, 120 * mM), (A, 29 * mM));

    /// <summary>Between two baths, and around a closed centre whose contents float as well; one face is charged, so that layers matter.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Planar, 0)]
    [InlineData(CoordinateSystem.Cylindrical, 0)]
    [InlineData(CoordinateSystem.Cylindrical, 20 * nm)]
    [InlineData(CoordinateSystem.Spherical, 0)]
    [InlineData(CoordinateSystem.Spherical, 20 * nm)]
    public void PotentialAndCurrentsAreOfSecondOrder(CoordinateSystem coordinates, double start)
    {
        PnpProblem problem = Neuron(coordinates, start);
        Dictionary<string, double>[] values = [.. Enumerable.Range(1, 3).Select(times => Evaluate(problem with { Grid = problem.Grid.Refine(times) }))];
        string[] names = ["membrane.membrane.potential", "membrane.membrane.current.K.leak", "membrane.membrane.current.Na.leak", "membrane.membrane.current.pump"];
        Assert.All(names, name =>
        {
            double order = Math.Log2((values[1][name] - values[0][name]) / (values[2][name] - values[1][name]));
            Assert.True(order is > 1.9 and < 2.1, $"{name}: order {order:f3}");
        });
    }

    private static PnpProblem Neuron(CoordinateSystem coordinates, double start)
    {
        var grid = Grid.FromSegments(coordinates, start,
            Segment.Graded("inside", 20 * nm, first: 0.5 * nm, last: 0.1 * nm), Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 20 * nm, first: 0.1 * nm, last: 0.5 * nm));
        var pump = new Pump(1e15, 100, Ions(3, -2)) { Law = new IndependentSites(Ions(5, 1.5)) };
        PnpProblem problem = new PnpProblem(grid, K, Na, Cl, A) { Temperature = 310.15 }
            .WithMaterial("inside", Inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", Outside)
            .WithSurface(new("membrane", "outside", -0.01))
            .WithMembrane(new("membrane", "inside", "outside") { Mechanisms = [new GoldmanLeak(K, 1e-8), new OhmicLeak(Na, 0.2), new GoldmanLeak(Cl, 1e-9), pump] })
            .WithBoundary(grid.Boundaries[^1].Name, new Bath(0, Outside));
        return grid.HasCentre ? problem : problem.WithBoundary(grid.Boundaries[0].Name, Bath.Floating(Inside.Concentrations));
    }

    private static ImmutableDictionary<Species, double> Ions(double na, double k) => ImmutableDictionary<Species, double>.Empty.Add(Na, na).Add(K, k);

    private static Dictionary<string, double> Evaluate(PnpProblem problem) =>
        QuantityCatalogue.Evaluate(SteadySolver.Solve(problem)).ToDictionary(q => q.Name, q => q.Value);
}
