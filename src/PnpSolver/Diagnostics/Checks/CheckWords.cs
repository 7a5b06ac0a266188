namespace PnpSolver.Diagnostics.Checks;

/// <summary>What pictures and statuses are called, in reports and figures alike.</summary>
public static class CheckWords
{
    /// <summary>Heading of the checks of a picture.</summary>
    /// <param name="picture">The picture.</param>
    public static string Title(this Picture picture) => picture switch
    {
        Picture.Continuum => "Point ions in a uniform dielectric",
        Picture.Lumped => "The textbook's lumped picture",
        _ => "Mesh and domain",
    };

    /// <summary>One word for a status.</summary>
    /// <param name="status">The status.</param>
    public static string Word(this CheckStatus status) => status switch
    {
        CheckStatus.Pass => "passed",
        CheckStatus.Note => "note",
        CheckStatus.Warn => "warning",
        _ => "failed",
    };
}
