using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Reports;

/// <summary>What <c>pnp check</c> prints: values in SI, mesh, boundaries, resolution of the diffuse layers.</summary>
internal static class CheckReport
{
    /// <summary>Writes the report, notes and warnings.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="definition">The case.</param>
    public static void Write(Terminal terminal, Case definition)
    {
        terminal.Out.WriteLine(terminal.OutInk.Bold(definition.Title));
        terminal.Out.WriteLine(ProblemText.Domain(definition.Problem));
        WriteSection(terminal, "Values in SI", Values(definition));
        WriteSection(terminal, "Mesh", MeshTable.Lines(definition.Problem.Grid));
        WriteSection(terminal, "Boundaries", ProblemText.Boundaries(definition.Problem));
        WriteSection(terminal, "Membranes", Membranes(definition.Problem));
        WriteSection(terminal, "Time", PlanText.Lines(definition));
        IReadOnlyList<LayerResolution> layers = LayerResolution.Of(definition.Problem);
        WriteSection(terminal, "Diffuse layers", Layers(layers));
        foreach (string note in definition.Notes)
        {
            terminal.Note(note);
        }

        foreach (string reason in NeedsSteadyState(definition) ? SteadyStateText.Refusals(definition.Problem) : [])
        {
            terminal.Warning(reason);
        }

        foreach (LayerResolution layer in layers.Where(layer => !layer.IsSufficient))
        {
            terminal.Warning($"{layer.Place}: {Resolution(layer)}, fewer than {LayerResolution.Sufficient:0}: "
                + $"make the cell there {ProblemText.Value(layer.DebyeLength / LayerResolution.Sufficient, "m", 2)} or less, "
                + $"or try --refine {Math.Ceiling(Math.Log2(LayerResolution.Sufficient / layer.CellsPerDebyeLength)):0}");
        }
    }

    /// <summary>What changes in time need not come to rest.</summary>
    private static bool NeedsSteadyState(Case definition) => definition.Transient is not { Start: InitialState.Contents };

    private static void WriteSection(Terminal terminal, string title, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
            {
                terminal.Out.WriteLine($"\n{terminal.OutInk.Bold(title)}");
                isFirst = false;
            }

            terminal.Out.WriteLine($"  {line.TrimEnd()}");
        }
    }

    private static IEnumerable<string> Values(Case definition)
    {
        string[] paths = Column.Left([.. definition.Values.Select(value => value.Path)]);
        string[] numbers = Column.Left([.. definition.Values.Select(value => $"{NumberText.Full(value.Value)} {value.Unit}".TrimEnd())]);
        return definition.Values.Select((value, i) => $"{paths[i]}  {numbers[i]}  {value.Text}");
    }

    private static IEnumerable<string> Membranes(PnpProblem problem)
    {
        foreach (Membrane membrane in problem.Membranes)
        {
            yield return $"{membrane.Region}: outward from {membrane.Inside} to {membrane.Outside}";
            string[] labels = Column.Left([.. membrane.Mechanisms.Select(mechanism => mechanism.Label), ""]);
            for (int i = 0; i < membrane.Mechanisms.Length; i++)
            {
                yield return $"  {labels[i]}  {MechanismText.Of(membrane.Mechanisms[i])}";
            }
        }
    }

    private static IEnumerable<string> Layers(IReadOnlyList<LayerResolution> layers)
    {
        if (layers.Count == 0)
        {
            yield break;
        }

        string[] places = Column.Left([.. layers.Select(layer => layer.Place)]);
        string[] sides = Column.Left([.. layers.Select(layer => layer.Electrolyte)]);
        for (int i = 0; i < layers.Count; i++)
        {
            LayerResolution layer = layers[i];
            yield return $"{places[i]}  in {sides[i]}  {Resolution(layer)}";
        }
    }

    private static string Resolution(LayerResolution layer) =>
        $"{NumberText.Short(layer.CellsPerDebyeLength, 3)} cells per Debye length "
        + $"(cell {ProblemText.Value(layer.CellSize, "m", 3)}, λ_D {ProblemText.Value(layer.DebyeLength, "m", 3)})";
}
