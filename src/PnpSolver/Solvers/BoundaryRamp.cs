using PnpSolver.Boundaries;
using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>What baths and walls hold at a time: constant, or on the way from one condition to another.</summary>
internal sealed class BoundaryRamp
{
    private readonly Network network;
    private readonly List<(NetworkEnd End, BoundaryCondition From, BoundaryCondition To)> moving;
    private readonly double length;

    /// <summary>A ramp.</summary>
    /// <param name="network">The network of the problem at its end.</param>
    /// <param name="before">The problem before it.</param>
    /// <param name="length">How long it takes, in s; 0 for no ramp.</param>
    public BoundaryRamp(Network network, PnpProblem before, double length)
    {
        this.network = network;
        this.length = length;
        moving = length == 0 ? []
            : [.. network.Ends.Select(end => (end, before.Boundary(end.Boundary.Name), end.Condition)).Where(m => m.Item2 != m.Condition)];
    }

    /// <summary>When it ends, in s after the event that starts it.</summary>
    public double End => length;

    /// <summary>Sets what the ends hold, in the network and in a state.</summary>
    /// <param name="time">Time since the event, in s.</param>
    /// <param name="state">The state, shape [unknowns] or longer.</param>
    public void Hold(double time, Span<double> state)
    {
        foreach ((NetworkEnd end, BoundaryCondition from, BoundaryCondition to) in moving)
        {
            end.Take(time >= End ? to : from.Toward(to, time / length) ?? to);
        }

        for (int e = 0; e < network.Ends.Count; e++)
        {
            NetworkEnd end = network.Ends[e];
            if (end.Condition.FixedPotential is { } potential)
            {
                end.Nodes.Fill(state, potential / network.Problem.ThermalVoltage);
            }

            for (int k = 0; k < network.SpeciesCount; k++)
            {
                if (end.FixesActivity(k))
                {
                    end.Nodes.Fill(state.Slice((k + 1) * network.NodeCount, network.NodeCount), end.Activity(k));
                }
            }
        }
    }
}
