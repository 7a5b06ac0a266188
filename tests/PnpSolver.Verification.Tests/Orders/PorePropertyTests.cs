using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>What holds for every pore.</summary>
public class PorePropertyTests
{
    /// <summary>Relative to currents, where every solution ends at its own round-off.</summary>
    private static readonly NewtonOptions Sharp = new() { Tolerance = 1e-13 };

    /// <summary>The first two have made the linear solver stagnate, whose empty increment must not be taken for convergence.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(56)]
    [InlineData(1006)]
    public void HardPoresConvergeAndConserve(int seed) => EveryPoreConvergesAndConserves(seed);

    [Property(MaxTest = 20)]
    public void EveryPoreConvergesAndConserves(int seed)
    {
        Solution solution = SteadySolver.Solve(new Network(RandomPores.Of(seed)));
        Assert.True(solution.State[solution.Network.NodeCount..].ToArray().All(a => a >= 0 && double.IsFinite(a)));
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    /// <summary>|J|/(one-way flux) is the round-off of a and of zψ at both ends of an edge: 2⁻⁵² (4 + 2 |zψ|), some 1e-14.</summary>
    [Property(MaxTest = 8)]
    public void EquilibriumCarriesNoFlux(int seed)
    {
        Solution solution = SteadySolver.Solve(new Network(RandomPores.AtEquilibrium(seed)), Sharp);
        NetworkSystem system = Evaluated(solution);
        double largest = solution.State[..solution.Network.NodeCount].ToArray().Max(Math.Abs);
        for (int k = 0; k < solution.Network.SpeciesCount; k++)
        {
            double roundOff = Math.ScaleB(4 + (2 * Math.Abs(solution.Problem.Species[k].Valence) * largest), -52);
            for (int e = 0; e < solution.Network.EdgeCount; e++)
            {
                double oneWay = Math.Max(system.Fluxes.SlopeFrom(k)[e], system.Fluxes.SlopeTo(k)[e]);
                Assert.True(Math.Abs(system.Fluxes.Of(k)[e]) <= roundOff * oneWay, $"edge {e}: {system.Fluxes.Of(k)[e]} of {oneWay}");
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

    /// <summary>To 1e-12 of the largest current that an ion carries.</summary>
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
