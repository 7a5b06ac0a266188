using System.Globalization;
using PnpSolver.Cli.Output;
using PnpSolver.Solvers;
using Spectre.Console;

namespace PnpSolver.Cli.Running;

/// <summary>Shows what a run is doing, if that takes long enough for a person to wonder.</summary>
internal sealed class LiveProgress : IProgress<NewtonStep>, IProgress<string>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private volatile string latest = "reading the case";

    /// <summary>Runs work and shows its progress on standard error when that is a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="work">The work; it tells what it is doing.</param>
    public static T While<T>(Terminal terminal, Func<LiveProgress, T> work)
    {
        var progress = new LiveProgress();
        if (!terminal.ShowsProgress)
        {
            return work(progress);
        }

        var task = Task.Run(() => work(progress));
        if (Task.WaitAny([task], Patience) < 0)
        {
            progress.Show(task);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Says what is being done now.</summary>
    public void Say(string doing) => latest = doing;

    /// <inheritdoc/>
    public void Report(string value) => Say(value);

    /// <inheritdoc/>
    public void Report(NewtonStep value) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: Newton step {value.Iteration}, update {value.Update:0.0e0}"));

    // the console library is loaded here and nowhere else: most runs are over before
    private void Show(Task task)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Status().Start(latest, status =>
        {
            while (Task.WaitAny([task], TimeSpan.FromMilliseconds(100)) < 0)
            {
                status.Status = Markup.Escape(latest);
            }
        });
    }
}
