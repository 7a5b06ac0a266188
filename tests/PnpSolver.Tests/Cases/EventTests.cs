using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Cases;

public sealed class EventTests
{
    private static readonly string File = Corpus.Path("good", "events");

    [Fact]
    public void EventsComeInTheOrderOfTimeWhateverTheirOrderInTheFile()
    {
        TransientPlan plan = Read();

        Assert.Equal([0.002, 0.007, 60, 3600], plan.Events.Select(e => e.Time));
        Assert.Equal([0.001, 0.001, 0, 0], plan.Events.Select(e => e.Ramp));
        Assert.Equal(
            [
                "boundaries.left.potential = -20 mV",
                "end of boundaries.left.potential = -20 mV",
                "regions.slab.permittivity = 3, boundaries.right = { type: bath, concentrations: { K: 20 mM, Cl: 20 mM }, potential: 0 V }",
                "ischaemia",
            ],
            plan.Events.Select(e => e.Label));
    }

    [Fact]
    public void EveryEventIsTheCaseWithAllThatHoldsThen()
    {
        TransientPlan plan = Read();

        Assert.Equal([-0.02, 0.01, 0.01, 0.01], plan.Events.Select(e => Left(e.Problem)));
        Assert.Equal([2, 2, 3, 3], plan.Events.Select(e => e.Problem.Material("slab").Permittivity));
        Assert.Equal([10, 10, 20, 20], plan.Events.Select(e => ((Bath)e.Problem.Boundary("right")).ReservoirConcentration(e.Problem.Species[0])));
        Assert.Equal([true, true, true, false], plan.Events.Select(e => e.Problem.Membranes[0].Mechanisms[1].IsEnabled));
    }

    [Fact]
    public void EventsStandOnTheGridOfTheCaseWithItsSpecies()
    {
        Case read = CaseFile.Read(File);

        Assert.All(read.Transient!.Events, e => Assert.Same(read.Problem.Grid, e.Problem.Grid));
        Assert.All(read.Transient!.Events, e => Assert.Equal(read.Problem.Species.AsEnumerable(), e.Problem.Species));
    }

    [Fact]
    public void ALaterPulseHoldsUntilItsOwnEnd() => Assert.Equal(
        [(0.001, 0.001), (0.003, 0.003), (0.005, 0.003), (0.009, 0.01)],
        Potentials("{ at: 1 ms, for: 4 ms, set: { boundaries.left.potential: 1 mV } }", "{ at: 3 ms, for: 6 ms, set: { boundaries.left.potential: 3 mV } }"));

    [Fact]
    public void APulseInsideAnotherGivesBackToIt() => Assert.Equal(
        [(0.001, 0.001), (0.003, 0.003), (0.005, 0.001), (0.009, 0.01)],
        Potentials("{ at: 1 ms, for: 8 ms, set: { boundaries.left.potential: 1 mV } }", "{ at: 3 ms, for: 2 ms, set: { boundaries.left.potential: 3 mV } }"));

    [Fact]
    public void AStepInsideAPulseOutlivesIt() => Assert.Equal(
        [(0.001, 0.001), (0.003, 0.003), (0.009, 0.003)],
        Potentials("{ at: 1 ms, for: 8 ms, set: { boundaries.left.potential: 1 mV } }", "{ at: 3 ms, set: { boundaries.left.potential: 3 mV } }"));

    [Fact]
    public void PulsesThatMeetOnPaperHaveNoGap() => Assert.Equal(
        [(0.1, 0.001), (0.3, 0.003), (0.8, 0.01)],
        Potentials("{ at: 0.3 s, for: 0.5 s, set: { boundaries.left.potential: 3 mV } }", "{ at: 0.1 s, for: 0.2 s, set: { boundaries.left.potential: 1 mV } }"));

    [Fact]
    public void AShortPulseLateInARunIsOne() =>
        Assert.Equal([(3600, 0.001), (3600.000001, 0.01)], Potentials("{ at: 1 h, for: 1 us, set: { boundaries.left.potential: 1 mV } }"));

    [Fact]
    public void APulseThatOutlivesTheRunDoesNotEnd() =>
        Assert.Single(Potentials("{ at: 1 ms, for: 3 h, set: { boundaries.left.potential: 1 mV } }"));

    [Fact]
    public void OfTwoEventsAtOneTimeTheOneFurtherDownHolds() => Assert.Equal(
        [(0.001, 0.004)],
        Potentials("{ at: 1 ms, set: { boundaries.left.potential: 3 mV } }", "{ at: 1 ms, set: { boundaries.left.potential: 4 mV } }"));

    [Fact]
    public void AMechanismStopsWhileAPotentialIsRamped()
    {
        TimedEvent both = Assert.Single(Read(
            "events=[ { at: 1 ms, over: 3 ms, set: { boundaries.left.potential: 3 mV } }, { at: 1 ms, set: { membranes.slab.ATPase.enabled: false } } ]").Events);

        Assert.Equal((0.001, 0.003, 0.003, false), (both.Time, both.Ramp, Left(both.Problem), both.Problem.Membranes[0].Mechanisms[1].IsEnabled));
        Assert.Equal("boundaries.left.potential = 3 mV; membranes.slab.ATPase.enabled = false", both.Label);
    }

    [Fact]
    public void ARampThatMeetsTheNextEventOnPaperEndsThere()
    {
        TransientPlan plan = Read(
            "events=[ { at: 0.1 s, over: 0.2 s, set: { boundaries.left.potential: 3 mV } }, { at: 0.3 s, set: { boundaries.left.potential: 4 mV } } ]");

        Assert.True(plan.Events[0].Time + plan.Events[0].Ramp <= plan.Events[1].Time);
        Assert.Equal(0.2, plan.Events[0].Ramp, 1e-15);
    }

    [Fact]
    public void AMechanismOfAListIsFoundByItsLabel() => Assert.Equal(
        9, ((OhmicLeak)Read("events=[ { at: 1 ms, set: { membranes.slab.ohmic-K.conductance: 9 S/m^2 } } ]").Events[0].Problem.Membranes[0].Mechanisms[0]).Conductance);

    [Fact]
    public void TheIonsOfARegionStay()
    {
        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Read(Corpus.Path("good", "filter"), Set(
            "solve={ type: transient, until: 1 s }", "events=[ { at: 1 ms, set: { regions.filter: { permittivity: 20, ions: [K, Cl] } } } ]")));

        Assert.StartsWith("--set: events.0.set: the ions that the region filter admits cannot change", Assert.Single(exception.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARampFromAChargedWallToAnElectrodeIsRefused()
    {
        CaseException exception = Assert.Throws<CaseException>(() => Read(
            "boundaries.right={ type: wall }", "events=[ { at: 1 ms, over: 1 ms, set: { boundaries.right.potential: 3 mV } } ]"));

        Assert.StartsWith("--set: events.0.over: the boundary right goes from the charge of a wall to the potential of an electrode",
            Assert.Single(exception.Errors).ToString(), StringComparison.Ordinal);
    }

    private static double? Left(PnpProblem problem) => ((Bath)problem.Boundary("left")).Potential;

    private static TransientPlan Read(params string[] changes) => CaseFile.Read(File, Set(changes)).Transient!;

    private static (double Time, double? Potential)[] Potentials(params string[] events) =>
        [.. Read($"events=[ {string.Join(", ", events)} ]").Events.Select(e => (e.Time, Left(e.Problem)))];

    private static CaseOptions Set(params string[] changes) => new() { Overrides = [.. changes.Select(CaseOverride.Parse)] };
}
