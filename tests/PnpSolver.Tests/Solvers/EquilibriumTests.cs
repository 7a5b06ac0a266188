using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

public class EquilibriumTests
{
    [Fact]
    public void SlabAtEquilibriumNeedsOneCoupledStep()
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane());
        Assert.Equal(1, solution.Report.NewtonIterations);
        Assert.True(solution.Report.History[^1].Update < 1e-13);
    }

    /// <summary>|J|h/(Dc) is the round-off of one Bernoulli difference: a few 1e-16 times the size of ψ.</summary>
    [Theory]
    [InlineData(-0.07)]
    [InlineData(0.5)]
    public void EquilibriumCarriesNoFlux(double voltage)
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane(voltage));
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        for (int k = 0; k < 4; k++)
        {
            for (int e = 0; e < solution.Network.EdgeCount; e++)
            {
                double oneWay = Math.Max(system.Fluxes.SlopeFrom(k)[e], system.Fluxes.SlopeTo(k)[e]);
                Assert.True(Math.Abs(system.Fluxes.Of(k)[e]) <= 1e-14 * oneWay);
            }
        }
    }

    [Fact]
    public void DonnanEquilibriumIsExactInAFixedCharge()
    {
        var salt = Material.Electrolyte(80, (Problems.Na, 10), (Problems.Cl, 10));
        Solution solution = SteadySolver.Solve(new PnpProblem(
            Grid.Planar(Segment.Graded("bath", 60 * nm, 1 * nm, 0.05 * nm), Segment.Graded("gel", 60 * nm, 0.05 * nm, 1 * nm)), Problems.Na, Problems.Cl)
            .WithMaterial("bath", salt)
            .WithMaterial("gel", new() { Permittivity = 80, FixedChargeDensity = -50 * PhysicalConstants.Faraday })
            .WithBoundary("left", new Bath(0, salt)));
        double donnan = -PhysicalConstants.ThermalVoltage(298.15) * Math.Asinh(50 / (2 * 10.0));

        // what is left of the double layer after 60 nm in 50 mM is below e^-40
        Assert.Equal(donnan, solution.Potential[^1], 1e-13);
    }

    [Fact]
    public void GouyChapmanWallPotentialConvergesAtSecondOrder()
    {
        const double Density = -0.1;
        double exact = 2 * Math.Asinh(Density / Math.Sqrt(8 * 80 * PhysicalConstants.VacuumPermittivity * PhysicalConstants.Gas * 298.15 * 150));
        PnpProblem problem = Problems.ChargedWall(Density, 150);
        double Error(int refinements)
        {
            PnpProblem fine = problem with { Grid = problem.Grid.Refine(refinements) };
            return Math.Abs(SteadySolver.Solve(fine).State[0] - exact);
        }

        Assert.InRange(Math.Log2(Error(1) / Error(2)), 1.9, 2.1);
    }
}
