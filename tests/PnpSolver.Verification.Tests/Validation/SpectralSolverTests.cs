using PnpSolver.Validation.Exact;
using PnpSolver.Validation.Spectral;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The independent solver behind references without a closed form, against what others computed and against limits.</summary>
public sealed class SpectralSolverTests
{
    private const double Room = 298.15;
    private const double Diffusivity = 1e-9;

    [Theory]
    [InlineData(1, 0.791421)]
    [InlineData(4, 1.787789)]
    [InlineData(10, 2.268442)]
    public void CationExchangeLayerHasTheTabulatedCurrent(double voltage, double tabulated)
    {
        double screening = IdealSolution.Symmetric(Room, 80, 100).DebyeLength;
        var anion = new SpectralIon(-1, Diffusivity, 100, 100) { BlockedRight = true };
        var layer = new SpectralLayer(100 * screening, 80, 2 * screening);
        var solver = new SpectralSolver(new(Room, [new(1, Diffusivity, 100, 100), anion], [layer]));
        IReadOnlyList<double> currents = solver.Currents(voltage * PhysicalConstants.ThermalVoltage(Room));
        double scale = PhysicalConstants.Faraday * Diffusivity * 100 / layer.Thickness;
        Assert.InRange((currents[0] / scale) - tabulated, -5e-7, 5e-7); // the digits of the table
        Assert.InRange(currents[1] / scale, -1e-9, 1e-9);
    }

    [Fact]
    public void CationPermeableSlabHasTheTabulatedOpenCircuitAndCurrent()
    {
        var bath = new SpectralLayer(20e-9, 80, 2e-9);
        var solver = new SpectralSolver(new(
            Room,
            [new(1, 1.957e-9, 140, 5), new(1, 1.334e-9, 10, 145), new(-1, 2.032e-9, 150, 150)],
            [bath, new SpectralLayer(5e-9, 2, 2e-9) { Partition = [1e-3, 4e-5, 0] }, bath]));
        double goldman = PhysicalConstants.Faraday * 135 * 1e-3 / 5e-9 * (1.957e-9 - (0.04 * 1.334e-9));
        Assert.InRange((solver.Currents(0).Sum() / goldman) - 1, -4.05e-2, -3.95e-2);
        Assert.InRange((solver.OpenCircuit(-0.0707) * 1e3) + 70.560498, -1e-6, 1e-6);
    }

    [Fact]
    public void ChargeFreeFilmIsAPlanckJunction()
    {
        var junction = new LiquidJunction(Room, new(1, 9.3e-9, 100, 10), new JunctionIon(-1, 2e-9, 100, 10));
        var solver = new SpectralSolver(new(
            Room, [new(1, 9.3e-9, 100, 10), new(-1, 2e-9, 100, 10)], [new SpectralLayer(100e-6, 80, 100e-9)]));

        // deviation of order (λ/L)² = 1e-9 of V_T, and 1e-9 V of round-off
        Assert.InRange(junction.Planck() + solver.OpenCircuit(-junction.Planck()), -2e-9, 2e-9);
    }
}
