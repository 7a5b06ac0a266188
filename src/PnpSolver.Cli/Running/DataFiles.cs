using PnpSolver.Diagnostics;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>The numbers of a run as files.</summary>
internal static class DataFiles
{
    public static void WriteSummary(RunSummary summary, string directory)
    {
        using FileStream stream = File.Create(Path.Combine(directory, SummaryJson.FileName));
        SummaryJson.Write(stream, summary);
    }

    public static void WriteCsv(CaseRun run, string directory)
    {
        WriteState(run.Solution, run.Summary.Quantities, directory);
        if (run.Steps is [var first, ..])
        {
            using StreamWriter steps = File.CreateText(Path.Combine(directory, "steps.csv"));
            StepCsv.Write(steps, (first.Step.Path, first.Step.Unit), [.. run.Steps.Select(step => (step.Step.Value, step.Quantities))]);
        }
    }

    /// <summary>Writes profiles and quantities of one state.</summary>
    public static void WriteState(Solution solution, IReadOnlyList<Quantity> quantities, string directory)
    {
        using (StreamWriter profile = File.CreateText(Path.Combine(directory, "profile.csv")))
        {
            ProfileCsv.Write(profile, solution);
        }

        using StreamWriter table = File.CreateText(Path.Combine(directory, "quantities.csv"));
        QuantityCsv.Write(table, quantities);
    }

    /// <summary>What crosses the membranes, which VTK files carry along.</summary>
    public static Quantity[] Crossing(IReadOnlyList<Quantity> quantities) => [.. quantities.Where(quantity =>
        quantity.Name.StartsWith("membrane.", StringComparison.Ordinal) && quantity.Name.Contains(".current", StringComparison.Ordinal))];

    public static void WriteVtk(CaseRun run, string directory, VtkEncoding encoding)
    {
        var options = new VtkOptions { Encoding = encoding, Title = run.Case.Title, Quantities = Crossing(run.Summary.Quantities) };
        using (FileStream stream = File.Create(Path.Combine(directory, "fields.vtr")))
        {
            VtkRectilinearGrid.Write(stream, run.Solution, options);
        }

        if (run.Revolve > 0)
        {
            using FileStream revolved = File.Create(Path.Combine(directory, "fields-revolved.vts"));
            VtkStructuredGrid.Write(revolved, run.Solution, run.Revolve, options);
        }
    }
}
