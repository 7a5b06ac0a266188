using System.Reflection;

namespace PnpSolver.Cli;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>The version as <c>--version</c> and the summary give it.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
