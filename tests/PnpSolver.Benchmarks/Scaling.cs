using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>Time per node from 1,000 to a million nodes, at equilibrium and with all ions flowing.</summary>
internal static class Scaling
{
    public static int Run()
    {
        Console.WriteLine($"{"cells",10} {"slab ms",10} {"ns/node",9} {"steps",6} {"E error",10} {"film ms",10} {"ns/node",9} {"steps",6}");
        foreach (int cells in new[] { 1_000, 10_000, 100_000, 1_000_000 })
        {
            (double slab, Solution resting) = Timing.Solve(new Network(Slab.OnSharedMesh(cells)));
            (double film, Solution flowing) = Timing.Solve(new Network(Film(cells)));
            double error = (Timing.Field(resting) / Slab.ExactField) - 1;
            Console.WriteLine(
                $"{cells,10} {slab * 1e3,10:f2} {slab * 1e9 / cells,9:f0} {resting.Report.NewtonIterations,6} {error,10:0.0e0} "
                + $"{film * 1e3,10:f2} {film * 1e9 / cells,9:f0} {flowing.Report.NewtonIterations,6}");
        }

        return 0;
    }

    /// <summary>The same baths with a slab that every ion can enter, so that nothing is at equilibrium.</summary>
    private static PnpProblem Film(int cells) =>
        Slab.OnSharedMesh(cells).WithMaterial("membrane", new() { Permittivity = 20 });
}
