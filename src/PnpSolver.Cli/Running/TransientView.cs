using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Running;

/// <summary>What of a transient run is shown against time: potentials of its membranes, contents of closed sides, charges of electrodes, currents. Immutable.</summary>
/// <param name="Figure">Name of the figure.</param>
/// <param name="Title">What the curves are.</param>
/// <param name="Curves">The curves; each has a value at some time.</param>
internal sealed record TransientView(string Figure, string Title, IReadOnlyList<ViewCurve> Curves)
{
    /// <summary>The views of a run, most important first.</summary>
    public static IReadOnlyList<TransientView> Of(PnpProblem problem, IEnumerable<PnpProblem> later, TimeSeries series)
    {
        TransientView View(string figure, string title, IEnumerable<ViewCurve> curves) =>
            new(figure, title, [.. curves.Where(curve => series.Find(curve.Quantity) is not null)]);
        TransientView Owned(string figure, string title, string prefix, string suffix) =>
            View(figure, title, Owners(series, prefix, suffix).Select(name => new ViewCurve(name, $"{prefix}{name}{suffix}")));
        TransientView potential = Owned("potential", "Membrane potential", "membrane.", ".potential");
        bool isDriven = later.Prepend(problem).Any(each => each.Boundaries.Values.Count(Drives) > 1);
        TransientView[] all =
        [
            potential.Curves.Count > 0 ? potential : Owned("potential", "Potential", "probe.", ".potential"),
            View("membrane-current", "Membrane current", isDriven ? potential.Curves.Select(curve => curve with { Quantity = $"membrane.{curve.Label}.current" }) : []),
            View("contents", "Mean concentration", Contents(problem)),
            View("charge", "Charge of the electrode", Electrodes(problem).Select(name => new ViewCurve(name, $"boundary.{name}.charge"))),
            Owned("section-current", "Current through sections", "section.", ".current"),
            View("current", "Total current", isDriven ? Currents(problem, series) : []),
        ];
        return [.. all.Where(view => view.Curves.Count > 0)];
    }

    private static IEnumerable<string> Owners(TimeSeries series, string prefix, string suffix) => series.Columns.Select(column => column.Name)
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..^suffix.Length]);

    /// <summary>Mean concentrations in the regions that no bath supplies, ion by ion.</summary>
    private static IEnumerable<ViewCurve> Contents(PnpProblem problem)
    {
        string[] closed =
        [
            .. LumpedCircuit.Of(problem).Membranes.SelectMany(circuit => new[] { circuit.Inside, circuit.Outside })
                .Where(side => side.IsClosed).SelectMany(side => side.Regions).Distinct(),
        ];
        return from region in closed
               from ion in problem.Species
               select new ViewCurve(closed.Length > 1 ? region : "", $"region.{region}.{ion.Name}.mean") { Ion = ion };
    }

    /// <summary>Along a line the total current is everywhere the same, and one boundary says it.</summary>
    private static IEnumerable<ViewCurve> Currents(PnpProblem problem, TimeSeries series) => Owners(series, "boundary.", ".total-current")
        .Select(name => new ViewCurve(name, $"boundary.{name}.total-current")).Take(problem.Grid.IsLine ? 1 : int.MaxValue);

    private static IEnumerable<string> Electrodes(PnpProblem problem) =>
        problem.Boundaries.Where(pair => pair.Value is Wall { Potential: not null }).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    /// <summary>Whether current can enter there.</summary>
    private static bool Drives(BoundaryCondition condition) => condition is Bath { Potential: not null } or Bath { Current: not null and not 0 } or Wall { Potential: not null };
}

/// <summary>One curve of a view. Immutable.</summary>
/// <param name="Label">Name of the part of the domain.</param>
/// <param name="Quantity">Its quantity in the series.</param>
internal sealed record ViewCurve(string Label, string Quantity)
{
    /// <summary>The ion, where it is one's.</summary>
    public Species? Ion { get; init; }
}
