using System.Collections.Immutable;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What <c>tolerance</c> means: the largest error of ψ, in kT/e, and of concentrations, relative, over 40 times of a run against one of a far smaller tolerance.</summary>
public sealed class ToleranceTests
{
    private const double Coarsest = 1e-3;
    private const double Finest = 1e-9;

    // what a run may err by, in tolerances
    private const double Share = 3;
    private const int Halvings = 4;

    // concentrations below this fraction of a species' largest count less and less, as in the solver
    private const double Trace = 1e-3;

    public static TheoryData<string, double, double> Problems => new()
    {
        { "blocking-cell-25mv", 1e-10, 2.1e-7 },
        { "membrane-rc", 1e-7, 1e-2 },
        { "neuron-from-nothing", 1e-7, 1 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void HalvingTheToleranceHalvesTheError(string folder, double first, double until)
    {
        var problem = new TimedProblem(folder, first, until);
        double[][] exact = problem.Run(Finest, 5);
        double[] errors = [.. Enumerable.Range(0, Halvings + 1).Select(h => problem.Difference(problem.Run(Coarsest / (1 << h), 5), exact))];
        for (int h = 0; h <= Halvings; h++)
        {
            Assert.InRange(errors[h] / (Coarsest / (1 << h)), 1 / Share, Share);
        }

        for (int h = 0; h < Halvings; h++)
        {
            Assert.InRange(errors[h] / errors[h + 1], 1, 4);
        }
    }

    /// <summary>A formula of order p whose steps keep an error of one tolerance each errs by tolerance^(p/(p + 1)) in all.</summary>
    /// <remarks>By 2^4 in tolerance, within which the exponent of steps taken from a smooth solution scatters by 0.06.</remarks>
    [Theory]
    [InlineData("blocking-cell-25mv", 1e-10, 2.1e-7, 0)]
    [InlineData("blocking-cell-25mv", 1e-10, 2.1e-7, 2)]
    [InlineData("membrane-rc", 1e-7, 1e-2, 0)]
    [InlineData("membrane-rc", 1e-7, 1e-2, 2)]
    [InlineData("neuron-from-nothing", 1e-7, 1, 0)]
    [InlineData("neuron-from-nothing", 1e-7, 1, 2)]
    public void FormulasOfSecondOrderShowTheirOrder(string folder, double first, double until, int highest)
    {
        var problem = new TimedProblem(folder, first, until);
        double[][] exact = problem.Run(Finest, 5);
        double coarse = problem.Difference(problem.Run(2.5e-4, highest), exact);
        double fine = problem.Difference(problem.Run(2.5e-4 / 16, highest), exact);
        Assert.InRange(Math.Log(coarse / fine) / Math.Log(16), (2.0 / 3) - 0.06, (2.0 / 3) + 0.06);
    }

    /// <summary>Each errs by its share on its own side, and both tend to the same, the one of second order with tolerance^(2/3).</summary>
    [Theory]
    [MemberData(nameof(Problems))]
    public void TwoIntegratorsAgree(string folder, double first, double until)
    {
        var problem = new TimedProblem(folder, first, until);
        Assert.InRange(problem.Difference(problem.Run(Coarsest, 0), problem.Run(Coarsest, 5)), 0, 2 * Share * Coarsest);
        Assert.InRange(problem.Difference(problem.Run(10 * Finest, 0), problem.Run(Finest, 5)), 0, Math.Pow(10 * Finest, 2.0 / 3));
    }

    private sealed class TimedProblem(string folder, double first, double until)
    {
        private readonly ImmutableArray<double> times = [.. Enumerable.Range(0, 40).Select(i => first * Math.Pow(0.999 * until / first, i / 39.0))];
        private int nodes;

        /// <summary>ψ and every a_k at the times, shape [times][unknowns].</summary>
        public double[][] Run(double tolerance, int highestOrder)
        {
            IReadOnlyList<TransientSolution> states = Course.States(folder, Plan);
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
