using System.Globalization;
using FsCheck.Fluent;
using FsCheck;
using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Cases;

/// <summary>Events of random times, lengths and paths against what they mean, computed by definition at every half millisecond.</summary>
public sealed class EventPropertyTests
{
    private const int Last = 20;

    private static readonly string[] Names = ["left", "right"];

    private static readonly string Text = File.ReadAllText(Corpus.Path("good", "filling"));

    private static Gen<DrawnEvent> Events { get; } =
        from boundary in Gen.Elements(Names)
        from at in Gen.Choose(1, Last - 1)
        from length in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 8)))
        from value in Gen.Choose(-99, 99)
        select new DrawnEvent(boundary, at, length, value);

    private static Arbitrary<DrawnEvent[]> Lists { get; } = Events.ArrayOf(6).ToArbitrary();

    [Property(MaxTest = 150)]
    public Property AtEveryTimeTheLastEventThatHoldsDecides() => Prop.ForAll(Lists, drawn =>
    {
        Case read = Read(drawn);
        for (double time = 0.5; time < Last; time++)
        {
            PnpProblem problem = At(read, time * 1e-3);
            Assert.All(Names, name => Assert.Equal(
                Expected(drawn, name, time) ?? ((Bath)read.Problem.Boundary(name)).Potential, ((Bath)problem.Boundary(name)).Potential));
        }
    });

    [Property(MaxTest = 100)]
    public Property TheOrderInTheFileDoesNotMatterWhereTimesDiffer(int seed) => Prop.ForAll(Lists, drawn =>
    {
        DrawnEvent[] apart = [.. drawn.DistinctBy(e => e.At)];
        TransientPlan plan = Read(apart).Transient!;
        new Random(seed).Shuffle(apart);
        TransientPlan shuffled = Read(apart).Transient!;

        Assert.Equal(plan.Events.Select(e => e.Time), shuffled.Events.Select(e => e.Time));
        Assert.Equal(plan.Events.Select(Potentials), shuffled.Events.Select(Potentials));
    });

    [Property(MaxTest = 100)]
    public Property EveryBeginningAndEndWithinTheRunIsOneMoment() => Prop.ForAll(Lists, drawn =>
    {
        TransientPlan plan = Read(drawn).Transient!;
        double[] times = [.. plan.Events.Select(e => e.Time)];

        Assert.Equal(times.Distinct().Order(), times);
        Assert.All(times, time => Assert.InRange(time, 0.9e-3, (Last * 1e-3) - 1e-9));
        Assert.Equal(drawn.SelectMany(e => e.Length > 0 ? new[] { e.At, e.At + e.Length } : [e.At]).Where(ms => ms < Last).Distinct().Count(), times.Length);
    });

    private static double? Expected(DrawnEvent[] drawn, string name, double time) => drawn
        .Where(e => e.Boundary == name && e.At <= time && (e.Length == 0 || time < e.At + e.Length))
        .OrderBy(e => e.At).Select(e => (double?)e.Volts).LastOrDefault();

    private static (double?, double?) Potentials(TimedEvent e) => (((Bath)e.Problem.Boundary("left")).Potential, ((Bath)e.Problem.Boundary("right")).Potential);

    private static PnpProblem At(Case read, double time) => read.Transient!.Events.LastOrDefault(e => e.Time <= time)?.Problem ?? read.Problem;

    private static Case Read(DrawnEvent[] drawn) => CaseFile.Parse(
        Text.Replace("until: 10 ms", $"until: {Last} ms", StringComparison.Ordinal) + $"events: [ {string.Join(", ", drawn.Select(e => e.Text))} ]\n",
        Corpus.Path("good", "drawn"));

    /// <summary>A step, or a pulse of a positive length, of the potential of a boundary; times in ms.</summary>
    private sealed record DrawnEvent(string Boundary, int At, int Length, int Millivolts)
    {
        public double Volts => Millivolts / 1000.0;

        public string Text => string.Create(CultureInfo.InvariantCulture,
            $"{{ at: {At} ms, {(Length > 0 ? $"for: {Length} ms, " : "")}set: {{ boundaries.{Boundary}.potential: {Millivolts} mV }} }}");
    }
}
