using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>The resting slab on the peers' mesh and at equal accuracy.</summary>
internal static class SlabComparison
{
    private const int Rounds = 3;
    private static readonly int[] Sizes = [200, 2_000, 20_000];

    public static int Run(string? folder)
    {
        Peer[] peers = folder is null ? [] : Peers(folder);
        Console.WriteLine("same mesh, solve only, warm (medians; the peers' runs and ours in turn)");
        Console.WriteLine($"{"cells",8} {"solver",-28} {"ms",10} {"error of E",12} {"ours/theirs",12}");
        foreach (int cells in Sizes)
        {
            Compare(cells, Slab.OnSharedMesh(cells), peers);
        }

        Console.WriteLine("equal accuracy: own mesh and its halving, both solves timed, field extrapolated");
        foreach (double first in new[] { 0.04e-9, 0.02e-9, 0.01e-9, 0.005e-9 })
        {
            Extrapolate(Slab.OnOwnMesh(first), $"PnpSolver, first {first * 1e9:g3} nm");
        }

        return 0;
    }

    /// <summary>Richardson's (4 E(h/2) − E(h))/3 for a second-order scheme.</summary>
    private static void Extrapolate(PnpProblem problem, string name)
    {
        (double coarseSeconds, Solution coarse) = Timing.Solve(new Network(problem));
        PnpProblem halved = problem with { Grid = problem.Grid.Refine(1) };
        (double fineSeconds, Solution fine) = Timing.Solve(new Network(halved));
        double field = ((4 * Timing.Field(fine)) - Timing.Field(coarse)) / 3;
        Print(halved.Grid.CellCount, name, (coarseSeconds + fineSeconds, (field / Slab.ExactField) - 1, null));
    }

    private static void Compare(int cells, PnpProblem problem, Peer[] peers)
    {
        var network = new Network(problem);
        var ours = new List<double>();
        var theirs = peers.ToDictionary(p => p, _ => new List<(double Solve, double Process, double Error)>());
        double error = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (double seconds, Solution solution) = Timing.Solve(network);
            ours.Add(seconds);
            error = Error(solution);
            foreach (Peer peer in peers)
            {
                theirs[peer].AddRange(peer.Run(cells) is { } run ? [run] : []);
            }
        }

        double own = Median(ours);
        Print(cells, "PnpSolver", (own, error, null));
        foreach ((Peer peer, var runs) in theirs.Where(p => p.Value.Count > 0))
        {
            double solve = Median(runs.Select(r => r.Solve));
            Print(cells, peer.Name, (solve, runs[0].Error, own / solve));
        }
    }

    internal static Peer[] Peers(string folder) =>
    [
        new("FEniCSx, PETSc LU", ["/usr/bin/python3", Path.Combine(folder, "b1_dolfinx.py")], "petsc"),
        new("SciPy sparse Newton", ["/usr/bin/python3", Path.Combine(folder, "b1_numpy.py")]),
        new("SciPy solve_bvp, tol 1e-6", ["/usr/bin/python3", Path.Combine(folder, "b1_bvp.py")]),
        new("SciPy solve_bvp, tol 1e-3", ["/usr/bin/python3", Path.Combine(folder, "b1_bvp.py")], "1e-3"),
    ];

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Error(Solution solution) => (Timing.Field(solution) / Slab.ExactField) - 1;

    private static void Print(int cells, string solver, (double Seconds, double Error, double? Ratio) result) =>
        Console.WriteLine($"{cells,8} {solver,-28} {result.Seconds * 1e3,10:f3} {result.Error,12:0.0e0} {result.Ratio,12:f3}");
}
