using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>Keeps the outputs of a transient run, or the last alone.</summary>
internal sealed class Course : ITransientObserver
{
    public List<TransientSolution> Outputs { get; } = [];

    public bool KeepsAll { get; init; } = true;

    public void Taken(in TimeStep attempt)
    {
    }

    public void Output(TransientSolution output)
    {
        if (!KeepsAll)
        {
            Outputs.Clear();
        }

        Outputs.Add(output);
    }
}
