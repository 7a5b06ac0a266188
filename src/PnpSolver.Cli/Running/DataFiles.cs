using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The numbers of a run as files.</summary>
internal static class DataFiles
{
    public static void WriteSummary(CaseRun run, string directory)
    {
        using FileStream stream = File.Create(Path.Combine(directory, SummaryJson.FileName));
        SummaryJson.Write(stream, run.Summary);
    }

    public static void WriteCsv(CaseRun run, string directory)
    {
        using (StreamWriter profile = File.CreateText(Path.Combine(directory, "profile.csv")))
        {
            ProfileCsv.Write(profile, run.Solution);
        }

        using StreamWriter quantities = File.CreateText(Path.Combine(directory, "quantities.csv"));
        QuantityCsv.Write(quantities, run.Summary.Quantities);
        if (run.Steps is [var first, ..])
        {
            using StreamWriter steps = File.CreateText(Path.Combine(directory, "steps.csv"));
            StepCsv.Write(steps, (first.Step.Path, first.Step.Unit), [.. run.Steps.Select(step => (step.Step.Value, step.Quantities))]);
        }
    }

    public static void WriteVtk(CaseRun run, string directory, VtkEncoding encoding)
    {
        Quantity[] crossing = [.. run.Summary.Quantities.Where(quantity =>
            quantity.Name.StartsWith("membrane.", StringComparison.Ordinal) && quantity.Name.Contains(".current", StringComparison.Ordinal))];
        var options = new VtkOptions { Encoding = encoding, Title = run.Case.Title, Quantities = crossing };
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
