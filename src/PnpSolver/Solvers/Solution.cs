using PnpSolver.Discretization;
using PnpSolver.Materials;

namespace PnpSolver.Solvers;

/// <summary>Potential and activities of every species at the nodes, with the discrete problem that they solve. Immutable.</summary>
public sealed class Solution
{
    private readonly double[] potential;
    private readonly double[] state;

    internal Solution(Network network, double[] state, SolverReport report)
    {
        Network = network;
        Report = report;
        this.state = state;
        potential = [.. state.AsSpan(0, network.NodeCount)];
        for (int i = 0; i < potential.Length; i++)
        {
            potential[i] *= network.Problem.ThermalVoltage;
        }
    }

    /// <summary>The problem.</summary>
    public PnpProblem Problem => Network.Problem;

    /// <summary>The discrete problem.</summary>
    public Network Network { get; }

    /// <summary>Whether it is a steady state, in which what enters a side of a membrane leaves through that; else it is the state at a time of a run.</summary>
    public bool IsSteady { get; internal init; } = true;

    /// <summary>How the solution was found.</summary>
    public SolverReport Report { get; }

    /// <summary>Potential φ at the nodes, in V, shape [nodes].</summary>
    public ReadOnlySpan<double> Potential => potential;

    /// <summary>All unknowns: ψ = φ/V_T, then a_k of each species in mol/m³, shape [(1 + species) · nodes].</summary>
    public ReadOnlySpan<double> State => state;

    /// <summary>Activity a of a species relative to water, a = γ c e^µ⁰, in mol/m³, shape [nodes]: continuous across interfaces, equal to c
    /// in water where ions are ideal, and 0 where the species cannot be.</summary>
    /// <exception cref="ArgumentException">The species is not one of the problem's.</exception>
    public ReadOnlySpan<double> Activity(Species species) =>
        state.AsSpan((1 + IndexOf(species)) * Network.NodeCount, Network.NodeCount);

    /// <summary>Flux of a species along each edge, in mol/s (per m², per m), positive towards higher coordinates, shape [edges].</summary>
    /// <exception cref="ArgumentException">The species is not one of the problem's.</exception>
    public double[] Flux(Species species)
    {
        var system = new NetworkSystem(Network);
        system.Evaluate(state);
        return [.. system.Fluxes.Of(IndexOf(species))];
    }

    private int IndexOf(Species species)
    {
        int index = Problem.Species.IndexOf(species);
        return index >= 0 ? index
            : throw new ArgumentException($"the problem has no species {species} with this valence and diffusivity", nameof(species));
    }
}
