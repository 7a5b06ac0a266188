using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>Every feature in time: a steady state stays, a disturbed one goes to the steady state of what disturbs it, and amounts and current are conserved.</summary>
public class TransientInvarianceTests
{
    private const double Late = 1e6;

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public void ASteadyStateStays(string name)
    {
        PnpProblem problem = Line(name);
        Solution steady = SteadySolver.Solve(new Network(problem));
        (Course course, TransientReport report) = Run(problem, []);
        AssertSame(steady, course.Last.Solution, 1e-9);
        AssertConserved(report);
        Assert.Equal(0, report.Rejections);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ADisturbedStateGoesToItsSteadyState(string name)
    {
        PnpProblem problem = Line(name);
        PnpProblem disturbed = Disturbed(problem);
        Solution steady = SteadySolver.Solve(new Network(disturbed));
        (Course course, TransientReport report) = Run(problem, [new(1e-9, disturbed)]);
        AssertSame(steady, course.Last.Solution, 1e-7);
        AssertConserved(report);
        Assert.InRange(report.Steps, 10, 400);
    }

    /// <summary>All but salt that enters a film without any ion under Debye and Hückel's law, whose slope is infinite there.</summary>
    public static TheoryData<string> Filled => [.. Names.Where(name => name != "junction, debye-huckel")];

    private static IEnumerable<string> Names => LineProblems.Planar.Keys.Concat(LineProblems.Radial.Keys).Distinct().Order(StringComparer.Ordinal);

    /// <summary>From what its regions hold, bare walls, empty films and all, a problem comes to its steady state.</summary>
    [Theory]
    [MemberData(nameof(Filled))]
    public void WhatTheRegionsHoldGoesToTheSteadyState(string name)
    {
        PnpProblem problem = Line(name);
        Solution steady = SteadySolver.Solve(new Network(problem));
        (Course course, TransientReport report) = Course.Of(problem, new() { Until = Late, OutputsPerDecade = 1 });
        AssertSame(steady, course.Last.Solution, 1e-7);
        AssertConserved(report);
    }

    /// <summary>The same physics two ways: what depends on one coordinate runs in r–z as it does on a line.</summary>
    [Theory]
    [InlineData("slab, clamped")]
    [InlineData("closed box between electrodes")]
    [InlineData("closed cell with pump and leaks")]
    [InlineData("leaks and pump, floating")]
    [InlineData("gel of fixed charge, davies")]
    [InlineData("partition")]
    public void AColumnRepeatsItsLine(string name)
    {
        PnpProblem line = LineProblems.Planar[name];
        double[] across = [0, 1 * nm, 1.5 * nm, 4 * nm];
        double[] times = [1e-8, 1e-6, 1e-3, 1];
        Course expected = At(line, times);
        Course found = At(Axisymmetric.Of(line, across), times);
        foreach (double time in times)
        {
            ReadOnlySpan<double> one = expected.At(time).Solution.State;
            ReadOnlySpan<double> other = found.At(time).Solution.State;
            int nodes = line.Grid.NodeCount;
            int columns = across.Length;
            for (int row = 0; row <= line.Species.Length; row++)
            {
                double scale = row == 0 ? 1 : Largest(one.Slice(row * nodes, nodes));
                for (int i = 0; i < nodes; i++)
                {
                    Assert.InRange(Math.Abs(one[(row * nodes) + i] - other[(((row * nodes) + i) * columns) + 1]) / scale, 0, 2e-5);
                }
            }
        }
    }

    internal static PnpProblem Line(string name) => LineProblems.Planar.TryGetValue(name, out PnpProblem? planar) ? planar : LineProblems.Radial[name];

    /// <summary>The problem with 20 mV more at the first boundary that takes a potential.</summary>
    internal static PnpProblem Disturbed(PnpProblem problem)
    {
        foreach ((string name, BoundaryCondition condition) in problem.Boundaries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (condition is Bath { Potential: { } held } bath)
            {
                return problem.WithBoundary(name, bath with { Potential = held + (20 * mV) });
            }

            if (condition is Wall { Potential: { } metal } wall)
            {
                return problem.WithBoundary(name, wall with { Potential = metal + (20 * mV) });
            }
        }

        return problem;
    }

    private static Course At(PnpProblem problem, double[] times)
    {
        var course = new Course();
        TransientSolver.Run(problem, new() { Until = 1.1, Tolerance = 1e-6, Start = InitialState.Steady, Requested = [.. times], Events = [new(1e-9, Disturbed(problem))] }, course);
        return course;
    }

    private static (Course Course, TransientReport Report) Run(PnpProblem problem, TimedEvent[] events) =>
        Course.Of(problem, new() { Until = Late, Start = InitialState.Steady, OutputsPerDecade = 1, Events = [.. events] });

    private static void AssertConserved(TransientReport report) =>
        Assert.All(report.Conservation, pair => Assert.True(pair.Value <= (pair.Key is "current" ? 1e-9 : pair.Key is "charge" ? 1e-10 : pair.Key is "free-energy" ? 1e-3 : 2e-12), $"{pair.Key}: {pair.Value:g3}"));

    private static void AssertSame(Solution expected, Solution found, double tolerance)
    {
        int nodes = expected.Network.NodeCount;
        for (int row = 0; row <= expected.Problem.Species.Length; row++)
        {
            ReadOnlySpan<double> one = expected.State.Slice(row * nodes, nodes);
            ReadOnlySpan<double> other = found.State.Slice(row * nodes, nodes);
            double trace = row == 0 ? 1 : 1e-6 * Largest(one);
            for (int i = 0; i < nodes; i++)
            {
                Assert.InRange(Math.Abs(one[i] - other[i]) / (row == 0 ? 1 : one[i] + trace + double.Epsilon), 0, tolerance);
            }
        }
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
