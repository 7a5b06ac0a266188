using System.Diagnostics;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>Runs the built command line as a process of its own.</summary>
internal static class Pnp
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The program, built beside these tests with the same configuration.</summary>
    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "PnpSolver.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "pnp.dll"));

    /// <summary>Runs one command line to its end, in a directory.</summary>
    public static PnpResult Run(string directory, params string[] arguments)
    {
        using Process process = Start(directory, arguments);
        return Finish(process);
    }

    /// <summary>Starts a command line.</summary>
    public static Process Start(string directory, params string[] arguments) => Start(directory, "dotnet", [Assembly, .. arguments]);

    /// <summary>Starts a program with the streams that <see cref="Finish"/> reads.</summary>
    public static Process Start(string directory, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for a started command line.</summary>
    public static PnpResult Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pnp did not end within {Patience}");
        }

        return new(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>How one command line ended.</summary>
internal sealed record PnpResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard error is for people: no stack trace, no exception type.</summary>
    public bool IsCivil => !Error.Contains("   at ", StringComparison.Ordinal) && !Error.Contains("Exception", StringComparison.Ordinal);
}
