using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using Xunit.Abstractions;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>What the re-entrant corners of a pore's mouths do to the order of its current.</summary>
public class PoreOrderTests(ITestOutputHelper output)
{
    /// <summary>ψ behaves as ρ^(2/3) about a corner of 270° in water, so on even meshes the current would gain 2^(4/3) with each halving; meshes
    /// that are graded towards it and the smooth rest gain up to 4.</summary>
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(-0.02, 0.1)]
    [InlineData(-0.1, 0.1)]
    public void CurrentConvergesBetweenTheCornersOrderAndTwo(double charge, double voltage)
    {
        double[] current = [.. new[] { 0.5, 1, 2 }.Select(fineness => Current(new Pore(fineness) { Charge = charge, Voltage = voltage }.Problem()))];
        double order = Math.Log2((current[1] - current[0]) / (current[2] - current[1]));
        output.WriteLine(FormattableString.Invariant(
            $"σ = {charge} C/m²: {current[0] * 1e12:f5}, {current[1] * 1e12:f5}, {current[2] * 1e12:f5} pA, order {order:f2}, to {(current[2] + ((current[2] - current[1]) / (Math.Pow(2, order) - 1))) * 1e12:f4} pA"));
        Assert.InRange(order, 1.2, 2.1);
    }

    /// <summary>Current through the middle, from top to bottom, in A.</summary>
    private static double Current(PnpProblem problem)
    {
        Solution solution = SteadySolver.Solve(new Network(problem));
        Grid grid = problem.Grid;
        int first = (grid.Rows * grid.Along.CellCount) + (grid.Rows / 2 * grid.Columns);
        double Through(Species ion) => solution.Flux(ion)[first..(first + grid.Columns)].Sum();
        return PhysicalConstants.Faraday * (Through(Pore.Cl) - Through(Pore.K));
    }
}
