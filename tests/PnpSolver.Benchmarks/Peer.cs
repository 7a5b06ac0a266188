using System.Diagnostics;
using System.Text.Json;

namespace PnpSolver.Benchmarks;

/// <summary>Another solver of the same problem: a script that takes a number of cells and prints one JSON line with
/// <c>solve_s</c> and <c>answers.rel_err_vs_exact</c>.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Command">Interpreter and script with leading arguments.</param>
/// <param name="Trailing">Arguments behind the number of cells.</param>
internal sealed record Peer(string Name, string[] Command, params string[] Trailing)
{
    /// <summary>Runs it once.</summary>
    /// <param name="cells">Number of cells.</param>
    /// <returns>Solve time and whole-process time in s, and relative error of the field.</returns>
    public (double Solve, double Process, double Error)? Run(int cells)
    {
        var start = new ProcessStartInfo(Command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[.. Command[1..], cells.ToString(System.Globalization.CultureInfo.InvariantCulture), .. Trailing])
        {
            start.ArgumentList.Add(argument);
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"cannot start {Command[0]}");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
        string? line = output.Split('\n').LastOrDefault(l => l.StartsWith('{'));
        if (process.ExitCode != 0 || line is null)
        {
            Console.Error.WriteLine($"{Name}: exit {process.ExitCode}: {errors.Result.Split('\n').LastOrDefault(l => l.Length > 0)}");
            return null;
        }

        JsonElement json = JsonDocument.Parse(line).RootElement;
        return (json.GetProperty("solve_s").GetDouble(), whole, json.GetProperty("answers").GetProperty("rel_err_vs_exact").GetDouble());
    }
}
