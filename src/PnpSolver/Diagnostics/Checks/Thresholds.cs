namespace PnpSolver.Diagnostics.Checks;

/// <summary>Where a value begins to matter. Immutable.</summary>
/// <param name="Note">From here on worth knowing, or <c>null</c>.</param>
/// <param name="Warn">From here on a warning, or <c>null</c>.</param>
/// <param name="Fail">From here on a failure, or <c>null</c>.</param>
public sealed record Thresholds(double? Note, double? Warn, double? Fail)
{
    /// <summary>Whether small values are the worse ones.</summary>
    public bool IsLowWorse { get; init; }

    /// <summary>Thresholds for a value that is the worse the larger it is.</summary>
    /// <param name="note">Note from here on.</param>
    /// <param name="warn">Warn from here on.</param>
    /// <param name="fail">Fail from here on.</param>
    public static Thresholds Above(double? note = null, double? warn = null, double? fail = null) => new(note, warn, fail);

    /// <summary>Thresholds for a value that is the worse the smaller it is.</summary>
    /// <param name="note">Note below this.</param>
    /// <param name="warn">Warn below this.</param>
    /// <param name="fail">Fail below this.</param>
    public static Thresholds Below(double? note = null, double? warn = null, double? fail = null) => new(note, warn, fail) { IsLowWorse = true };

    /// <summary>The status of a value; one on a threshold has not passed it.</summary>
    public CheckStatus StatusOf(double value) =>
        Passes(value, Fail) ? CheckStatus.Fail : Passes(value, Warn) ? CheckStatus.Warn : Passes(value, Note) ? CheckStatus.Note : CheckStatus.Pass;

    /// <summary>The threshold that a value has passed last, or the first that it may still pass.</summary>
    public double NearestTo(double value) => StatusOf(value) switch
    {
        CheckStatus.Fail => Fail!.Value,
        CheckStatus.Warn => Warn!.Value,
        CheckStatus.Note => Note!.Value,
        _ => Note ?? Warn ?? Fail ?? throw new InvalidOperationException("a check without any threshold checks nothing"),
    };

    private bool Passes(double value, double? threshold) => threshold is { } at && (IsLowWorse ? value < at : value > at);
}
