using PnpSolver.Solvers;

namespace PnpSolver.Tests.Solvers;

/// <summary>Keeps what a transient run reports.</summary>
internal sealed class Course : ITransientObserver
{
    public List<TransientSolution> Outputs { get; } = [];

    public List<TimeStep> Steps { get; } = [];

    /// <summary>Called where the run can be resumed.</summary>
    public Action<TransientRun>? AtPause { get; init; }

    public TransientSolution Last => Outputs[^1];

    public static (Course Course, TransientReport Report) Of(PnpProblem problem, TransientPlan plan)
    {
        var course = new Course();
        return (course, TransientSolver.Run(problem, plan, course));
    }

    public TransientSolution At(double time) => Outputs.First(output => output.Time == time);

    public void Taken(in TimeStep step) => Steps.Add(step);

    public void Output(TransientSolution output) => Outputs.Add(output);

    public void Paused(TransientRun run) => AtPause?.Invoke(run);
}
