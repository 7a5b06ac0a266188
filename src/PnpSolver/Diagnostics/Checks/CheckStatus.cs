namespace PnpSolver.Diagnostics.Checks;

/// <summary>How a check came out, in rising order of concern.</summary>
public enum CheckStatus
{
    /// <summary>Nothing to say.</summary>
    Pass,

    /// <summary>Worth knowing; results hold.</summary>
    Note,

    /// <summary>Results may be off by more than a reader expects.</summary>
    Warn,

    /// <summary>The picture does not hold here.</summary>
    Fail,
}
