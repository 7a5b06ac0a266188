using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Export;

/// <summary>What one run found, as <c>summary.json</c> holds it. Immutable.</summary>
public sealed record RunSummary
{
    /// <summary>Name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Title of the case.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of what was run, in hexadecimal digits.</summary>
    public required string CaseSha256 { get; init; }

    /// <summary>How the run ended: <c>converged</c>, or <c>stopped</c> where a condition ended a transient run early.</summary>
    public required string Status { get; init; }

    /// <summary>Number of grid nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>Number of unknowns.</summary>
    public required int Unknowns { get; init; }

    /// <summary>Number of Newton steps.</summary>
    public required int NewtonIterations { get; init; }

    /// <summary>Wall time of the solve, in s.</summary>
    public required double Seconds { get; init; }

    /// <summary>Largest resident memory of the process, in MB.</summary>
    public required double PeakMemoryMB { get; init; }

    /// <summary>For each species, the largest violation of its balance, relative.</summary>
    public required IReadOnlyDictionary<string, double> Conservation { get; init; }

    /// <summary>All reported numbers.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Steps and events of a transient run; <c>null</c> for a steady one.</summary>
    public TransientSummary? Transient { get; init; }

    /// <summary>Checks of the pictures behind the numbers.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What was decided on the user's behalf.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
