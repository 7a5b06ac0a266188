using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>The steps of a case in a few columns: potentials and currents at each value.</summary>
internal static class StepTable
{
    private const string Gap = "   ";
    private const double RoundOff = 1e-10;
    private const double Picovolt = 1e-12; // a clamped potential is the circuit's

    /// <summary>Writes the table; all quantities are in <c>steps.csv</c>.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<StepRun> steps, Ink ink)
    {
        List<string[]> columns = [Column.Left([steps[0].Step.Path, .. steps.Select(step => step.Step.Text)])];
        columns.AddRange(Shown(steps).Where(shown => steps.Any(step => step.Value(shown.Name) is not null)).Select(shown => Numbers(steps, shown)));
        for (int row = 0; row <= steps.Count; row++)
        {
            string line = string.Join(Gap, columns.Select(column => column[row])).TrimEnd();
            writer.WriteLine(row == 0 ? ink.Dim(line) : line);
        }
    }

    /// <summary>Potential and current of every membrane that lets ions through, each beside its circuit's, else of every boundary.</summary>
    private static IEnumerable<(string Title, string Name)> Shown(IReadOnlyList<StepRun> steps)
    {
        IReadOnlyList<Quantity> all = [.. steps.SelectMany(step => step.Quantities).DistinctBy(quantity => quantity.Name)];
        string[] membranes = [.. Owners(all, "membrane.", ".current")];
        foreach (string membrane in membranes)
        {
            string name = $"membrane.{membrane}";
            yield return ($"{membrane} V_m", $"{name}.potential");
            if (steps.Any(step => step.Value($"circuit.{name}.potential") is { } twin && Math.Abs(twin - (step.Value($"{name}.potential") ?? 0)) > Picovolt))
            {
                yield return ("circuit", $"circuit.{name}.potential");
            }

            // no net current crosses a membrane that floats
            if (steps.Any(step => !IsRoundOff(step, name)))
            {
                yield return ("current", $"{name}.current");
                yield return ("circuit", $"circuit.{name}.current");
            }
        }

        foreach (string boundary in membranes.Length > 0 ? [] : Owners(all, "boundary.", ".current"))
        {
            yield return ($"{boundary} potential", $"boundary.{boundary}.potential");
            yield return ($"{boundary} current", $"boundary.{boundary}.current");
        }
    }

    private static bool IsNoCurrent(StepRun step, string name) => name.StartsWith("membrane.", StringComparison.Ordinal)
        && name.EndsWith(".current", StringComparison.Ordinal) && IsRoundOff(step, name[..^".current".Length]);

    private static bool IsRoundOff(StepRun step, string membrane) => Math.Abs(step.Value($"{membrane}.current") ?? 0)
        <= RoundOff * step.Quantities.Where(quantity => quantity.Name.StartsWith($"{membrane}.current.", StringComparison.Ordinal)).Sum(quantity => Math.Abs(quantity.Value));

    private static IEnumerable<string> Owners(IReadOnlyList<Quantity> all, string prefix, string suffix) => all
        .Select(quantity => quantity.Name)
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..^suffix.Length])
        .Where(name => all.Any(quantity => quantity.Name == $"{prefix}{name}.potential"));

    private static string[] Numbers(IReadOnlyList<StepRun> steps, (string Title, string Name) shown)
    {
        string si = steps.SelectMany(step => step.Quantities).First(quantity => quantity.Name == shown.Name).Unit;
        double?[] values = [.. steps.Select(step => IsNoCurrent(step, shown.Name) ? 0 : step.Value(shown.Name))];
        double scale = values.Max(value => Math.Abs(value ?? 0));
        DisplayUnit unit = DisplayUnit.For(si, scale / 10); // at least 1 in front, as in -100 mV
        return Column.Decimal(
            [$"{shown.Title} ({unit.Symbol})", .. values.Select(value => value is { } number ? NumberText.Of(number / unit.Size, scale / unit.Size) : "")]);
    }
}
