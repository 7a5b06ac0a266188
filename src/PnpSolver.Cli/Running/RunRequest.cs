using PnpSolver.Cases;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>What a run is to solve and to write. Immutable.</summary>
internal sealed record RunRequest
{
    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>The result directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The formats beside the summary.</summary>
    public required IReadOnlyList<OutputFormat> Formats { get; init; }

    /// <summary>Planes of the revolved fields, or 0 for none.</summary>
    public required int Revolve { get; init; }

    /// <summary>How the mesh of the case was found; <c>null</c> for one that was given.</summary>
    public MeshSearch? Search { get; init; }

    /// <summary>Whether every number is to have an uncertainty.</summary>
    public bool QuantifiesUncertainty { get; init; }

    /// <summary>What the command line changes in the case, by name, as text.</summary>
    public required IReadOnlyDictionary<string, string> Changes { get; init; }

    /// <summary>How often a transient run saves a checkpoint; zero for after every step.</summary>
    public TimeSpan CheckpointEvery { get; init; }

    /// <summary>Whether to go on from a checkpoint.</summary>
    public bool Resumes { get; init; }

    /// <summary>Where a transient run keeps its checkpoint.</summary>
    public string Checkpoint => $"{Path.TrimEndingDirectorySeparator(Directory)}.checkpoint";

    /// <summary>How frames are encoded, or <c>null</c> where none are wanted.</summary>
    public VtkEncoding? Frames => Formats.LastOrDefault(format => format.Frames is not null)?.Frames;
}
