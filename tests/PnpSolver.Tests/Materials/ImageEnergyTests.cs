using MathNet.Numerics;
using MathNet.Numerics.Integration;
using PnpSolver.Materials;
using PnpSolver.Tests.Validation;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

/// <summary>Energies that a point charge has by what it induces on the walls of its dielectric.</summary>
public sealed class ImageEnergyTests
{
    private static readonly ImageEnergy Water = new(1, 80, 2, 298.15);

    /// <summary>l_B = 0.70057415220968 nm in ε 80 at 298.15 K, Δ = 78/82.</summary>
    [Fact]
    public void PlaneRepelsFromThePoorerDielectric()
    {
        Near.Relative(0.70057415220968 * 78 / 82 / (4 * 0.35), Water.AtPlane(0.35 * nm, double.PositiveInfinity), 1e-12);
        Near.Relative(0.70057415220968 * 78 / 82 / (4 * 0.35) * Math.Exp(-0.875), Water.AtPlane(0.35 * nm, 0.8 * nm), 1e-12);
        Near.Relative(-Water.AtPlane(0.35 * nm, 1) * 40, new ImageEnergy(1, 2, 80, 298.15).AtPlane(0.35 * nm, 1), 1e-12);
        Assert.Equal(4 * Water.AtPlane(1 * nm, 1), (Water with { Valence = -2 }).AtPlane(1 * nm, 1));
    }

    /// <summary>Parsegian's P(1/40) = 0.17 of w = z² e²/(4πε₀ε′R) P.</summary>
    [Fact]
    public void AxisOfAnEndlessPoreIsParsegians()
    {
        double bjerrumOfWall = 0.70057415220968 * 40;
        Assert.Equal(0.17, Water.OnAxis(0.2 * nm) * 0.2 / bjerrumOfWall, 0.005);
        Near.Relative(Water.OnAxis(1 * nm), 5 * Water.OnAxis(5 * nm), 1e-12);
        Assert.Equal(0, new ImageEnergy(1, 80, 80, 298.15).OnAxis(1 * nm), 1e-12);
        Assert.True(new ImageEnergy(1, 2, 80, 298.15).OnAxis(1 * nm) < 0);
    }

    /// <summary>The integral by another rule with other Bessel functions.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void AxisIsTheIntegral(double screening)
    {
        double Integrand(double k)
        {
            double p = Math.Sqrt((k * k) + (screening * screening));
            double answer = (80 * p * SpecialFunctions.BesselK1(p) * SpecialFunctions.BesselK0(k)) - (2 * k * SpecialFunctions.BesselK0(p) * SpecialFunctions.BesselK1(k));
            return answer / ((80 * p * SpecialFunctions.BesselI1(p) * SpecialFunctions.BesselK0(k)) + (2 * k * SpecialFunctions.BesselI0(p) * SpecialFunctions.BesselK1(k)));
        }

        // k = s²: the logarithm at 0 becomes harmless
        double integral = Enumerable.Range(0, 40).Sum(i => GaussLegendreRule.Integrate(s => 2 * s * Integrand(s * s), i * 0.1, (i + 1) * 0.1, 32));
        Near.Relative(0.70057415220968 * integral / Math.PI, Water.OnAxis(1 * nm, screening == 0 ? double.PositiveInfinity : 1 * nm / screening), 1e-5);
    }

    /// <summary>A wide pore holds the ions that screen it, a narrow one does not; in between w = w(λ_D e^(w/2)).</summary>
    [Fact]
    public void IonsScreenWhereTheyCanEnter()
    {
        double debye = 0.97 * nm;
        Near.Relative(Water.OnAxis(5 * nm, debye), Water.OnAxisAmongIons(5 * nm, debye), 0.01);
        Near.Relative(Water.OnAxis(0.3 * nm), Water.OnAxisAmongIons(0.3 * nm, debye), 0.01);
        foreach (double radius in new[] { 0.7, 1, 1.5, 2 })
        {
            double energy = Water.OnAxisAmongIons(radius * nm, debye);
            Assert.Equal(Water.OnAxis(radius * nm, debye * Math.Exp(energy / 2)), energy, 2e-3);
            Assert.InRange(energy, Water.OnAxis(radius * nm, debye), Water.OnAxis(radius * nm));
        }
    }
}
