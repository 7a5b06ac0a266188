using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Cases;

public sealed class TransientTests
{
    private static readonly string File = Corpus.Path("good", "events");

    [Fact]
    public void APlanIsReadInSi()
    {
        TransientPlan plan = Plan();

        Assert.Equal((7200, 1e-5, 1e-9, 20), (plan.Until, plan.Tolerance, plan.FirstStep, plan.OutputsPerDecade));
        Assert.Equal(InitialState.Steady, plan.Start);
        Assert.Equal(["membrane.slab.potential above -20 mV", "region.left-water.K.mean below 0.1 M", "boundary.left.current.K above 1 uA/cm^2"],
            plan.Stops.Select(stop => stop.Label));
    }

    [Fact]
    public void WhatIsLeftOutIsTheDefaultOfThePlan()
    {
        TransientPlan plan = CaseFile.Read(Corpus.Path("good", "filling")).Transient!;

        Assert.Equal(new TransientPlan { Until = 0.01 } with { Events = plan.Events, Stops = plan.Stops }, plan);
        Assert.Empty(plan.Events);
        Assert.Empty(plan.Stops);
    }

    [Fact]
    public void ASteadyCaseHasNoPlan() => Assert.Null(CaseFile.Read(Corpus.Path("good", "mechanisms")).Transient);

    [Theory]
    [InlineData("bdf", 5)]
    [InlineData("tr-bdf2", 0)]
    public void TheFormulaIsChosenByName(string name, int highest) =>
        Assert.Equal(highest, CaseFile.Read(Corpus.Path("good", "filling"), Set($"solve.method={name}")).Transient!.HighestOrder);

    [Theory]
    [InlineData("1 ms", 1e-3)]
    [InlineData("2.5 µs", 2.5e-6)]
    [InlineData("3 min", 180)]
    [InlineData("1 day", 86400)]
    [InlineData("0.5 h", 1800)]
    public void TimesHaveUnits(string text, double seconds) =>
        Assert.Equal(seconds, CaseFile.Read(Corpus.Path("good", "filling"), Set($"solve.until={text}")).Transient!.Until);

    [Fact]
    public void ARegionThatStartsEmptyIsNoted()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "filling"));

        Assert.Contains("regions.right-water: starts empty, since it has no concentrations", read.Notes);
        Assert.DoesNotContain(read.Notes, note => note.StartsWith("regions.slab", StringComparison.Ordinal));
    }

    [Fact]
    public void FromTheSteadyStateNoRegionNeedsToHoldAnything()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "filling"), Set("solve.start=steady"));

        Assert.DoesNotContain(read.Notes, note => note.Contains("starts empty", StringComparison.Ordinal));
    }

    [Fact]
    public void AStopIsPositiveBeyondItsThreshold()
    {
        Solution solution = SteadySolver.Solve(CaseFile.Read(File).Problem);
        double potential = Quantity(solution, "membrane.slab.potential");
        TransientPlan plan = Plan("solve.stop=[ { quantity: membrane.slab.potential, above: 1 mV }, { quantity: membrane.slab.potential, below: 1 mV }, "
            + "{ quantity: region.slab.K.mean, above: 1 mM } ]");

        Assert.Equal([potential - 0.001, 0.001 - potential, -1], plan.Stops.Select(stop => stop.Excess(solution)));
    }

    [Fact]
    public void AThresholdInAnotherUnitThanItsQuantityIsReportedWhereItStands()
    {
        Solution solution = SteadySolver.Solve(CaseFile.Read(File).Problem);
        TransientPlan plan = CaseFile.Parse(System.IO.File.ReadAllText(File).Replace("above: -20 mV", "above: -20 V/m", StringComparison.Ordinal), File).Transient!;

        CaseException exception = Assert.Throws<CaseException>(() => plan.Stops[0].Excess(solution));

        Assert.Equal($"{File}:26:51: solve.stop.0.above: membrane.slab.potential is in V, but \"-20 V/m\" is an electric field",
            Assert.Single(exception.Errors).ToString());
    }

    [Theory]
    [InlineData("events.0.at=2 h", "--set: events.0.at: expected a time before the end of the run (until: 2 h), got \"2 h\"")]
    [InlineData("events.1.at=3 mV", "--set: events.1.at: expected a positive time (ns, ms, s, h), got \"3 mV\": mV is the unit of a voltage")]
    [InlineData("events.1.set.boundaries.left.potential=3 mM", "--set: events.1.set.boundaries.left.potential: expected a voltage (V, mV, kT/e) or floating, got \"3 mM\"")]
    [InlineData("events.1.set.boundaries.left.potental=3 mV", "--set: events.1.set.boundaries.left.potental: only a potential, current, charge or concentration of a boundary can go over 1 ms; did you mean potential?")]
    [InlineData("events.0.set.boundaries.left.potental=3 mV", "--set: events.0.set.boundaries.left.potental: the case has no such path; did you mean boundaries.left.potential?")]
    [InlineData("events.1.sett.boundaries.left.potential=3 mV", "--set: events.1.sett.boundaries.left.potential: the case has no such path; did you mean events.1.set.boundaries.left.potential?")]
    [InlineData("events.7.at=3 ms", "--set: events.7.at: the case has no such path; did you mean events.")]
    public void AWrongOverrideIsReportedUnderItsOption(string change, string expected)
    {
        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Read(File, Set(change)));

        Assert.StartsWith(expected, exception.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OverridesReachEveryKeyOfTime()
    {
        TransientPlan plan = Plan("solve.until=3 h", "events.1.at=4 ms", "events.1.set.boundaries.left.potential=-30 mV", "events.1.set.boundaries.right.potential=1 mV");

        Assert.Equal(10800, plan.Until);
        Assert.Equal(0.004, plan.Events[0].Time);
        Assert.Equal((-0.03, 0.001), (Left(plan.Events[0].Problem), ((Bath)plan.Events[0].Problem.Boundary("right")).Potential));
    }

    [Fact]
    public void OverridesMakeASteadyCaseTransient()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "mechanisms"), Set("solve={ type: transient, until: 1 s }"));

        Assert.Equal(1, read.Transient!.Until);
    }

    private static double? Left(PnpProblem problem) => ((Bath)problem.Boundary("left")).Potential;

    private static double Quantity(Solution solution, string name) => QuantityCatalogue.Evaluate(solution).Single(q => q.Name == name).Value;

    private static TransientPlan Plan(params string[] changes) => CaseFile.Read(File, Set(changes)).Transient!;

    private static CaseOptions Set(params string[] changes) => new() { Overrides = [.. changes.Select(CaseOverride.Parse)] };
}
