using PnpSolver.Cli.Running;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Cli;

public sealed class TransientProgressTests
{
    private static readonly TransientPlan Long = new() { Until = 1e5 };

    /// <summary>From 0.1 ns to 1e5 s are fifteen decades.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-10, 0)]
    [InlineData(1e-5, 1.0 / 3)]
    [InlineData(1, 2.0 / 3)]
    [InlineData(1e5, 1)]
    public void EveryDecadeIsAnEqualPartOfARun(double time, double part) => Assert.Equal(part, new TransientProgress(Long, new()).Fraction(time), 1e-12);

    [Fact]
    public void DecadesBeginAnewAtAnEvent()
    {
        TransientPlan plan = Long with { Until = 2, Events = [new(1, LineProblems.Planar.Values.First())] };
        var progress = new TransientProgress(plan, new());

        Assert.Equal(0.5, progress.Fraction(1), 1e-12);
        Assert.Equal(0.75, progress.Fraction(1 + 1e-5), 1e-6); // 1e-5 s after the event are five of ten decades
    }

    [Fact]
    public void ProfilesAreKeptAtTheStartAndInEqualRatiosOfTimeToTheEnd()
    {
        var times = ProfileTimes.Of(Long);

        Assert.True(times.AnyIn(double.NegativeInfinity, 0));
        Assert.Equal([1e-7, 1e-4, 0.1, 100, 1e5], Enumerable.Range(-10, 16).Select(n => Math.Pow(10, n)).Where(t => times.AnyIn(t / 3, t * (1 + 1e-8))), Near);
    }

    [Fact]
    public void EveryStretchBetweenEventsEndsWithAProfile()
    {
        var times = ProfileTimes.Of(Long with { Events = [new(1, LineProblems.Planar.Values.First()), new(100, LineProblems.Planar.Values.First())] });

        Assert.All([1, 100, 1e5], end => Assert.True(times.AnyIn(0.9 * end, end), $"{end} s"));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-6 * b;
}
