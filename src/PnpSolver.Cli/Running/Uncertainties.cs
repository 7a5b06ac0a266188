using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The uncertainties of a run's numbers.</summary>
internal static class Uncertainties
{
    /// <summary>A summary with uncertainties, where the request asks for them.</summary>
    /// <param name="request">What is run.</param>
    /// <param name="summary">What the run on the given mesh found.</param>
    /// <param name="progress">Told what is solved.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    public static RunSummary Of(RunRequest request, RunSummary summary, LiveProgress progress, CancellationToken cancellation) => request.QuantifiesUncertainty
        ? summary with { Quantities = RefinementStudy.Of(new(request.Case.Problem, request.Case.Transient), summary.Quantities, progress, cancellation) }
        : summary;
}
