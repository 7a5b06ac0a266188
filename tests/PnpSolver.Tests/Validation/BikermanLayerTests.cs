using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>The steric layer against tabulated digits, the closed form of equal sizes, and its limits.</summary>
public sealed class BikermanLayerTests
{
    private static readonly IdealSolution Salt = IdealSolution.Symmetric(298.15, 80, 150);

    [Theory]
    [InlineData(4, 0.155561589378, 6279.550872826)]
    [InlineData(16, 0.9941591886371, 25945.4237228)]
    public void IonsOfOneSizeHaveTheTabulatedChargeAndCounterIon(double potential, double charge, double counter)
    {
        var layer = new BikermanLayer(Salt, [0.4e-9, 0.4e-9]);
        Near.Relative(charge, layer.Charge(potential), 3e-12);
        Near.Relative(-charge, layer.Charge(-potential), 3e-12);
        Near.Relative(counter, layer.Concentrations(potential)[1], 1e-12);
        Near.Relative(potential, layer.Potential(layer.Charge(potential)), 1e-12);
    }

    /// <summary>q = 2zFcλ √((2/ν) ln(1 + 2ν sinh²(zy/2))), ν = 2a³cN_A, over sizes, valences and concentrations.</summary>
    [Theory]
    [InlineData(0.2, 1, 10)]
    [InlineData(0.8, 1, 500)]
    [InlineData(0.6, 2, 100)]
    public void IonsOfOneSizeFollowTheFormulaOfKilicBazantAndAjdari(double size, double valence, double concentration)
    {
        var salt = IdealSolution.Symmetric(298.15, 80, concentration, valence);
        var layer = new BikermanLayer(salt, [size * 1e-9, size * 1e-9]);
        double nu = 2 * Math.Pow(size * 1e-9, 3) * concentration * PhysicalConstants.Avogadro;
        foreach (double y in new[] { 0.5, 3, 11, 40 })
        {
            double sinh = Math.Sinh(valence * y / 2);
            double exact = 2 * valence * PhysicalConstants.Faraday * concentration * salt.DebyeLength
                * Math.Sqrt(2 / nu * Math.Log(1 + (2 * nu * sinh * sinh)));
            Near.Relative(exact, layer.Charge(y), 1e-12);
        }
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(3)]
    public void PointsAreGrahames(double potential)
    {
        var mixture = new IdealSolution(298.15, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 200));
        var layer = new BikermanLayer(mixture, [1e-13, 2e-13]);

        // what is left of the sizes: 1e-39 m³ · 6e23 · 1e5 mol/m³
        Near.Relative(new DiffuseLayer(mixture).Charge(potential), layer.Charge(potential), 1e-4);
    }

    /// <summary>dσ/dφ by its formula and by differences; unequal sizes, 2:1 salt, and a solvent of a size of its own.</summary>
    [Theory]
    [InlineData(-7)]
    [InlineData(2)]
    [InlineData(25)]
    public void CapacitanceIsTheSlopeOfTheCharge(double potential)
    {
        var mixture = new IdealSolution(298.15, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 200));
        var layer = new BikermanLayer(mixture, [0.8e-9, 0.5e-9], 0.3e-9);
        double slope = (layer.Charge(potential + 1e-4) - layer.Charge(potential - 1e-4)) / (2e-4 * mixture.ThermalVoltage);
        Near.Relative(slope, layer.Capacitance(potential), 1e-7);
    }

    [Fact]
    public void FullBulkIsRefused() => Assert.Throws<ArgumentException>(() => new BikermanLayer(Salt, [2e-9, 2e-9]));
}
