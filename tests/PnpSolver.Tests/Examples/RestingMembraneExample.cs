using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
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
        var problem = new PnpProblem(grid, k, na, cl, a) { Temperature = 310.15 * K }
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", outside)
            .WithBoundary("left", new Bath(-70 * mV, inside)).WithBoundary("right", new Bath(0 * mV, outside));
        var solution = SteadySolver.Solve(problem);
        foreach (var quantity in QuantityCatalogue.Evaluate(solution))
        {
            Console.WriteLine($"{quantity.Name} = {quantity.Value:g6} {quantity.Unit}");
        }
        #endregion

        Assert.Equal(-1.38878862743e7, QuantityCatalogue.Evaluate(solution).Single(q => q.Name == "membrane.membrane.field").Value, 1);
    }
}
