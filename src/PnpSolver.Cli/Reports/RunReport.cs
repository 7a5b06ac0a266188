using PnpSolver.Boundaries;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>What <c>pnp run</c> prints: the conditions, the comparison with the textbook, the quality of the solution, the files.</summary>
internal static class RunReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="request">What was to be solved and written.</param>
    /// <param name="files">The files of the result directory.</param>
    public static void Write(Terminal terminal, CaseRun run, RunRequest request, IReadOnlyList<string> files)
    {
        TextWriter writer = terminal.Out;
        writer.WriteLine(terminal.OutInk.Bold(run.Case.Title));
        writer.WriteLine(ProblemText.Domain(run.Case.Problem));
        foreach (string boundary in ProblemText.Boundaries(run.Case.Problem))
        {
            writer.WriteLine(boundary);
        }

        writer.WriteLine();
        IReadOnlyList<TextbookRow> rows = TextbookComparison.Of(run.Solution, run.Summary.Quantities);
        if (rows.Count > 0)
        {
            ComparisonTable.Write(writer, rows, terminal.OutInk);
        }

        ValueRow.Write(writer, [.. run.Case.Problem.Grid.IsLine ? Ends(run) : Places(run)], terminal.OutInk);
        writer.WriteLine();
        if (DeviationReport.Write(writer, CircuitDeviations.Of(run.Solution), terminal.OutInk))
        {
            writer.WriteLine();
        }

        if (run.Steps.Count > 0)
        {
            StepTable.Write(writer, run.Steps, terminal.OutInk);
            writer.WriteLine();
        }

        if (UncertaintyTable.Write(writer, run.Summary.Quantities, terminal.OutInk))
        {
            writer.WriteLine();
        }

        writer.WriteLine($"Conserved, relative to the largest term: "
            + string.Join(", ", run.Summary.Conservation.Select(pair => $"{pair.Key} {NumberText.RoundOff(pair.Value)}")));
        writer.WriteLine(CheckTable.InOneLine(run.Summary.Checks));
        writer.WriteLine($"{ResultText.Count(run.Summary.NewtonIterations, "Newton iteration")}, {run.Summary.Nodes} nodes, "
            + $"{run.Summary.Unknowns} unknowns, solved in {ResultText.Duration(run.Summary.Seconds)}");
        writer.WriteLine();
        MeshSearchText.Write(writer, request.Search);
        ResultText.Write(writer, request.Directory, files);
    }

    /// <summary>Currents through the sections of an axisymmetric domain, or else into its baths, and what its probes find.</summary>
    private static IEnumerable<ValueRow> Places(CaseRun run)
    {
        PnpProblem problem = run.Case.Problem;
        IEnumerable<string> currents = problem.Sections.IsEmpty
            ? problem.Grid.Boundaries.Where(b => problem.Boundary(b.Name).IsReservoir).SelectMany(b => new[] { $"boundary.{b.Name}.potential", $"boundary.{b.Name}.current" })
            : problem.Sections.SelectMany(s => problem.Species.Select(ion => $"section.{s.Name}.current.{ion}").Prepend($"section.{s.Name}.current"));
        IEnumerable<string> shown = currents.Concat(problem.Probes.SelectMany(p => problem.Species.Select(ion => $"probe.{p.Name}.{ion}").Prepend($"probe.{p.Name}.potential")));
        Dictionary<string, Quantity> values = run.Summary.Quantities.ToDictionary(quantity => quantity.Name);
        return shown.Where(values.ContainsKey).Select(name => values[name])
            .Select(quantity => new ValueRow(string.Join(' ', quantity.Name.Split('.')[1..]), quantity.Value, quantity.Unit, quantity.Description));
    }

    /// <summary>Potential of every bath of a domain without a membrane between two, and its current unless a floating one makes it
    /// round-off.</summary>
    private static IEnumerable<ValueRow> Ends(CaseRun run)
    {
        PnpProblem problem = run.Case.Problem;
        Bath[] baths = [.. problem.Boundaries.Values.OfType<Bath>()];
        if (baths.Length < 2 || run.Summary.Quantities.Any(quantity => quantity.Name.StartsWith("membrane.", StringComparison.Ordinal)))
        {
            return [];
        }

        bool isFloating = Array.Exists(baths, bath => bath is { Potential: null, Current: null or 0 });
        string[] shown = isFloating ? [".potential"] : [".potential", ".current"];
        return from boundary in problem.Grid.Boundaries
               from found in run.Summary.Quantities
               from what in shown
               where found.Name == $"boundary.{boundary.Name}{what}"
               select new ValueRow($"{boundary.Name}: {what[1..]}", found.Value, found.Unit, found.Description);
    }
}
