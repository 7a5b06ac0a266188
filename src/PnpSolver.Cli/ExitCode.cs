namespace PnpSolver.Cli;

/// <summary>What the process tells its caller; scripts depend on the numbers.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>An internal error: a bug of the program.</summary>
    InternalError = 1,

    /// <summary>The command line cannot be understood.</summary>
    Usage = 2,

    /// <summary>The case or mesh file is invalid.</summary>
    InvalidCase = 3,

    /// <summary>The solver did not converge.</summary>
    NotConverged = 4,

    /// <summary>A validation or check that was asked to gate failed.</summary>
    CheckFailed = 5,

    /// <summary>A file could not be read or written.</summary>
    FileError = 6,

    /// <summary>Interrupted by Ctrl-C or SIGTERM.</summary>
    Interrupted = 130,
}
