namespace PnpSolver.Export;

/// <summary>Which run a checkpoint belongs to. Immutable.</summary>
public sealed record CheckpointHeader
{
    /// <summary>Version of the program, for messages.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>SHA-256 of the case, in hexadecimal digits.</summary>
    public required string CaseSha256 { get; init; }

    /// <summary>Options that a run which goes on must share, by name, as text.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}

/// <summary>What was saved last: all that a run needs to go on. Immutable.</summary>
/// <param name="Arrays">Numbers by name.</param>
/// <param name="Texts">Texts by name.</param>
public sealed record CheckpointState(IReadOnlyDictionary<string, double[]> Arrays, IReadOnlyDictionary<string, string> Texts);
