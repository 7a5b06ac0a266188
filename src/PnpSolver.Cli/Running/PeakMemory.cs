using System.Diagnostics;
using System.Globalization;

namespace PnpSolver.Cli.Running;

/// <summary>Memory of this process.</summary>
internal static class PeakMemory
{
    private const string StatusFile = "/proc/self/status";
    private const string PeakLine = "VmHWM:";

    /// <summary>The largest resident memory so far, in MB of 10⁶ bytes, rounded to one decimal.</summary>
    public static double Megabytes() => Math.Round((FromStatusFile() ?? FromProcess()) / 1e6, 1);

    // the process class reports the present size on Linux; the kernel keeps the peak
    private static double? FromStatusFile()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(StatusFile))
        {
            return null;
        }

        string? line = File.ReadLines(StatusFile).FirstOrDefault(l => l.StartsWith(PeakLine, StringComparison.Ordinal));
        string? number = line?[PeakLine.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return double.TryParse(number, CultureInfo.InvariantCulture, out double kilobytes) ? kilobytes * 1024 : null;
    }

    private static double FromProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
