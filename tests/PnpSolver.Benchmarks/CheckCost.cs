using System.Diagnostics;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>What the checks of every summary cost beside the solve and the quantities, on the charged pore.</summary>
internal static class CheckCost
{
    private const int Times = 3;

    public static int Run()
    {
        Console.WriteLine($"{"nodes",9} {"solve",9} {"numbers",9} {"both",9} {"checks / solve",15}");
        foreach (double level in new[] { 1, 1, 2, 3, 4.0 })
        {
            PnpProblem problem = Pore.OnSharedMesh(level);
            Solution solution = SteadySolver.Solve(problem);
            double solve = Enumerable.Range(0, Times).Min(_ => SteadySolver.Solve(problem).Report.Seconds);
            double numbers = Seconds(() => QuantityCatalogue.Evaluate(solution));
            double both = Seconds(() => Evaluation.Of(solution));
            Console.WriteLine(FormattableString.Invariant($"{problem.Grid.NodeCount,9} {solve,9:0.000} {numbers,9:0.000} {both,9:0.000} {(both - numbers) / solve,15:0.000}"));
        }

        Dearest(SteadySolver.Solve(Pore.OnSharedMesh(2)));
        return 0;
    }

    /// <summary>The rules that take longest, after all that they share was read.</summary>
    private static void Dearest(Solution solution)
    {
        var reading = new CheckReading(new SolutionReading(solution), QuantityCatalogue.Evaluate(solution), null);
        CheckCatalogue.Evaluate(reading);
        foreach ((string name, double seconds) in CheckCatalogue.Rules.Select(rule => (rule.Definition.Name, Seconds(() => rule.Find(reading).Count()))).OrderByDescending(rule => rule.Item2).Take(6))
        {
            Console.WriteLine(FormattableString.Invariant($"{name}: {1e3 * seconds:0.0} ms"));
        }
    }

    private static double Seconds(Action work) => Enumerable.Range(0, Times).Min(_ =>
    {
        long began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    });
}
