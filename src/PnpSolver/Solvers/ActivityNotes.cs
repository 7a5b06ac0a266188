using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Where a solution has left the range in which its activity law is to be trusted.</summary>
internal static class ActivityNotes
{
    /// <summary>One note per region, for the place of its highest load.</summary>
    public static IEnumerable<string> Of(Network network, ReadOnlySpan<double> state)
    {
        var notes = new List<string>();
        foreach (RegionBlock block in network.Problem.Grid.Blocks())
        {
            Medium medium = network.Medium(block.Region);
            if (medium.IsIdeal)
            {
                continue;
            }

            double[][] concentrations = medium.Concentrations(state, block, network.NodeCount);
            double[] highest = Enumerable.Range(0, concentrations[0].Length)
                .Select(i => (double[])[.. concentrations.Select(c => c[i])]).MaxBy(c => medium.Law.Load(c))!;
            if (medium.Law.Caution(highest) is { } caution)
            {
                notes.Add($"{block.Region}: {caution}");
            }
        }

        return notes;
    }
}
