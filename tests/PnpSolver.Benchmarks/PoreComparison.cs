using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>The charged pore beside the peers, each run in a process of its own, which tells its solve time and its peak memory.</summary>
internal static class PoreComparison
{
    private const int Rounds = 3;

    /// <summary>Compares on the shared mesh, at equal accuracy, over sizes, ions and threads.</summary>
    /// <param name="folder">Folder of the peers' scripts <c>b3_dolfinx.py</c> and <c>b3_numpy.py</c>, or <c>null</c>.</param>
    public static int Run(string? folder)
    {
        Console.WriteLine("same mesh, solve only, code warm, a process each (medians)");
        Console.WriteLine($"{"nodes",10} {"solver",-34} {"s",8} {"MB",8} {"error of I",11} {"time",7} {"memory",7}");
        foreach (int level in new[] { 1, 2, 3, 4 })
        {
            Measurement ours = Median(() => Child("shared", level, 2, 0));
            Print(ours, "PnpSolver", null);
            foreach ((string name, string script, string method) in Peers)
            {
                if (folder is not null && Script(folder, script, [level.ToString(CultureInfo.InvariantCulture), method]) is { } peer)
                {
                    Print(peer, name, ours);
                }
            }
        }

        Console.WriteLine("equal accuracy: own mesh and its halving, both solved, current extrapolated");
        Measurement own = Median(() => Child("own", 0, 2, 0));
        Print(own, "PnpSolver, two meshes", null);
        if (folder is not null && Script(folder, "b3_dolfinx.py", ["1", "mumps", "2"]) is { } quadratic)
        {
            Print(quadratic, "FEniCSx P2, MUMPS", own);
        }

        Console.WriteLine("size, ions, threads");
        foreach ((double level, int ions, int threads) in new[] { (4 + Math.Log2(1.25), 2, 0), (3, 5, 0), (3, 2, 1) })
        {
            Print(Median(() => Child("shared", level, ions, threads)), $"PnpSolver, {ions} ions, {(threads == 0 ? Environment.ProcessorCount : threads)} threads", null);
        }

        return 0;
    }

    private static (string Name, string Script, string Method)[] Peers => [("FEniCSx, MUMPS", "b3_dolfinx.py", "mumps"), ("SciPy SG, SuperLU", "b3_numpy.py", "")];

    /// <summary>One measurement in this process: a small solve to warm the code, then the one that counts.</summary>
    public static int Solve(string mesh, double size, int ions, int threads)
    {
        NewtonOptions options = threads > 0 ? new() { Threads = threads } : new();
        for (int round = 0; round < 4; round++)
        {
            SteadySolver.Solve(new Network(Pore.OnSharedMesh(1.6, ions)), options);
            SteadySolver.Solve(new Network(Pore.OnSharedMesh(1, ions)), options);
        }

        GC.Collect();
        PnpProblem drawn = mesh == "shared" ? Pore.OnSharedMesh(size, ions) : Pore.OnOwnMesh();
        PnpProblem[] problems = mesh == "shared" ? [drawn] : [drawn, drawn with { Grid = drawn.Grid.Refine(1) }];

        long began = Stopwatch.GetTimestamp();
        double[] currents = [.. problems.Select(problem => Pore.CurrentOf(SteadySolver.Solve(new Network(problem), options)))];
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double current = currents.Length == 1 ? currents[0] : currents[1] + ((currents[1] - currents[0]) / 3);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            n = problems[^1].Grid.NodeCount,
            solve_s = seconds,
            rss_mb = process.PeakWorkingSet64 / 1048576.0,
            answers = new { I_pA = current * 1e12 },
        }));
        return 0;
    }

    private static Measurement Child(string mesh, double size, int ions, int threads) => Launch(
        [Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Pore).Assembly.Location] : Array.Empty<string>(),
        "pore-once", mesh, size.ToString("r", CultureInfo.InvariantCulture), ions.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)])
        ?? throw new InvalidOperationException("the measurement failed");

    private static Measurement? Script(string folder, string script, string[] arguments) =>
        Launch(["/usr/bin/python3", Path.Combine(folder, script), .. arguments.Where(a => a.Length > 0)]);

    private static Measurement? Launch(string[] command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string? line = output.Split('\n').LastOrDefault(text => text.StartsWith('{'));
        if (process.ExitCode != 0 || line is null)
        {
            Console.WriteLine($"    {string.Join(' ', command.Skip(1).Select(Path.GetFileName))} failed: {errors.Result.Trim().Split('\n')[^1]}");
            return null;
        }

        JsonElement json = JsonDocument.Parse(line).RootElement;
        return new(json.GetProperty("n").GetInt32(), json.GetProperty("solve_s").GetDouble(), json.GetProperty("rss_mb").GetDouble(),
            json.GetProperty("answers").GetProperty("I_pA").GetDouble());
    }

    private static Measurement Median(Func<Measurement> measure)
    {
        Measurement[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => measure()).OrderBy(run => run.Seconds)];
        return runs[Rounds / 2];
    }

    private static void Print(Measurement run, string name, Measurement? ours)
    {
        string ratios = ours is { } own ? $"{own.Seconds / run.Seconds,7:f3} {own.Megabytes / run.Megabytes,7:f3}" : string.Empty;
        Console.WriteLine($"{run.Nodes,10} {name,-34} {run.Seconds,8:f3} {run.Megabytes,8:f0} {(run.PicoAmperes / (Pore.Current * 1e12)) - 1,11:0.0e0} {ratios}");
    }

    private readonly record struct Measurement(int Nodes, double Seconds, double Megabytes, double PicoAmperes);
}
