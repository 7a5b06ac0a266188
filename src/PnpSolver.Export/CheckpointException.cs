namespace PnpSolver.Export;

/// <summary>A checkpoint that cannot be used; the message says why and what to do. Exit code 6, or 3 where it belongs to another run.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="message">Why, and what to do.</param>
/// <param name="cause">What led to it, if anything did.</param>
public sealed class CheckpointException(CheckpointFault fault, string message, Exception? cause = null) : IOException(message, cause)
{
    /// <summary>What is wrong.</summary>
    public CheckpointFault Fault => fault;
}

/// <summary>What is wrong with a checkpoint.</summary>
public enum CheckpointFault
{
    /// <summary>Its place holds something that is not ours.</summary>
    Foreign,

    /// <summary>A byte of it is not what was written, or a file is missing.</summary>
    Damaged,

    /// <summary>Its format is not that of this version of the program.</summary>
    OtherFormat,

    /// <summary>It belongs to another case, or to other options.</summary>
    OtherRun,

    /// <summary>Another process is using it.</summary>
    Busy,
}
