using PnpSolver.Circuits;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Reports;

/// <summary>Adds what the lumped circuit says about membranes that ions cross to the table of comparisons.</summary>
internal static class CircuitComparison
{
    /// <summary>The textbook's rows and the circuit's, each membrane's together.</summary>
    public static IReadOnlyList<TextbookRow> Of(CaseRun run)
    {
        List<TextbookRow> rows = [.. TextbookComparison.Of(run.Solution, run.Summary.Quantities)];
        var values = run.Summary.Quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        foreach (MembraneCircuit circuit in LumpedCircuit.Of(run.Solution.Problem).Membranes)
        {
            if (circuit.SteadyState is not null && circuit.Working.Any())
            {
                Insert(rows, circuit.Name, [.. Rows(circuit, values)]);
            }
        }

        return rows;
    }

    private static void Insert(List<TextbookRow> rows, string membrane, IReadOnlyList<TextbookRow> added)
    {
        foreach (TextbookRow row in added)
        {
            int same = rows.FindIndex(other => other.Label == row.Label);
            string part = row.Label[..row.Label.IndexOf(": ", StringComparison.Ordinal)];
            int last = rows.FindLastIndex(other => other.Label.StartsWith($"{part}: ", StringComparison.Ordinal));
            if (same >= 0)
            {
                rows[same] = row;
            }
            else
            {
                rows.Insert(last < 0 ? rows.FindLastIndex(other => other.Label.StartsWith($"{membrane}: ", StringComparison.Ordinal)) + 1 : last + 1, row);
            }
        }
    }

    private static IEnumerable<TextbookRow> Rows(MembraneCircuit circuit, Dictionary<string, double> values)
    {
        string name = $"membrane.{circuit.Name}";
        TextbookRow? Row(string label, string quantity, string unit, string remark) =>
            values.TryGetValue(quantity, out double field) && values.TryGetValue($"circuit.{quantity}", out double twin)
                ? new(label, field, twin, unit, remark)
                : null;
        var rows = new List<TextbookRow?>();
        if (circuit.Drive.Kind != CircuitDriveKind.Voltage)
        {
            rows.Add(Row($"{circuit.Name}: potential V_m", $"{name}.potential", "V", "the circuit's, inside minus outside"));
        }

        foreach (Species ion in circuit.Problem.Species)
        {
            bool isPumped = circuit.Working.Any(m => m.IsPump && m.Ions.Contains(ion));
            string leak = isPumped ? $"{name}.current.{ion}.leak" : $"{name}.current.{ion}";
            rows.Add(Row($"{circuit.Name}: current of {ion}{(isPumped ? ", leaks" : "")}", leak, "A/m^2", "the circuit's, outward"));
            rows.Add(isPumped ? Row($"{circuit.Name}: current of {ion}, pump", $"{name}.current.{ion}.pump", "A/m^2", "the circuit's, outward") : null);
        }

        if (circuit.Drive is not { Kind: CircuitDriveKind.Current, Value: 0 } and not { Kind: CircuitDriveKind.Neutrality })
        {
            rows.Add(Row($"{circuit.Name}: current", $"{name}.current", "A/m^2", "the circuit's, of all ions"));
        }

        foreach (CircuitSide side in new[] { circuit.Inside, circuit.Outside }.Where(side => side.IsClosed))
        {
            rows.AddRange(circuit.Working.SelectMany(m => m.Ions).Distinct().OrderBy(circuit.Problem.Species.IndexOf).Select(ion =>
                Row($"{side.Region}: mean of {ion}", $"region.{side.Region}.{ion}.mean", "mol/m^3", "the circuit's pump–leak balance")));
        }

        return rows.OfType<TextbookRow>();
    }
}
