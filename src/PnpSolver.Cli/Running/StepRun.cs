using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>One solved step of a case that steps a value. Immutable.</summary>
/// <param name="Step">The value.</param>
/// <param name="Quantities">What was found there.</param>
internal sealed record StepRun(CaseStep Step, IReadOnlyList<Quantity> Quantities)
{
    /// <summary>Value of a quantity, or <c>null</c> where it has none.</summary>
    public double? Value(string name) => Quantities.FirstOrDefault(quantity => quantity.Name == name)?.Value;

    /// <summary>Solves all steps of a case.</summary>
    /// <param name="definition">The case.</param>
    /// <param name="progress">Told of every step that is done.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <exception cref="NotConvergedException">A step did not converge; the message begins with it.</exception>
    public static IReadOnlyList<StepRun> SolveAll(Case definition, LiveProgress progress, CancellationToken cancellation)
    {
        var tally = new Tally(definition.Steps.Length, progress);
        try
        {
            IReadOnlyList<Solution> solutions = SteadySolver.SolveAll(
                [.. definition.Steps.Select(step => step.Problem)], solved: tally, cancellation: cancellation);
            return [.. definition.Steps.Select((step, i) => new StepRun(step, QuantityCatalogue.Evaluate(solutions[i])))];
        }
        catch (NotConvergedException failure)
        {
            CaseStep step = definition.Steps[tally.FirstMissing];
            throw new NotConvergedException($"at {step.Path} = {step.Text}: {failure.Message}", failure.History);
        }
    }

    /// <summary>Counts solved steps, from whichever thread they come.</summary>
    private sealed class Tally(int count, LiveProgress progress) : IProgress<int>
    {
        private readonly bool[] isSolved = new bool[count];
        private int solved;

        public int FirstMissing => Math.Max(0, Array.IndexOf(isSolved, false));

        public void Report(int value)
        {
            isSolved[value] = true;
            progress.Say($"{Interlocked.Increment(ref solved)} of {count} steps solved");
        }
    }
}
