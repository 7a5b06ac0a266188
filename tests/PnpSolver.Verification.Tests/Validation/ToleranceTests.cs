using System.Collections.Immutable;
using PnpSolver.Cases;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What <c>tolerance</c> means: the largest error of ψ, in kT/e, and of concentrations, relative, over 40 times of a run against one of a far smaller tolerance.</summary>
public sealed class ToleranceTests
{
    private const double Coarsest = 1e-3;
    private const int Halvings = 4;

    // concentrations below this fraction of a species' largest count less and less, as in the solver
    private const double Trace = 1e-3;

    /// <summary>Two runs of the blocking cell resolve 1e-15 s, where round-off of ψ on cells of 0.01 nm is seen; a neuron at rest is at 1e-9 kT/e in its first nanosecond.</summary>
    public static TheoryData<string, double, double, double> Problems => new()
    {
        { "blocking-cell-25mv", 1e-10, 2.1e-7, 1e-9 },
        { "membrane-rc", 1e-7, 1e-2, 1e-9 },
        { "neuron-from-nothing", 1e-7, 1, 1e-8 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void HalvingTheToleranceHalvesTheError(string folder, double first, double until, double finest)
    {
        var problem = new TimedProblem(folder, first, until);
        double[][] exact = problem.Run(finest, 5);
        double[] errors = [.. Enumerable.Range(0, Halvings + 1).Select(h => problem.Difference(problem.Run(Coarsest / (1 << h), 5), exact))];
        for (int h = 0; h <= Halvings; h++)
        {
            Assert.InRange(errors[h] / (Coarsest / (1 << h)), 1 / 3.0, 3);
        }

        for (int h = 0; h < Halvings; h++)
        {
            Assert.InRange(errors[h] / errors[h + 1], 1, 4);
        }
    }

    /// <summary>A formula of order p whose steps keep an error of one tolerance each errs by tolerance^(p/(p + 1)) in all.</summary>
    /// <remarks>By 2^4 in tolerance, within which the exponent of steps taken from a smooth solution scatters by 0.06.</remarks>
    [Theory]
    [InlineData("blocking-cell-25mv", 1e-10, 2.1e-7, 1e-9, 0)]
    [InlineData("blocking-cell-25mv", 1e-10, 2.1e-7, 1e-9, 2)]
    [InlineData("membrane-rc", 1e-7, 1e-2, 1e-9, 0)]
    [InlineData("membrane-rc", 1e-7, 1e-2, 1e-9, 2)]
    [InlineData("neuron-from-nothing", 1e-7, 1, 1e-8, 0)]
    [InlineData("neuron-from-nothing", 1e-7, 1, 1e-8, 2)]
    public void FormulasOfSecondOrderShowTheirOrder(string folder, double first, double until, double finest, int highest)
    {
        var problem = new TimedProblem(folder, first, until);
        double[][] exact = problem.Run(finest, 5);
        double coarse = problem.Difference(problem.Run(2.5e-4, highest), exact);
        double fine = problem.Difference(problem.Run(2.5e-4 / 16, highest), exact);
        Assert.InRange(Math.Log(coarse / fine) / Math.Log(16), (2.0 / 3) - 0.06, (2.0 / 3) + 0.06);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void TwoIntegratorsAgree(string folder, double first, double until, double finest)
    {
        var problem = new TimedProblem(folder, first, until);
        Assert.InRange(problem.Difference(problem.Run(Coarsest, 0), problem.Run(Coarsest, 5)), 0, 3 * Coarsest);
        Assert.InRange(problem.Difference(problem.Run(10 * finest, 0), problem.Run(finest, 5)), 0, 1e-5);
    }

    private sealed class TimedProblem(string folder, double first, double until)
    {
        private readonly ImmutableArray<double> times = [.. Enumerable.Range(0, 40).Select(i => first * Math.Pow(0.999 * until / first, i / 39.0))];
        private int nodes;

        /// <summary>ψ and every a_k at the times, shape [times][unknowns].</summary>
        public double[][] Run(double tolerance, int highestOrder)
        {
            CaseOverride[] coarse = folder == "blocking-cell-25mv" ? [new("mesh.x.segments.0.first", "0.05 nm"), new("mesh.x.segments.1.last", "0.05 nm")] : [];
            IReadOnlyList<TransientSolution> states = Course.States(folder, Plan, coarse);
            nodes = states[0].Solution.Problem.Grid.NodeCount;
            return [.. times.Select(time => states.First(state => state.Time == time).Solution.State.ToArray())];

            TransientPlan Plan(TransientPlan plan) => plan with
            {
                Until = until,
                Events = [],
                Tolerance = tolerance,
                HighestOrder = highestOrder,
                OutputsPerDecade = 1,
                Requested = times,
            };
        }

        public double Difference(double[][] found, double[][] exact) => found.Zip(exact).Max(pair => Difference(pair.First, pair.Second));

        private double Difference(double[] found, double[] exact)
        {
            double largest = 0;
            for (int start = 0; start < exact.Length; start += nodes)
            {
                ReadOnlySpan<double> own = exact.AsSpan(start, nodes);
                double trace = 0;
                foreach (double value in own)
                {
                    trace = Math.Max(trace, Trace * value);
                }

                for (int i = 0; i < nodes; i++)
                {
                    double difference = Math.Abs(found[start + i] - own[i]);
                    largest = Math.Max(largest, start == 0 ? difference : trace > 0 ? difference / (own[i] + trace) : 0);
                }
            }

            return largest;
        }
    }
}
