using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>What leaks, a pump and a floating potential cost against the clamped membrane on the same mesh.</summary>
internal static class MembraneComparison
{
    private const int Rounds = 5;

    public static int Run()
    {
        Console.WriteLine("resting slab, solve only, warm (medians of rounds in turn)");
        Console.WriteLine($"{"cells",8} {"clamped, ms",12} {"floating, ms",13} {"steps",6} {"ratio",7}");
        foreach (int cells in new[] { 200, 2_000, 20_000 })
        {
            PnpProblem clamped = Slab.OnSharedMesh(cells);
            var (bare, crossed) = (new Network(clamped), new Network(Floating(clamped)));
            var times = new List<(double Bare, double Crossed)>();
            int steps = 0;
            for (int round = 0; round < Rounds; round++)
            {
                double first = Timing.Solve(bare, 0.5).Seconds;
                (double second, Solution solution) = Timing.Solve(crossed, 0.5);
                times.Add((first, second));
                steps = solution.Report.NewtonIterations;
            }

            double alone = SlabComparison.Median(times.Select(t => t.Bare)) * 1e3;
            double floating = SlabComparison.Median(times.Select(t => t.Crossed)) * 1e3;
            Console.WriteLine($"{cells,8} {alone,12:f3} {floating,13:f3} {steps,6} {SlabComparison.Median(times.Select(t => t.Crossed / t.Bare)),7:f2}");
        }

        return 0;
    }

    /// <summary>Two leaks and the Na⁺/K⁺ pump across the slab, and the inside bath left to float.</summary>
    private static PnpProblem Floating(PnpProblem clamped)
    {
        Species k = clamped.Species.Single(s => s.Name == "K");
        Species na = clamped.Species.Single(s => s.Name == "Na");
        ImmutableDictionary<Species, double> none = ImmutableDictionary<Species, double>.Empty;
        var pump = new Pump(1e15, 100, none.Add(na, 3).Add(k, -2)) { Law = new IndependentSites(none.Add(na, 5).Add(k, 1.5)) };
        Membrane membrane = new Membrane("membrane", "inside", "outside").With(new GoldmanLeak(k, 1e-8)).With(new GoldmanLeak(na, 3e-10)).With(pump);
        return clamped.WithMembrane(membrane).WithBoundary("left", Bath.Floating(((Bath)clamped.Boundary("left")).Concentrations));
    }
}
