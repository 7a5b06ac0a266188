using PnpSolver.Diagnostics.Refinement;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A check that solves the problem again with something changed. Stateless.</summary>
internal abstract class ResolvingRule
{
    /// <summary>What it tests; <see cref="CheckDefinition.Resolves"/> is set.</summary>
    public abstract CheckDefinition Definition { get; }

    /// <summary>What it finds, place by place; nothing where it does not apply.</summary>
    /// <param name="reading">The solution with what checks need of it.</param>
    /// <param name="experiment">What was solved, to be solved again.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="Solvers.NotConvergedException">The changed problem has no solution that can be found.</exception>
    public abstract IEnumerable<Finding> Find(CheckReading reading, Experiment experiment, CancellationToken cancellation);
}
