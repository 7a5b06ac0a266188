using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

public class ActivityCheckTests
{
    [Fact]
    public void SoundProblemsHaveNoIssue() =>
        Assert.All(ActivityModels.All.Values.Where(m => m is not DebyeHueckel),
            model => Assert.Empty(ProblemCheck.Issues(ActivityEquilibriumTests.Electrode(model, 1))));

    [Fact]
    public void StericModelWithoutSizesIsRefused()
    {
        PnpProblem problem = ActivityEquilibriumTests.Electrode(new Bikerman(), 1);
        Species[] points = [.. problem.Species.Select(s => s with { Size = null })];
        Material salt = Material.Electrolyte(80, (points[0], 100), (points[1], 100));
        problem = new PnpProblem(problem.Grid, [.. points]) { Activity = new Bikerman() }
            .WithMaterial("salt", salt).WithBoundary("right", new Bath(0, salt));
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem));
        Assert.True(issue.IsError);
        Assert.Equal("species", issue.Path);
        Assert.Contains("size: 0.4 nm", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IonsWithoutRoomAreRefusedInRegionAndBath()
    {
        PnpProblem problem = Strong(30 * M, new Bikerman());
        ProblemIssue[] issues = [.. ProblemCheck.Issues(problem)];
        Assert.Equal(["regions.salt.concentrations", "boundaries.right.concentrations"], issues.Select(i => i.Path));
        Assert.All(issues, issue => Assert.True(issue.IsError));
        Assert.Contains("149.2 % of the volume", issues[0].Message, StringComparison.Ordinal);
        Assert.Throws<InvalidProblemException>(() => SteadySolver.Solve(problem));
    }

    [Fact]
    public void LawOutsideItsRangeIsNotedBeforeAndAfterSolving()
    {
        PnpProblem problem = Strong(2 * M, new Davies());
        IReadOnlyList<ProblemIssue> issues = ProblemCheck.Issues(problem);
        Assert.Equal(2, issues.Count);
        Assert.All(issues, issue => Assert.False(issue.IsError));
        Assert.Contains("2000 mM", issues[0].Message, StringComparison.Ordinal);
        Assert.Contains(SteadySolver.Solve(problem).Report.Notes, note => note.StartsWith("salt: Davies' law", StringComparison.Ordinal));
    }

    [Fact]
    public void LawOfTheIonicStrengthIsRefusedInAnOilThatAdmitsIons()
    {
        PnpProblem problem = ActivityEquilibriumTests.Electrode(new Davies(), 1);
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem.WithMaterial("salt", problem.Material("salt") with { Permittivity = 2 })));
        Assert.True(issue.IsError);
        Assert.Equal("regions.salt.permittivity", issue.Path);
    }

    private static PnpProblem Strong(double concentration, ActivityModel model)
    {
        PnpProblem problem = ActivityEquilibriumTests.Electrode(model, 1);
        Material salt = Material.Electrolyte(80, (problem.Species[0], concentration), (problem.Species[1], concentration));
        return problem.WithMaterial("salt", salt).WithBoundary("right", new Bath(0, salt));
    }
}
