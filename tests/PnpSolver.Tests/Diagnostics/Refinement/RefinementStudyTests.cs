using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Diagnostics.Refinement;

public class RefinementStudyTests
{
    private const double Charge = -0.05;
    private static readonly Species Na = new("Na", 1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Material Saline = Material.Electrolyte(80, (Na, 150), (Cl, 150));

    [Fact]
    public void WallPotentialIsOffByWhatIsStated()
    {
        PnpProblem problem = ChargedWall();
        Outcome outcome = new Experiment(problem).Run();

        Quantity wall = Named(RefinementStudy.Of(new(problem), outcome.Quantities), "boundary.left.potential");

        double exact = problem.ThermalVoltage * new GouyChapman(problem.Temperature, 80, 150).WallPotential(Charge);
        Assert.Equal(Named(outcome.Quantities, wall.Name).Value, wall.Value);
        Assert.InRange(Math.Abs(wall.Value - exact), 0.5 * wall.Uncertainty!.Value, wall.Uncertainty.Value);
        Assert.Equal(2, wall.Uncertainty.Order!.Value, 0.1);
        Assert.InRange(Math.Abs(wall.Uncertainty.Extrapolated!.Value - exact), 0, 0.02 * Math.Abs(wall.Value - exact));
    }

    [Fact]
    public void IdentitiesAreRoundOff()
    {
        PnpProblem problem = ChargedWall();

        IReadOnlyList<Quantity> found = RefinementStudy.Of(new(problem), new Experiment(problem).Run().Quantities);

        Assert.True(Named(found, "boundary.left.charge").Uncertainty!.IsRoundOff);
        Assert.All(found, quantity => Assert.NotNull(quantity.Uncertainty));
    }

    [Fact]
    public void StepsInTimeAddToTheMesh()
    {
        PnpProblem problem = ChargedWall().WithBoundary("left", Wall.Charged(0));
        var experiment = new Experiment(problem, new() { Until = 1e-9, Tolerance = 1e-2, Events = [new(1e-10, problem.WithBoundary("left", Wall.Charged(Charge)))] });
        Outcome outcome = experiment.Run();

        Quantity wall = Named(RefinementStudy.Of(experiment, outcome.Quantities), "boundary.left.potential");

        var exact = experiment with { Plan = experiment.Plan! with { Tolerance = 1e-7 } };
        double truth = Named(exact.Refined(3).Run().Quantities, wall.Name).Value;
        double bySteps = Math.Abs(Named(exact.Run().Quantities, wall.Name).Value - wall.Value);
        double byMesh = Math.Abs(Named(RefinementStudy.Of(exact, exact.Run().Quantities), wall.Name).Uncertainty!.Value);
        Assert.InRange(Math.Abs(wall.Value - truth), 0, wall.Uncertainty!.Value);
        Assert.InRange(wall.Uncertainty.Value, bySteps, 3 * (bySteps + byMesh));
    }

    private static PnpProblem ChargedWall() => new PnpProblem(Grid.Planar(Segment.Graded("water", 20e-9, 0.1e-9, 0.5e-9)), Na, Cl)
        .WithMaterial("water", Saline).WithBoundary("left", Wall.Charged(Charge)).WithBoundary("right", new Bath(0, Saline));

    private static Quantity Named(IReadOnlyList<Quantity> quantities, string name) => quantities.Single(quantity => quantity.Name == name);
}
