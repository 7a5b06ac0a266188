using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>A start for Newton: electrochemical potentials interpolated between the baths, ψ by Poisson–Boltzmann.</summary>
/// <remarks>Where no ion flows, the result is the solution itself, since the Scharfetter–Gummel flux vanishes exactly for
/// constant µ.</remarks>
internal static class EquilibriumStart
{
    private const int MaximumRounds = 12;

    /// <summary>The start, shape [unknowns].</summary>
    /// <param name="plan">What is held.</param>
    /// <param name="profile">How concentrations run between two baths.</param>
    /// <param name="log">Called after every step with its number and update.</param>
    public static double[] Of(SystemPlan plan, StartProfile profile = StartProfile.Linear, Action<int, double>? log = null)
    {
        int steps = 0;
        var levels = new ElectrochemicalLevels(plan, profile);
        var state = new double[plan.Network.UnknownCount];
        Span<double> psi = state.AsSpan(0, plan.Network.NodeCount);
        NeutralPotential.Fill(plan.Network, levels, psi);
        using var equation = new PoissonBoltzmann(plan);
        for (int round = 0; round < MaximumRounds; round++)
        {
            equation.Solve(levels, psi, update => log?.Invoke(++steps, update));
            if (!levels.HasClosed || levels.RestoreAmounts(state) < 1e-3)
            {
                break;
            }
        }

        levels.FillActivities(state);
        HoldBaths(plan, state);
        return state;
    }

    /// <summary>Puts the activities that baths impose into a state.</summary>
    /// <param name="plan">What is held.</param>
    /// <param name="state">Shape [unknowns].</param>
    public static void HoldBaths(SystemPlan plan, Span<double> state)
    {
        foreach (Compartment compartment in plan.Compartments)
        {
            foreach (NetworkEnd bath in compartment.Baths)
            {
                bath.Nodes.Fill(state[((compartment.Species + 1) * plan.Network.NodeCount)..], bath.Activity(compartment.Species));
            }
        }
    }
}
