using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>What a change of a result is relative to.</summary>
public class ResultKindTests
{
    [Fact]
    public void CurrentsThatHaveDecayedAreJudgedByHowLargeTheyWere()
    {
        PnpProblem rest = FieldProblems.Slab(5 * nm, 100);
        PnpProblem clamped = rest.WithBoundary("left", new Bath(-0.01, Saline.KCl(100)));
        var experiment = new Experiment(rest, new() { Until = 1e-6, Start = InitialState.Steady, Events = [new(1e-9, clamped)] });
        Outcome outcome = experiment.Follow();

        Check currents = CheckCatalogue.Audit(experiment, outcome).Checks.Single(check => check.Definition.Name == "mesh-uncertainty" && check.Subject == "currents");

        Quantity left = outcome.Quantities.Single(quantity => quantity.Name == "boundary.left.current");
        Assert.True(Math.Abs(left.Value) < 1e-6 * outcome.Largest[left.Name], $"{left.Value} of {outcome.Largest[left.Name]}");
        Assert.Equal(CheckStatus.Pass, currents.Status);
    }

    [Fact]
    public void SumThatCancelsIsAsLargeAsItsLargestPart()
    {
        Outcome outcome = new Experiment(FieldProblems.Leaky(30 * nm)).Run();
        ResultKind kind = ResultKind.Of(new CheckReading(new(outcome.Solution), outcome.Quantities, null)).Single(kind => kind.Name == "currents");
        Quantity[] currents = [new("boundary.left.current", 1e-9, "A/m^2", ""), new("boundary.left.current.K", 1, "A/m^2", ""), new("boundary.left.current.Cl", -1, "A/m^2", "")];

        (_, double change, int count) = kind.Largest(currents, quantity => quantity.Name == "boundary.left.current" ? 1e-3 : 0)!.Value;

        Assert.Equal(1e-3, change, 1e-12);
        Assert.Equal(3, count);
    }
}
