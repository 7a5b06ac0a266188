using System.Runtime.InteropServices;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Discretization;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli;

/// <summary>The one place that turns an exception into a message and an exit code.</summary>
internal static class Failure
{
    /// <summary>Name of the environment variable that adds the stack trace to an internal error.</summary>
    public const string DebugVariable = "PNP_DEBUG";

    /// <summary>Tells the user what went wrong.</summary>
    /// <param name="exception">What ended the command.</param>
    /// <param name="terminal">Where to tell it.</param>
    /// <param name="interrupted">What an interrupted command leaves.</param>
    /// <returns>The exit code of the contract.</returns>
    public static ExitCode Report(Exception exception, Terminal terminal, string interrupted)
    {
        ExitCode code = CodeOf(exception);
        switch (code)
        {
            case ExitCode.InternalError:
                ReportBug(exception, terminal);
                break;
            case ExitCode.InvalidCase when exception is OutOfMemoryException:
                terminal.Error("this mesh needs more memory than there is: use fewer cells, or a smaller --refine");
                break;
            case ExitCode.InvalidCase when exception is not CheckpointException:
                terminal.Errors(exception.Message.Split(Environment.NewLine));
                break;
            case ExitCode.Interrupted:
                terminal.Error(interrupted);
                break;
            default:
                terminal.Error(exception.Message);
                break;
        }

        return code;
    }

    private static ExitCode CodeOf(Exception exception) => exception switch
    {
        UsageException => ExitCode.Usage,
        CaseException or InvalidProblemException or OutOfMemoryException => ExitCode.InvalidCase,
        NotConvergedException => ExitCode.NotConverged,
        CheckpointException { Fault: CheckpointFault.OtherRun } => ExitCode.InvalidCase,
        IOException or UnauthorizedAccessException => ExitCode.FileError,
        OperationCanceledException => ExitCode.Interrupted,
        _ => ExitCode.InternalError,
    };

    private static string Place(Exception exception) =>
        exception.StackTrace?.Split('\n')[0].Trim() ?? "at an unknown place";

    private static void ReportBug(Exception exception, Terminal terminal)
    {
        terminal.Error($"internal error: {exception.GetType().Name}: {exception.Message}");
        terminal.Plain("This is a bug in pnp, not in your case. Please report it with the command line, the case and mesh files,");
        terminal.Plain($"and these lines: pnp {ProgramVersion.Text}, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.RuntimeIdentifier}; thrown {Place(exception)}.");
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            terminal.Plain(exception.ToString());
        }
        else
        {
            terminal.Plain($"{DebugVariable}=1 adds the stack trace.");
        }
    }
}
