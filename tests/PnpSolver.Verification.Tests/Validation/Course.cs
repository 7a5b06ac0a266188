using System.Collections.Immutable;
using PnpSolver.Cases;
using PnpSolver.Solvers;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Runs cases of the shelf through time and reads what they give.</summary>
internal static class Course
{
    /// <summary>A quantity at times of a folder's run.</summary>
    public static double[] Of(string folder, string quantity, ImmutableArray<double> times, params CaseOverride[] set) =>
        [.. States(folder, plan => plan with { Requested = times }, set).Where(state => times.Contains(state.Time)).Select(
            state => TransientCourse.Quantities(state).Single(found => found.Name == quantity).Value)];

    /// <summary>The outputs of a folder's run.</summary>
    public static IReadOnlyList<TransientSolution> States(string folder, Func<TransientPlan, TransientPlan> change, params CaseOverride[] set) =>
        Run(folder, change, set).States;

    /// <summary>The outputs and the report of a folder's run.</summary>
    public static (IReadOnlyList<TransientSolution> States, TransientReport Report) Run(
        string folder, Func<TransientPlan, TransientPlan> change, params CaseOverride[] set)
    {
        Case definition = CaseFile.Read(ShelfTests.Folder(folder).CasePath, new() { Overrides = [.. set] });
        var outputs = new Outputs();
        TransientReport report = TransientSolver.Run(definition.Problem, change(definition.Transient!), outputs);
        return (outputs.States, report);
    }

    private sealed class Outputs : ITransientObserver
    {
        public List<TransientSolution> States { get; } = [];

        public void Taken(in TimeStep step)
        {
        }

        public void Output(TransientSolution output) => States.Add(output);
    }
}
