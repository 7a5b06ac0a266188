using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Solvers;

/// <summary>What holds for every pore.</summary>
public class PorePropertyTests
{
    /// <summary>Relative to currents, where every solution ends at its own round-off.</summary>
    private static readonly NewtonOptions Sharp = new() { Tolerance = 1e-13 };

    [Property(MaxTest = 12, Replay = "1,3")]
    public void EveryPoreConvergesAndConserves(int seed)
    {
        Solution solution = SteadySolver.Solve(new Network(RandomPores.Of(seed)));
        Assert.True(solution.State[solution.Network.NodeCount..].ToArray().All(a => a >= 0 && double.IsFinite(a)));
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    /// <summary>|J|/(one-way flux) is the round-off of one Bernoulli difference: a few 1e-16 times the size of ψ.</summary>
    [Property(MaxTest = 8)]
    public void EquilibriumCarriesNoFlux(int seed)
    {
        Solution solution = SteadySolver.Solve(new Network(RandomPores.AtEquilibrium(seed)), Sharp);
        NetworkSystem system = Evaluated(solution);
        for (int k = 0; k < solution.Network.SpeciesCount; k++)
        {
            for (int e = 0; e < solution.Network.EdgeCount; e++)
            {
                double oneWay = Math.Max(system.Fluxes.SlopeFrom(k)[e], system.Fluxes.SlopeTo(k)[e]);
                Assert.True(Math.Abs(system.Fluxes.Of(k)[e]) <= 1e-14 * oneWay, $"edge {e}: {system.Fluxes.Of(k)[e]} of {oneWay}");
            }
        }
    }

    [Property(MaxTest = 6)]
    public void AnUpturnedPoreCarriesTheSame(int seed)
    {
        PnpProblem problem = RandomPores.Of(seed);
        AssertSameCurrents(problem, RandomPores.Mirrored(problem), ("top", "bottom"));
    }

    [Property(MaxTest = 6)]
    public void OnlyDifferencesOfPotentialCount(int seed)
    {
        PnpProblem problem = RandomPores.Of(seed);
        BoundaryCondition Raised(string end) => (Bath)problem.Boundary(end) is var bath ? bath with { Potential = bath.Potential + 0.25 } : bath;
        AssertSameCurrents(problem, problem.WithBoundary("top", Raised("top")).WithBoundary("bottom", Raised("bottom")), ("top", "top"));
    }

    /// <summary>1e-12 of the largest current of an ion, and what the round-off of ψ makes of the fluxes one way, 2⁻⁵² |ψ| of each.</summary>
    private static void AssertSameCurrents(PnpProblem one, PnpProblem other, (string One, string Other) ends)
    {
        NetworkSystem first = Evaluated(SteadySolver.Solve(new Network(one), Sharp));
        NetworkSystem second = Evaluated(SteadySolver.Solve(new Network(other), Sharp));
        double[] expected = Currents(first, ends.One);
        double[] found = Currents(second, ends.Other);
        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First / largest, pair.Second / largest, 1e-12));
    }

    private static double[] Currents(NetworkSystem system, string end)
    {
        NetworkEnd[] parts = [.. system.Network.Ends.Where(e => e.Boundary.Name == end)];
        return [.. Enumerable.Range(0, system.Network.SpeciesCount).Select(k => system.Network.Problem.Species[k].Valence * parts.Sum(part => system.Inflow(part, k)))];
    }

    private static NetworkSystem Evaluated(Solution solution)
    {
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        return system;
    }
}
