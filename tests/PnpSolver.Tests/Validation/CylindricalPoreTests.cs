using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>The resistance of a pore against its limits.</summary>
public sealed class CylindricalPoreTests
{
    [Fact]
    public void MouthOfALongPoreHasTheTabulatedAccessResistance() => Assert.Equal(0.261547, CylindricalPore.AccessCoefficient, 5e-7);

    /// <summary>The remaining terms are of the order (a/R)³.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void ReservoirsAddTheirCylinderLessTheSpreadingBeyondThem(double reservoir)
    {
        double mouth = (new CylindricalPore(1, 10, reservoir, 2 * reservoir).Resistance(1) - (10 / Math.PI)) / 2;
        double expected = CylindricalPore.AccessCoefficient + (2 / (Math.PI * reservoir)) - (0.35231 / reservoir);
        Assert.Equal(expected, mouth, 0.2 * Math.Pow(reservoir, -3));
    }

    /// <summary>The density over a hole in a thin membrane grows at its edge like d^(−1/2), which the functions for a corner only approach.</summary>
    [Fact]
    public void MouthOfAThinMembraneHasHallsAccessResistance()
    {
        double mouth = (new CylindricalPore(1, 1e-6, 20, 40).Resistance(1) / 2) - (2 / (Math.PI * 20)) + (0.35231 / 20);
        Assert.InRange(mouth, 0.25, 0.251);
    }

    /// <summary>Conductivity and size only scale it.</summary>
    [Fact]
    public void ResistanceScales()
    {
        double unit = new CylindricalPore(1, 4, 12, 15).Resistance(1);
        Near.Relative(unit / (2 * 3e-9), new CylindricalPore(3e-9, 12e-9, 36e-9, 45e-9).Resistance(2), 1e-12);
    }
}
