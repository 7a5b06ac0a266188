using System.Runtime.InteropServices;

namespace PnpSolver.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into cancellation.</summary>
/// <remarks>The first signal asks the command to stop; if it has not within <see cref="Patience"/>, or at the second
/// signal, the process ends at once. Either way the exit code is 130, and results, which are put in place whole, are safe.</remarks>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private volatile string message = "interrupted; no result was written";
    private Timer? timer;

    public Interruption() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>How long a command may take to stop.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What an interrupted command leaves, for the user.</summary>
    public string Message
    {
        get => message;
        set => message = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        timer?.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
        {
            EndNow();
        }

        timer = new(_ => EndNow(), null, Patience, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }

    private void EndNow()
    {
        // a live display hides the cursor
        Console.Error.WriteLine($"{(Console.IsErrorRedirected ? "" : "\e[?25h\n")}pnp: {message}");
        Environment.Exit((int)ExitCode.Interrupted);
    }
}
