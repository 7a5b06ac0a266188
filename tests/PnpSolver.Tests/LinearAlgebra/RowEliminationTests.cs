using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Materials;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.LinearAlgebra;

public class RowEliminationTests
{
    private static readonly Species K = new("K", 1, 1.96e-9) { Size = 0.4e-9 };
    private static readonly Species Cl = new("Cl", -1, 2.03e-9) { Size = 0.5e-9 };

    [Theory]
    [InlineData("held")]
    [InlineData("floating")]
    [InlineData("steric")]
    public void EliminationSolvesWhatTheIterationSolves(string kind)
    {
        SystemPlan plan = SystemPlan.Of(new Network(Pore(kind)));
        using var crew = new WorkCrew(2);
        var system = new NetworkSystem(plan.Network);
        plan.Pinned.CopyTo(system.Pinned);
        double[] state = EquilibriumStart.Of(plan);
        system.Evaluate(state);
        double[] direct = [.. system.Residual.ToArray().Select((f, u) => system.Pinned[u] ? 0 : -f), .. plan.Constraints.Select(c => -c.Residual(system, state))];
        double[] iterative = [.. direct];
        new RowElimination(system, plan.Constraints, crew).Solve(state, direct, 0, false, default);
        var krylov = new KrylovElimination(system, plan.Constraints, crew);
        krylov.Solve(state, iterative, 1e-12, false, default);
        double largest = direct.Max(Math.Abs);
        Assert.True(largest > 0.01);
        Assert.All(direct.Zip(iterative), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-8 * largest));
    }

    [Fact]
    public void EliminationLeavesNoResidual()
    {
        SystemPlan plan = SystemPlan.Of(new Network(Pore("held")));
        using var crew = new WorkCrew(1);
        var system = new NetworkSystem(plan.Network);
        plan.Pinned.CopyTo(system.Pinned);
        double[] state = EquilibriumStart.Of(plan);
        system.Evaluate(state);
        double[] right = [.. system.Residual.ToArray().Select((f, u) => system.Pinned[u] ? 0 : -f)];
        double[] x = [.. right];
        new RowElimination(system, plan.Constraints, crew).Solve(state, x, 0, false, default);
        var y = new double[x.Length];
        new JacobianProduct(system, crew).Apply(x, y);
        double[] scale = new double[x.Length];
        for (int row = 0; row < 3; row++)
        {
            system.Diagonal(row, scale.AsSpan(row * plan.Network.NodeCount, plan.Network.NodeCount));
        }

        Assert.All(Enumerable.Range(0, x.Length).Where(u => !system.Pinned[u] && scale[u] > 0),
            u => Assert.InRange(Math.Abs(y[u] - right[u]) / scale[u], 0, 1e-11));
    }

    [Fact]
    public void SmallGridsAreEliminatedAndLargeOnesAreNot()
    {
        var small = new NetworkSystem(new Network(Pore("held", cells: 2)));
        Assert.True(RowElimination.IsBest(small));
        var large = new NetworkSystem(new Network(Pore("held", cells: 100)));
        Assert.False(RowElimination.IsPossible(large));
    }

    [Theory]
    [InlineData("held")]
    [InlineData("floating")]
    [InlineData("steric")]
    public void BothWaysComeToTheSameSolution(string kind)
    {
        var network = new Network(Pore(kind, cells: 4));
        Solution direct = SteadySolver.Solve(network);
        Solution iterated = SteadySolver.Solve(network, new() { PrefersElimination = false });
        for (int u = 0; u < network.UnknownCount; u++)
        {
            Assert.InRange(Math.Abs(direct.State[u] - iterated.State[u]), 0, 1e-9 * Math.Max(1, direct.State[u]));
        }
    }

    private static PnpProblem Pore(string kind, int cells = 8)
    {
        Material inner = Material.Electrolyte(80, (K, 100), (Cl, 100));
        Material outer = Material.Electrolyte(80, (K, 30), (Cl, 30));
        Grid grid = Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 2e-9, cells), Segment.Graded("", 8e-9, 2e-9 / cells, 16e-9 / cells)),
            Segment.Axis(CoordinateSystem.Planar, -8e-9, Segment.Graded("", 4e-9, 8e-9 / cells, 2e-9 / cells), Segment.Uniform("", 8e-9, 3 * cells), Segment.Graded("", 4e-9, 2e-9 / cells, 8e-9 / cells)),
            new("low", 0, 10e-9, -8e-9, 0), new("high", 0, 10e-9, 0, 8e-9), new("membrane", 2e-9, 10e-9, -4e-9, 4e-9));
        return new PnpProblem(grid, K, Cl) { Activity = kind == "steric" ? new Bikerman() : new Ideal() }
            .WithMaterial("low", inner).WithMaterial("high", outer).WithMaterial("membrane", Material.Dielectric(4))
            .WithBoundary("bottom", new Bath(0, inner)).WithBoundary("top", kind == "floating" ? Bath.Floating(outer.Concentrations) : new Bath(0.05, outer))
            .WithSurface(new("low", "membrane", -0.01) { Position = 2e-9 });
    }
}
