using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Discrete free energy of ideal ions: Σ n (ln a − 1) + ½ Σ P(Δψ)², over RT, in mol (per m², per m).</summary>
/// <remarks>It cannot rise where nothing enters: its rate is −Σ J Δµ. Source: Schmuck 2009, doi:10.1142/S0218202509003693.</remarks>
internal static class FreeEnergy
{
    private const double RoundOff = 1e-14;

    /// <summary>Whether it cannot rise: ideal ions, and neither baths nor electrodes nor pumps.</summary>
    /// <param name="network">The network.</param>
    public static bool Falls(Network network) => network.IsIdeal
        && network.Ends.All(end => !end.Condition.IsReservoir && !end.Condition.TiesPotential)
        && network.MembraneEdges.All(edge => edge.Mechanisms.All(mechanism => mechanism.IsPassive));

    /// <summary>Its value, and how far round-off of the amounts may move it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns] or longer.</param>
    public static (double Energy, double RoundOff) Of(Network network, ReadOnlySpan<double> state)
    {
        int nodes = network.NodeCount;
        double sum = 0;
        double gross = 0;
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            ReadOnlySpan<double> capacity = network.Capacity(k);
            ReadOnlySpan<double> activity = state.Slice((k + 1) * nodes, nodes);
            for (int i = 0; i < nodes; i++)
            {
                double held = capacity[i] * activity[i];
                double own = held > 0 ? held * (Math.Log(activity[i]) - 1) : 0;
                sum += own;
                gross += Math.Abs(own) + held;
            }
        }

        foreach (EdgeStrip strip in network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                double drop = state[strip.FirstLower + e] - state[strip.FirstUpper + e];
                sum += 0.5 * network.Permittance[strip.FirstEdge + e] * drop * drop;
            }
        }

        return (sum, RoundOff * gross);
    }
}
