using PnpSolver.Cli.Running;
using PnpSolver.Meshing;

namespace PnpSolver.Cli.Reports;

/// <summary>What a run says of the mesh that it searched for.</summary>
internal static class MeshSearchText
{
    /// <summary>One mesh that was tried, in a line.</summary>
    public static string Of(MeshRound round) => double.IsFinite(round.Error)
        ? $"mesh {round.Number}: {round.Nodes} nodes, largest estimated error {NumberText.RoundOff(round.Error)} ({round.Quantity})"
        : $"mesh {round.Number}: {round.Nodes} nodes, {round.Quantity} has no value on the coarser mesh";

    /// <summary>The search in a sentence, and the mesh file; nothing for a mesh that was given.</summary>
    public static void Write(TextWriter writer, MeshSearch? search)
    {
        if (search is null)
        {
            return;
        }

        writer.WriteLine($"{search.Summary}; {MeshSearch.FileName}:");
        foreach (string line in search.Text.TrimEnd().Split('\n').Where(line => !line.StartsWith('#')))
        {
            writer.WriteLine($"  {line}");
        }

        writer.WriteLine();
    }
}
