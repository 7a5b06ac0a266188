namespace PnpSolver.Solvers;

/// <summary>Told what happens in a transient run, in order, from the thread that runs it.</summary>
public interface ITransientObserver
{
    /// <summary>A step was taken or rejected.</summary>
    /// <param name="attempt">The step.</param>
    void Taken(in TimeStep attempt)
    {
    }

    /// <summary>An output time was reached; the first is the start.</summary>
    /// <param name="output">The state then.</param>
    void Output(TransientSolution output);

    /// <summary>The run stands at a point from which it can be resumed.</summary>
    /// <param name="run">The run; <see cref="TransientRun.Snapshot"/> says all that is needed.</param>
    void Paused(TransientRun run)
    {
    }
}
