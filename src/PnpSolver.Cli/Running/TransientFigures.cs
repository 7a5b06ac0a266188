using PnpSolver.Cli.Reports;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>The figures of a transient run as files.</summary>
internal static class TransientFigures
{
    private const double ShortRun = 1; // in s: pulses and action potentials, which a logarithm of time would distort
    private const int MostStretches = 4;

    public static void WritePng(TransientOutcome outcome, string directory) => Write(outcome, directory, FigureFormat.Png);

    public static void WriteSvg(TransientOutcome outcome, string directory) => Write(outcome, directory, FigureFormat.Svg);

    public static void WritePdf(TransientOutcome outcome, string directory) => Write(outcome, directory, FigureFormat.Pdf);

    private static void Write(TransientOutcome outcome, string directory, FigureFormat format)
    {
        var options = new FigureOptions { Formats = [format] };
        foreach (TransientView view in outcome.Views)
        {
            WriteView(view, outcome, directory, options);
        }

        TimeFigures.WriteSteps([.. outcome.Record.Steps()], Logarithmic(outcome), directory, options);
        Solution last = outcome.Final.Solution;
        if (last.Problem.Grid.IsLine)
        {
            TimeFigures.WriteProfiles(outcome.Case.Problem, Profiles(outcome), directory, options);
        }
        else
        {
            Figures.WriteMaps(SolutionMaps.Of(last), directory, options);
            Figures.WriteCuts(SolutionCuts.Of(last), last.Problem.Species, directory, options);
        }
    }

    /// <summary>Potentials on a linear axis also on logarithmic ones; total currents on these alone, as charging is over in nanoseconds.</summary>
    private static void WriteView(TransientView view, TransientOutcome outcome, string directory, FigureOptions options)
    {
        IReadOnlyList<TimeSegment> stretches = Stretches(outcome);
        if (view.Figure != "current")
        {
            TimeFigures.WriteCourse(TransientCourses.Of(view, outcome.Series, stretches), view.Figure, directory, options);
        }

        if (view.Figure == "current" || (view.Figure == "potential" && stretches[0].IsLinear))
        {
            string name = view.Figure == "current" ? view.Figure : $"{view.Figure}-decades";
            TimeFigures.WriteCourse(TransientCourses.Of(view, outcome.Series, Logarithmic(outcome)), name, directory, options);
        }
    }

    /// <summary>The profiles that were kept, the last state among them.</summary>
    private static TimeProfile[] Profiles(TransientOutcome outcome)
    {
        TimeProfile[] kept = [.. outcome.Record.Profiles().Select(kept => ProfileOf(outcome, kept.Time, kept.Profiles))];
        return kept is [.., var last] && last.Time == outcome.Final.Time
            ? kept
            : [.. kept, ProfileOf(outcome, outcome.Final.Time, Diagnostics.Profiles.Of(outcome.Final.Solution))];
    }

    private static TimeProfile ProfileOf(TransientOutcome outcome, double time, IReadOnlyList<Diagnostics.RegionProfile> profiles) =>
        new(time, profiles) { Label = DurationText.SinceEvents(time, [.. outcome.Events.Select(change => change.Time)]) };

    /// <summary>One linear axis for a short run with events, or for many events; else logarithmic ones that begin anew at every event.</summary>
    private static IReadOnlyList<TimeSegment> Stretches(TransientOutcome outcome)
    {
        TimedEvent[] events = [.. outcome.Events];
        bool isLinear = events.Length > 0 && (outcome.Case.Transient!.Until <= ShortRun || events.Length >= MostStretches);
        return isLinear
            ? [new("", 0, outcome.Report.EndTime) { IsLinear = true, Marks = [.. events.Select(change => new TimeMark(change.Label, change.Time))] }]
            : Logarithmic(outcome);
    }

    private static IReadOnlyList<TimeSegment> Logarithmic(TransientOutcome outcome)
    {
        TimedEvent[] events = [.. outcome.Events];
        double[] begins = [0, .. events.Select(change => change.Time)];
        return
        [
            .. begins.Select((begin, i) => new TimeSegment(
                events.Length == 0 ? "" : i == 0 ? "the start" : events[i - 1].Label, begin, i < events.Length ? begins[i + 1] : outcome.Report.EndTime)),
        ];
    }
}
