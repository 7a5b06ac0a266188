using System.Diagnostics;

namespace PnpSolver.Benchmarks;

/// <summary>Whole processes: start, read, solve, report.</summary>
internal static class ProcessComparison
{
    private const int Rounds = 7;
    private const int Cells = 2_000;

    public static int Run(string pnp, string file, string? folder)
    {
        Peer[] peers = folder is null ? [] : SlabComparison.Peers(folder);
        var ours = new List<double>();
        var theirs = peers.ToDictionary(p => p, _ => new List<double>());
        for (int round = 0; round <= Rounds; round++)
        {
            double seconds = RunOnce(pnp, file);
            if (round > 0)
            {
                ours.Add(seconds);
            }

            foreach (Peer peer in peers)
            {
                theirs[peer].AddRange(round > 0 && peer.Run(Cells) is { } run ? [run.Process] : []);
            }
        }

        double own = SlabComparison.Median(ours);
        Console.WriteLine($"{"pnp run --no-plots",-28} {own,8:f3} s");
        foreach ((Peer peer, List<double> runs) in theirs.Where(p => p.Value.Count > 0))
        {
            double other = SlabComparison.Median(runs);
            Console.WriteLine($"{peer.Name,-28} {other,8:f3} s   ours/theirs {own / other:f3}");
        }

        return 0;
    }

    private static double RunOnce(string pnp, string file)
    {
        string target = Path.Combine(Path.GetTempPath(), $"pnp-benchmark-{Environment.ProcessId}");
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(pnp, ["run", file, "--no-plots", "--json", "--quiet", "-o", target])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"cannot start {pnp}");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{pnp} ended with exit code {process.ExitCode}");
        }

        Directory.Delete(target, recursive: true);
        return seconds;
    }
}
