using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Membranes;

namespace PnpSolver.Tests.Cases;

public sealed class StepTests
{
    [Fact]
    public void EveryValueIsAProblemOfItsOwn()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "steps"));

        Assert.Equal(["-100 mV", "0 V", "−20 mV", "0 V"], read.Steps.Select(step => step.Text));
        Assert.Equal([-0.1, 0, -0.02, 0], read.Steps.Select(step => step.Value));
        Assert.All(read.Steps, step => Assert.Equal(("boundaries.left.potential", "V"), (step.Path, step.Unit)));
        Assert.Equal(read.Steps.Select(step => (double?)step.Value), read.Steps.Select(step => Left(step.Problem)));
        Assert.Equal(0.01, Left(read.Problem));
    }

    [Fact]
    public void StepsStandOnTheGridOfTheCaseUnlessTheMeshIsStepped()
    {
        Assert.All(Steps(), step => Assert.Same(step.Case.Problem.Grid, step.Step.Problem.Grid));

        (_, CaseStep thick) = Steps("solve.step={ path: mesh.x.segments.1.length, values: [5 nm, 9 nm] }")[1];
        Assert.Equal(9e-9 - 5e-9, thick.Problem.Grid.Positions[^1] - Steps()[0].Case.Problem.Grid.Positions[^1], 1e-20);
    }

    [Fact]
    public void AFlagIsSteppedAsOneAndNought()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "steps-of-a-flag"));

        Assert.Equal([(1, ""), (0, "")], read.Steps.Select(step => (step.Value, step.Unit)));
        Assert.Equal([true, false], read.Steps.Select(step => step.Problem.Membranes[0].Mechanisms[0].IsEnabled));
    }

    [Fact]
    public void AStepIsTakenAfterTheOverrides()
    {
        (Case read, CaseStep step) = Steps("membranes.slab.ohmic-K.conductance=9 S/m^2", "boundaries.left.potential=-1 mV")[0];

        Assert.Equal(9, ((OhmicLeak)step.Problem.Membranes[0].Mechanisms[0]).Conductance);
        Assert.Equal((-0.001, -0.1), (Left(read.Problem), Left(step.Problem)));
    }

    [Fact]
    public void ATemperatureIsSteppedWithTheUnitsThatDependOnIt()
    {
        (_, CaseStep step) = Steps("boundaries.left.potential=1 kT/e", "solve.step={ path: temperature, values: [300 K, 20 degC] }")[1];

        Assert.Equal((293.15, "K"), (step.Value, step.Unit));
        Assert.Equal(step.Problem.ThermalVoltage, Left(step.Problem)!.Value, 1e-17);
        Assert.Equal(293.15, step.Problem.Temperature);
    }

    [Fact]
    public void APureNumberIsSteppedWithoutAUnit() =>
        Assert.Equal([2, 4], Steps("solve.step={ path: regions.slab.permittivity, values: [2, 4] }").Select(step => step.Step.Problem.Material("slab").Permittivity));

    [Fact]
    public void ACaseWithoutAStepHasNone() => Assert.Empty(CaseFile.Read(Corpus.Path("good", "mechanisms")).Steps);

    [Fact]
    public void AnErrorInAnOverriddenStepIsReportedUnderItsOption()
    {
        CaseException exception = Assert.Throws<CaseException>(() => Steps("solve.step.values=[0 mV, 3 mM]"));

        Assert.StartsWith("--set: boundaries.left.potential: expected a voltage", Assert.Single(exception.Errors).ToString(), StringComparison.Ordinal);
    }

    private static double? Left(PnpProblem problem) => ((Bath)problem.Boundary("left")).Potential;

    private static (Case Case, CaseStep Step)[] Steps(params string[] changes)
    {
        Case read = CaseFile.Read(Corpus.Path("good", "steps"), new() { Overrides = [.. changes.Select(CaseOverride.Parse)] });
        return [.. read.Steps.Select(step => (read, step))];
    }
}
