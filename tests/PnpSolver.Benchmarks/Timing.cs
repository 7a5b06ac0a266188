using System.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>Warm solve times.</summary>
internal static class Timing
{
    /// <summary>Median time in s of a solve after warming up, with the last solution.</summary>
    public static (double Seconds, Solution Solution) Solve(Network network, double budgetSeconds = 1.5)
    {
        Warm(network, budgetSeconds / 2);
        var times = new List<double>();
        Solution solution = SteadySolver.Solve(network);
        long began = Stopwatch.GetTimestamp();
        while (times.Count < 5 || (times.Count < 301 && Stopwatch.GetElapsedTime(began).TotalSeconds < budgetSeconds))
        {
            solution = SteadySolver.Solve(network);
            times.Add(solution.Report.Seconds);
        }

        times.Sort();
        return (times[times.Count / 2], solution);
    }

    /// <summary>Mean field in the slab, in V/m.</summary>
    public static double Field(Solution solution)
    {
        Grids.RegionBlock slab = solution.Problem.Grid.Blocks().Single(b => b.Region == "membrane");
        return (solution.Potential[slab.LastNode] - solution.Potential[slab.FirstNode]) / 5e-9;
    }

    private static void Warm(Network network, double seconds)
    {
        long began = Stopwatch.GetTimestamp();
        do
        {
            SteadySolver.Solve(network);
        }
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds);
    }
}
