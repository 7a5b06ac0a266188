using PnpSolver.Cases;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Solvers;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>How cases in time are run and judged.</summary>
public sealed class FolderRunsTests
{
    private static readonly ValidationFolder Folder = ShelfTests.Folder("membrane-clamp");

    [Fact]
    public void VariantsThatDifferInTimeOnlyShareARun()
    {
        var runs = new FolderRuns(Folder);
        Case definition = CaseFile.Read(Folder.CasePath);
        IReadOnlyList<ReferenceVariant> variants = Folder.Variants();
        TransientCourse first = runs.Course(definition, variants[0]);
        Assert.Same(first, runs.Course(definition, variants[1]));
        Assert.Equal(variants.Select(variant => variant.At!.Value), first.States.Select(state => state.Time));
        Assert.NotSame(first, runs.Course(definition, variants[0] with { Set = [new("boundaries.left.potential", "2 mV")] }));
    }

    [Fact]
    public void TimeAfterTheEndOfTheRunFailsWithBothTimes()
    {
        VariantResult result = ValidationRunner.Run(Folder, Folder.Variants()[0] with { At = 2e-7 });
        Assert.False(result.Passed);
        Assert.Contains("ended at 1e-07 s, before 2e-07 s", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void RunThatDoesNotConserveFails()
    {
        TransientCourse good = new FolderRuns(Folder).Course(CaseFile.Read(Folder.CasePath), Folder.Variants()[0]);
        Assert.Equal(["conservation.K", "conservation.Cl", "conservation.charge", "conservation.current"], good.Conservation.Select(found => found.Expectation.Quantity));
        Assert.All(good.Conservation, found => Assert.True(found.Passed));
        foreach ((string what, double allowed) in new[] { ("K", 1e-12), ("current", 1e-10), ("free-energy", 1e-7) })
        {
            TransientReport Report(double value) => good.Report with { Conservation = new Dictionary<string, double> { [what] = value } };
            Assert.True(Assert.Single((good with { Report = Report(allowed) }).Conservation).Passed);
            Assert.False(Assert.Single((good with { Report = Report(1.01 * allowed) }).Conservation).Passed);
        }
    }

    [Fact]
    public void UncertaintiesOfTheShelfAreThoseOfTheRefinementStudy()
    {
        ValidationFolder folder = ShelfTests.Folder("ion-free-slab");
        ReferenceVariant variant = folder.Variants().Single(v => v.Name == "70-mV");
        VariantResult result = ValidationRunner.RunQuantified(new(folder), variant);
        var experiment = new Experiment(CaseFile.Read(folder.CasePath, new() { Overrides = variant.Set }).Problem);
        Assert.Equal(RefinementStudy.Of(experiment, experiment.Run().Quantities), result.Quantities);
        Comparison field = result.Comparisons.Single(comparison => comparison.Expectation.Quantity == "membrane.slab.field");
        Assert.InRange(field.Uncertainty!.Order!.Value, 1.9, 2.1);
        Assert.InRange(Math.Abs(field.Deviation), 0, field.Uncertainty.Value);
        Assert.Null(ValidationRunner.Run(folder, variant).Comparisons[0].Uncertainty);
    }

    [Fact]
    public void NumbersInTimeHaveUncertaintiesAtTheirOwnTimes()
    {
        var runs = new FolderRuns(Folder);
        foreach (ReferenceVariant variant in Folder.Variants())
        {
            Comparison field = ValidationRunner.RunQuantified(runs, variant).Comparisons[0];
            Assert.InRange(Math.Abs(field.Deviation), 0, field.Uncertainty!.Value);
            Assert.InRange(field.Uncertainty.Value, 0, 2 * field.Expectation.Tolerance);
        }
    }

    [Fact]
    public void MeshTooFineForTheStudyLeavesTheNumbersWithoutUncertaintyAndSaysSo()
    {
        ValidationFolder folder = ShelfTests.Folder("cylinder-rz");
        VariantResult result = ValidationRunner.RunQuantified(new(folder), folder.Variants()[0] with { Refine = 4 });
        Assert.Contains("nodes", result.Unquantified, StringComparison.Ordinal);
        Assert.All(result.Comparisons, comparison => Assert.Null(comparison.Uncertainty));
    }
}
