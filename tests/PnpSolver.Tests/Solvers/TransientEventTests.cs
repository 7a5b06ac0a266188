using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>Starts, events, ramps, stops and resumed runs.</summary>
public class TransientEventTests
{
    private static readonly Membrane Leaky = new Membrane("membrane", "inside", "outside").With(new OhmicLeak(Problems.K, 4)).With(new OhmicLeak(Problems.Cl, 1));

    [Fact]
    public void AnUnchargedStartHasNoPotential()
    {
        PnpProblem closed = Cell();
        (Course course, _) = Course.Of(closed, new() { Until = 1e-6 });
        Assert.Equal(0, course.Outputs[0].Time);
        Assert.InRange(Largest(course.Outputs[0].Solution.Potential), 0, 1e-10);
    }

    [Fact]
    public void AVoltageStepChargesTheSlabAtOnce()
    {
        // at 0+ no ion has moved: the step divides as between dielectrics in series
        PnpProblem rest = Problems.Membrane(0);
        PnpProblem stepped = Problems.Membrane(-50 * mV);
        (Course course, _) = Course.Of(rest, new() { Until = 2e-9, Start = InitialState.Steady, FirstStep = 1e-16, OutputsPerDecade = 1, Events = [new(1e-9, stepped)] });
        Solution before = course.At(1e-9).Solution;
        Solution after = course.Outputs.First(output => output.Segment == 1).Solution;
        int inside = rest.Grid.Blocks()[1].FirstNode;
        int outside = rest.Grid.Blocks()[1].LastNode;
        double jump = (after.Potential[inside] - after.Potential[outside]) - (before.Potential[inside] - before.Potential[outside]);
        double share = (5.0 / 2) / ((5.0 / 2) + (100.0 / 80));
        Assert.InRange(jump / (-50 * mV * share), 0.999, 1.001);
    }

    [Fact]
    public void ARampIsTheLimitOfManySteps()
    {
        PnpProblem rest = Slab(0);
        double length = 1e-8;
        TimedEvent ramp = new(1e-9, Slab(-50 * mV)) { Ramp = length };
        TimedEvent[] stairs = [.. Enumerable.Range(0, 100).Select(i => new TimedEvent(1e-9 + (length * i / 100), Slab(-50 * mV * (i + 0.5) / 100)))];
        double[] times = [1e-9 + (length * 50.5 / 100), 1e-9 + (length * 99.5 / 100), 1.5e-8];
        Course one = Run(rest, [ramp], times);
        Course many = Run(rest, stairs, times);
        foreach (double time in times[..2])
        {
            Assert.All(one.At(time).Solution.Potential.ToArray().Zip(many.At(time).Solution.Potential.ToArray()),
                pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-3 * 50 * mV));
        }

        Assert.Equal(-50 * mV * 50.5 / 100, one.At(times[0]).Solution.Potential[0], 1e-7);
        Assert.Equal(-50 * mV, one.At(times[2]).Solution.Potential[0], 1e-12);
    }

    [Fact]
    public void ACurrentClampDeliversItsCharge()
    {
        // through a membrane that lets nothing cross, all current is displacement: V rises by I t/C
        PnpProblem problem = Problems.Membrane(0).WithBoundary("left", Bath.CurrentClamp(0.1, Problems.Inside.Concentrations));
        (Course course, TransientReport report) = Course.Of(problem, new() { Until = 1e-4, Tolerance = 1e-6, Requested = [0.5e-4] });
        Assert.All(course.Outputs.Skip(1), output => Assert.Equal(0.1, output.TotalCurrent["left"], 1e-6));
        Assert.All(course.Outputs.Skip(1), output => Assert.Equal(-0.1, output.TotalCurrent["right"], 1e-4));
        double slope = (course.At(1e-4).Solution.Potential[0] - course.At(0.5e-4).Solution.Potential[0]) / 0.5e-4;
        Assert.InRange(0.1 / slope, 0.00350, 0.00353);
        Assert.All(report.Conservation, pair => Assert.InRange(pair.Value, 0, 1e-9));
    }

    [Fact]
    public void StoppingThePumpBeginsARunDown()
    {
        Pump pump = new(4e15, 100, ImmutableDictionaryOf((Problems.Na, 3), (Problems.K, -2)));
        PnpProblem pumped = Cell().WithMembrane(Leaky.With(new OhmicLeak(Problems.Na, 0.25)).With(pump with { Law = new IndependentSites(ImmutableDictionaryOf((Problems.Na, 5), (Problems.K, 1.5))) }));
        PnpProblem stopped = pumped.WithMembrane(Leaky.With(new OhmicLeak(Problems.Na, 0.25)).With(pump with { IsEnabled = false }));
        (Course course, TransientReport report) = Course.Of(pumped, new() { Until = 1e4, Start = InitialState.Steady, OutputsPerDecade = 1, Events = [new(1, stopped)] });
        double before = course.At(1).Solution.Activity(Problems.Na)[0];
        double after = course.Last.Solution.Activity(Problems.Na)[0];
        Assert.True(after > 2 * before, $"{before:g6} -> {after:g6}");
        Assert.All(report.Conservation, pair => Assert.InRange(pair.Value, 0, 1e-9));
    }

    [Fact]
    public void AStopConditionEndsTheRunWhereItIsMet()
    {
        PnpProblem problem = Slab(0) with { Membranes = [Leaky] };
        StopCondition stop = new("inside below -20 mV", solution => (-20 * mV) - solution.Potential[10]);
        (Course course, TransientReport report) = Course.Of(problem, new()
        {
            Until = 1e-6,
            Start = InitialState.Steady,
            Stops = [stop],
            Events = [new(1e-9, Slab(-50 * mV) with { Membranes = [Leaky] }) { Ramp = 1e-7 }],
        });
        Assert.Equal("inside below -20 mV", report.Stopped);
        Assert.InRange(report.EndTime, 1e-9, 1e-7);
        Assert.Equal(report.EndTime, course.Last.Time);
        Assert.Equal(-20 * mV, course.Last.Solution.Potential[10], 1e-5);
    }

    [Fact]
    public void OfSeveralStopConditionsTheFirstThatIsMetEndsTheRun()
    {
        StopCondition Below(double limit) => new($"below {limit}", solution => limit - solution.Potential[0]);
        (Course course, TransientReport report) = Course.Of(Slab(0), new()
        {
            Until = 1e-6,
            Start = InitialState.Steady,
            FirstStep = 1e-7,
            Stops = [Below(-30 * mV), Below(-10 * mV)],
            Events = [new(1e-9, Slab(-50 * mV)) { Ramp = 1e-7 }],
        });
        Assert.Equal("below -0.01", report.Stopped);
        Assert.Equal(1e-9 + 0.2e-7, report.EndTime, 1e-10);
        Assert.Equal(report.EndTime, course.Last.Time);
    }

    [Fact]
    public void AResumedRunEndsAsTheWholeOneDoes()
    {
        PnpProblem problem = Slab(0);
        var plan = new TransientPlan { Until = 1e-6, Tolerance = 1e-5, Start = InitialState.Steady, Events = [new(1e-9, Slab(-50 * mV)), new(3e-8, Slab(20 * mV)) { Ramp = 1e-8 }] };
        var snapshots = new List<(TransientSnapshot Snapshot, int Outputs)>();
        Course whole = null!;
        whole = new Course { AtPause = run => snapshots.Add((run.Snapshot(), whole.Outputs.Count)) };
        TransientReport report = TransientSolver.Run(problem, plan, whole);
        foreach ((TransientSnapshot snapshot, int outputs) in snapshots.Where((_, i) => i % 7 == 3))
        {
            var rest = new Course();
            TransientReport resumed = TransientSolver.Run(problem, plan, rest, snapshot: snapshot);
            Assert.Equal(whole.Outputs.Skip(outputs).Select(output => output.Time), rest.Outputs.Select(output => output.Time));
            Assert.All(whole.Last.Solution.Potential.ToArray().Zip(rest.Last.Solution.Potential.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-6));
            Assert.All(resumed.Conservation, pair => Assert.InRange(pair.Value, 0, 1e-9));
            Assert.True(resumed.Steps >= report.Steps / 2);
        }
    }

    [Fact]
    public void AnIonThatABathLacksWashesOut()
    {
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Graded("s", 1 * um, 20 * nm, 5 * nm)), Problems.K, Problems.Na, Problems.Cl)
            .WithMaterial("s", Material.Electrolyte(80, (Problems.K, 50), (Problems.Na, 50), (Problems.Cl, 100)))
            .WithBoundary("right", new Bath(0, (Problems.K, 100), (Problems.Cl, 100)));
        (Course course, TransientReport report) = Course.Of(problem, new() { Until = 1, Events = [new(1e-4, problem)] });
        Assert.InRange(course.At(1e-4).Solution.Activity(Problems.Na)[0], 40, 50);
        Assert.InRange(course.Last.Solution.Activity(Problems.Na)[0], 0, 1e-3);
        Assert.All(report.Conservation, pair => Assert.InRange(pair.Value, 0, 1e-9));
    }

    [Fact]
    public void StepsAreReportedWithReasons()
    {
        (Course course, TransientReport report) = Course.Of(Slab(0), new() { Until = 1e-6, Start = InitialState.Steady, FirstStep = 1e-8, Events = [new(2e-8, Slab(-50 * mV))] });
        Assert.Equal(report.Steps, course.Steps.Count(step => step.Rejection is null));
        Assert.Equal(report.Rejections, course.Steps.Count(step => step.Rejection is not null));
        Assert.True(report.Rejections > 0);
        Assert.All(course.Steps.Where(step => step.Rejection is not null), step => Assert.True(step.Error > 1 || double.IsNaN(step.Error)));
        Assert.Equal(report.NewtonIterations, course.Steps.Sum(step => step.Iterations));
    }

    private static PnpProblem Slab(double voltage) => Problems.Membrane(voltage);

    private static PnpProblem Cell() => Problems.Membrane() with { Boundaries = Problems.Membrane().Boundaries.Remove("left"), Membranes = [Leaky] };

    private static System.Collections.Immutable.ImmutableDictionary<Species, double> ImmutableDictionaryOf(params (Species Ion, double Number)[] pairs) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(pairs.Select(pair => KeyValuePair.Create(pair.Ion, pair.Number)));

    private static Course Run(PnpProblem problem, TimedEvent[] events, double[] times)
    {
        var course = new Course();
        TransientSolver.Run(problem, new() { Until = 2e-8, Tolerance = 1e-5, Start = InitialState.Steady, Requested = [.. times], Events = [.. events] }, course);
        return course;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
