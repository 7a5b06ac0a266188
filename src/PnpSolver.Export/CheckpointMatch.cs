namespace PnpSolver.Export;

/// <summary>Whether a checkpoint belongs to a run.</summary>
internal static class CheckpointMatch
{
    /// <summary>Refuses a checkpoint of another case or other options.</summary>
    /// <param name="saved">Which run wrote it.</param>
    /// <param name="wanted">Which run wants it.</param>
    /// <param name="name">The checkpoint, for messages.</param>
    /// <exception cref="CheckpointException">They differ.</exception>
    public static void Ensure(CheckpointHeader saved, CheckpointHeader wanted, string name)
    {
        string[] differences =
        [
            .. saved.Options.Keys.Union(wanted.Options.Keys).Order(StringComparer.Ordinal)
                .Where(option => saved.Options.GetValueOrDefault(option) != wanted.Options.GetValueOrDefault(option))
                .Select(option => $"{option} was {saved.Options.GetValueOrDefault(option, "not given")} and is {wanted.Options.GetValueOrDefault(option, "not given")}"),
        ];
        if (differences.Length > 0)
        {
            throw Other($"{name} belongs to a run with other options ({string.Join("; ", differences)}): give the same ones");
        }

        if (saved.CaseSha256 != wanted.CaseSha256)
        {
            throw Other($"{name} belongs to another case (SHA-256 {saved.CaseSha256}, now {wanted.CaseSha256}): bring the case back as it was");
        }
    }

    private static CheckpointException Other(string message) => new(CheckpointFault.OtherRun, $"{message}, or run without --resume to begin again");
}
