using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Examples;

public class RestingMembraneExample
{
    [Fact]
    public void MainJobInFifteenLines()
    {
        #region resting-membrane
        var (k, na, cl, a) = (new Species("K", +1, 1.96e-9), new Species("Na", +1, 1.33e-9), new Species("Cl", -1, 2.03e-9), new Species("A", -1, 0.5e-9));
        var inside = Material.Electrolyte(80, (k, 140 * mM), (na, 12 * mM), (cl, 7 * mM), (a, 145 * mM));
        var outside = Material.Electrolyte(80, (k, 4 * mM), (na, 145 * mM), (cl, 120 * mM), (a, 29 * mM));
        var grid = Grid.Planar(
            Segment.Graded("inside", 50 * nm, first: 1 * nm, last: 0.02 * nm),
            Segment.Uniform("membrane", 5 * nm, cells: 64),
            Segment.Graded("outside", 50 * nm, first: 0.02 * nm, last: 1 * nm));
        var membrane = new Membrane("membrane", "inside", "outside")
            .With(new GoldmanLeak(k, 10 * nm)).With(new GoldmanLeak(na, 10 * nm / 30));
        var problem = new PnpProblem(grid, k, na, cl, a) { Temperature = 310.15 * K }
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", outside)
            .WithBoundary("left", Bath.Floating(inside.Concentrations)).WithBoundary("right", new Bath(0 * mV, outside))
            .WithMembrane(membrane);
        var solution = SteadySolver.Solve(problem);
        foreach (var quantity in QuantityCatalogue.Evaluate(solution))
        {
            Console.WriteLine($"{quantity.Name} = {quantity.Value:g6} {quantity.Unit}");
        }
        #endregion

        // Goldman, Hodgkin and Katz with P_K/P_Na = 30; cations alone do not feel the layers
        double goldman = problem.ThermalVoltage * Math.Log((4 + (145 / 30.0)) / (140 + (12 / 30.0)));
        Assert.Equal(goldman, solution.Potential[0], 1e-7);
    }
}
