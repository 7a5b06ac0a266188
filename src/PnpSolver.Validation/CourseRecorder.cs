using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>Keeps the states at some times of a run, and the last.</summary>
/// <param name="times">The times, in s since the start.</param>
internal sealed class CourseRecorder(IReadOnlyCollection<double> times) : ITransientObserver
{
    private readonly List<TransientSolution> states = [];
    private TransientSolution? last;

    /// <summary>The states, in rising order of time; the last is the end.</summary>
    public IReadOnlyList<TransientSolution> States => last is null || states.LastOrDefault() == last ? states : [.. states, last];

    /// <inheritdoc/>
    public void Output(TransientSolution output)
    {
        last = output;
        if (times.Contains(output.Time))
        {
            states.Add(output);
        }
    }
}
