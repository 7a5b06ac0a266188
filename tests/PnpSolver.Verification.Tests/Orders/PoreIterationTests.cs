using PnpSolver.Discretization;
using PnpSolver.Solvers;
using Xunit.Abstractions;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>The work of a solution grows with the number of nodes and not faster: counts of steps and of linear iterations.</summary>
public class PoreIterationTests(ITestOutputHelper output)
{
    /// <summary>On every grid the solution of the next coarser one is the start.</summary>
    [Theory]
    [InlineData(-0.02, 0.1)]
    [InlineData(-0.2, 1)]
    public void IterationCountsStayFlatFromTenThousandNodesOn(double charge, double voltage)
    {
        List<(int Nodes, int Steps, int Iterations)> counts = [];
        Network? coarse = null;
        double[] solution = [];
        foreach (double fineness in new[] { 0.5, 1, 2, 4 })
        {
            var network = new Network(new Pore(fineness) { Charge = charge, Voltage = voltage }.Problem());
            Network? halved = NestedStart.Coarser(network);
            SystemPlan plan = SystemPlan.Of(network);
            double[] state = coarse is not null ? NestedStart.Of(plan, halved!, solution) : [.. SteadySolver.Solve(network).State];
            int steps = 0;
            using var newton = new NewtonIteration(plan, new());
            Assert.True(newton.Run(state, (_, _, _) => steps++, default));
            counts.Add((network.NodeCount, steps, newton.LinearIterations));
            output.WriteLine($"σ = {charge} C/m², {voltage} V: {network.NodeCount} nodes, {steps} steps, {newton.LinearIterations} linear iterations");
            (coarse, solution) = (network, state);
        }

        (int _, int stepsFirst, int first) = counts[1];
        Assert.All(counts.Skip(2), later => Assert.InRange(later.Iterations, 1, (int)(1.2 * first)));
        Assert.All(counts.Skip(2), later => Assert.InRange(later.Steps, 1, stepsFirst));
    }

    /// <summary>Not one bit depends on the number of threads or on chance.</summary>
    [Fact]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        PnpProblem problem = new Pore(2).Problem();
        double[] Run(int threads) => [.. SteadySolver.Solve(new Network(problem), new() { Threads = threads }).State];
        double[] one = Run(1);
        Assert.Equal(one, Run(2));
        Assert.Equal(one, Run(2));
        Assert.Equal(one, Run(3));
    }

    /// <summary>The hardest corner of the pore's map: the strongest charge with the highest voltage, either way.</summary>
    [Theory]
    [InlineData(-0.2, 1)]
    [InlineData(-0.2, -1)]
    [InlineData(0.2, 1)]
    public void TheStrongestChargeAndTheHighestVoltageConverge(double charge, double voltage)
    {
        Solution solution = SteadySolver.Solve(new Network(new Pore(1) { Charge = charge, Voltage = voltage }.Problem()));
        Assert.All(Diagnostics.Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
        output.WriteLine($"{charge} C/m², {voltage} V: {solution.Report.NewtonIterations} steps in {solution.Report.Seconds:f1} s; {string.Join("; ", solution.Report.Notes)}");
    }
}
