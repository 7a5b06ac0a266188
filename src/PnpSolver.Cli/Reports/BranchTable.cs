using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Cli.Output;
using PnpSolver.Membranes;

namespace PnpSolver.Cli.Reports;

/// <summary>The mechanisms of a membrane as branches of its circuit: current, conductance, reversal potential.</summary>
internal static class BranchTable
{
    private const string Gap = "   ";

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, MembraneCircuit circuit, CircuitState state, Ink ink)
    {
        Row[] rows = [.. Rows(circuit, state)];
        string[] names = Column.Left(["  mechanism", .. rows.Select(row => $"  {row.Name}")]);
        string[] currents = Numbers("current", "A/m^2", [.. rows.Select(row => row.Current)]);
        string[] conductances = Numbers("conductance", "S/m^2", [.. rows.Select(row => row.Conductance)]);
        string[] reversals = Numbers("reversal", "V", [.. rows.Select(row => row.Reversal)]);
        for (int i = 0; i < names.Length; i++)
        {
            string line = string.Join(Gap, names[i], currents[i], conductances[i], reversals[i]);
            writer.WriteLine(i == 0 ? ink.Dim(line.TrimEnd()) : $"{line}{Gap}{ink.Dim(rows[i - 1].Remark)}".TrimEnd());
        }
    }

    private static IEnumerable<Row> Rows(MembraneCircuit circuit, CircuitState state)
    {
        Dictionary<Mechanism, MechanismBranch> branches = circuit.Branches(state).ToDictionary(branch => branch.Mechanism);
        foreach (Mechanism mechanism in circuit.Mechanisms)
        {
            if (!branches.TryGetValue(mechanism, out MechanismBranch? branch))
            {
                yield return new(mechanism.Label, null, null, null, MechanismText.Of(mechanism));
                continue;
            }

            yield return new(mechanism.Label, branch.Current, branch.Conductance, branch.Reversal, MechanismText.Of(mechanism));
            for (int k = 0; k < branch.Currents.Length && mechanism.Ions.Length > 1; k++)
            {
                if (mechanism.Ions.Contains(circuit.Problem.Species[k]))
                {
                    yield return new($"  {circuit.Problem.Species[k]}", branch.Currents[k], null, null, "");
                }
            }
        }

        // what balances leaves round-off, which is no current
        double total = circuit.Current(state);
        double size = branches.Values.Sum(branch => branch.Currents.Sum(Math.Abs));
        if (!double.IsFinite(total))
        {
            yield break;
        }

        yield return new("together", Math.Abs(total) > 1e-11 * size ? total : 0, circuit.Conductance(state), null, "outward is positive");
    }

    /// <summary>A column in one unit, which its heading names; empty where there is no finite number.</summary>
    private static string[] Numbers(string title, string si, double?[] values)
    {
        values = [.. values.Select(value => value is { } number && double.IsFinite(number) ? number : (double?)null)];
        double scale = values.Max(value => Math.Abs(value ?? 0));
        DisplayUnit unit = DisplayUnit.For(si, scale);
        return Column.Decimal(
            [$"{title} ({unit.Symbol})", .. values.Select(value => value is { } number ? NumberText.Of(number / unit.Size, scale / unit.Size) : "")]);
    }

    private sealed record Row(string Name, double? Current, double? Conductance, double? Reversal, string Remark);
}
