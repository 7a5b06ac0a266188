using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Activities at the nodes where every region holds what its material says, and baths what they hold.</summary>
/// <remarks>A node on an interface holds the sum of its shares. A species that a region admits and holds nothing of begins with a vanishing trace, from
/// which concentrations can grow by factors.</remarks>
internal static class InitialContents
{
    /// <summary>Fraction of a species' largest concentration that stands for nothing: far below round-off.</summary>
    private const double Nothing = 1e-20;

    /// <summary>Fills in the activities.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">Receives every a_k, shape [unknowns] or longer.</param>
    public static void Fill(Network network, Span<double> state)
    {
        int nodes = network.NodeCount;
        Span<double> amounts = state[nodes..network.UnknownCount];
        amounts.Clear();
        foreach (RegionBlock block in network.Problem.Grid.Blocks())
        {
            double[] volumes = network.Problem.Grid.NodeVolumes(block);
            Medium medium = network.Medium(block.Region);
            double[] activities = medium.Activities([.. network.Problem.Species.Select(network.Problem.Material(block.Region).Concentration)]);
            int at = 0;
            foreach (int node in block.Nodes.Numbers())
            {
                for (int k = 0; k < network.SpeciesCount; k++)
                {
                    double partition = medium.Partitions[k];
                    amounts[(k * nodes) + node] += partition > 0 ? partition * volumes[at] * activities[k] : 0;
                }

                at++;
            }
        }

        for (int k = 0; k < network.SpeciesCount; k++)
        {
            Divide(amounts.Slice(k * nodes, nodes), network.Capacity(k));
        }
    }

    /// <summary>Puts a trace where a species can be and is not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">Every a_k, shape [unknowns] or longer.</param>
    public static void AddTraces(Network network, Span<double> state)
    {
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            ReadOnlySpan<double> capacity = network.Capacity(k);
            Span<double> activity = state.Slice((k + 1) * network.NodeCount, network.NodeCount);
            double largest = StepAccuracy.Largest(activity);
            for (int i = 0; i < activity.Length; i++)
            {
                activity[i] = capacity[i] > 0 ? Math.Max(activity[i], Nothing * largest) : 0;
            }
        }
    }

    private static void Divide(Span<double> amounts, ReadOnlySpan<double> capacity)
    {
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = capacity[i] > 0 ? amounts[i] / capacity[i] : 0;
        }
    }
}
