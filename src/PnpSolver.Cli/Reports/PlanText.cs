using PnpSolver.Cases;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Reports;

/// <summary>What a transient run does, in a few lines of words.</summary>
internal static class PlanText
{
    /// <summary>From what start, how far, how exactly.</summary>
    public static string Span(TransientPlan plan)
    {
        string start = plan.Start == InitialState.Steady ? "the steady state" : "what the regions hold";
        return $"from {start} to {DurationText.Of(plan.Until)}, tolerance {NumberText.Short(plan.Tolerance)}, first step {DurationText.Of(plan.FirstStep)}";
    }

    /// <summary>What happens on the way, a line each.</summary>
    public static IEnumerable<string> Events(IEnumerable<TimedEvent> events) => events.Select(change =>
        $"at {DurationText.Of(change.Time, 6)}{(change.Ramp > 0 ? $", over {DurationText.Of(change.Ramp)}" : "")}: {change.Label}");

    /// <summary>All of it, for <c>pnp check</c>.</summary>
    public static IEnumerable<string> Lines(Case definition)
    {
        if (definition.Transient is not { } plan)
        {
            yield break;
        }

        yield return Span(plan);
        foreach (string line in Events(plan.Events))
        {
            yield return line;
        }

        foreach (StopCondition stop in plan.Stops)
        {
            yield return $"ends early where {stop.Label}";
        }

        yield return $"about {Outputs(plan)} outputs, {plan.OutputsPerDecade} for each decade of the time since the start{(plan.Events.IsEmpty ? "" : " and since every event")}";
    }

    private static int Outputs(TransientPlan plan)
    {
        double[] begins = [0, .. plan.Events.Select(change => change.Time).Where(time => time < plan.Until).Distinct().Order()];
        return 1 + begins.Select((begin, i) => (i + 1 < begins.Length ? begins[i + 1] : plan.Until) - begin)
            .Sum(length => 1 + (int)Math.Ceiling(Math.Max(0, plan.OutputsPerDecade * Math.Log10(length / plan.FirstStep)) - 1e-9));
    }
}
