using PnpSolver.Materials;

namespace PnpSolver.Tests.Materials;

public class HydratedDiameterTests
{
    /// <summary>Nightingale's radii, in Å.</summary>
    [Theory]
    [InlineData("H", 1, 2.82)]
    [InlineData("Li", 1, 3.82)]
    [InlineData("Na", 1, 3.58)]
    [InlineData("K", 1, 3.31)]
    [InlineData("Cl", -1, 3.32)]
    [InlineData("OH", -1, 3.00)]
    [InlineData("Mg", 2, 4.28)]
    [InlineData("Ca", 2, 4.12)]
    [InlineData("SO4", -2, 3.79)]
    [InlineData("K+", 1, 3.31)]
    [InlineData("Ca2+", 2, 4.12)]
    [InlineData("Ca++", 2, 4.12)]
    [InlineData("Ca²⁺", 2, 4.12)]
    [InlineData("Cl⁻", -1, 3.32)]
    [InlineData("SO42-", -2, 3.79)]
    [InlineData("SO4--", -2, 3.79)]
    [InlineData("NH4+", 1, 3.31)]
    public void KnownIonHasTwiceItsMeasuredRadius(string name, double valence, double radius) =>
        Assert.Equal(new HydratedDiameter(2e-10 * radius, SizeOrigin.Tabulated), HydratedDiameter.Of(new(name, valence, 1e-9)));

    [Theory]
    [InlineData("A", -1, 0.66e-9)]
    [InlineData("Cl", 1, 0.66e-9)] // not chloride
    [InlineData("protein", -1.3, 0.66e-9)]
    [InlineData("X", 2, 0.82e-9)]
    [InlineData("La", 3, 0.95e-9)]
    public void UnknownIonHasThatOfItsCharge(string name, double valence, double diameter) =>
        Assert.Equal(new HydratedDiameter(diameter, SizeOrigin.Assumed), HydratedDiameter.Of(new(name, valence, 1e-9)));

    [Fact]
    public void OwnSizeComesFirst() => Assert.Equal(new HydratedDiameter(4e-10, SizeOrigin.Given), HydratedDiameter.Of(new("K", 1, 1e-9) { Size = 4e-10 }));

    [Fact]
    public void NeutralSoluteHasNone() => Assert.Null(HydratedDiameter.Of(new("glucose", 0, 1e-9)));

    /// <summary>Bikerman's model with assumed sizes is that with the same sizes given.</summary>
    [Fact]
    public void BikermanTakesItWhereAsked()
    {
        Species bare = new("Na", 1, 1e-9);
        Species sized = bare with { Size = 0.716e-9 };
        Species neutral = new("glucose", 0, 1e-9);
        double[] concentrations = [300, 100];
        ActivityLaw assumed = new Bikerman { AssumesHydrated = true }.Law([bare, neutral], 80, 298.15);
        ActivityLaw given = new Bikerman().Law([sized, neutral], 80, 298.15);
        Assert.Equal(given.Excess(concentrations), assumed.Excess(concentrations));
        Assert.InRange(assumed.Excess(concentrations), 0.06, 0.08);
        Assert.NotEmpty(new Bikerman().Faults([bare, neutral]));
        Assert.Empty(new Bikerman { AssumesHydrated = true }.Faults([bare, neutral]));
        Assert.True(new Bikerman().Law([bare, neutral], 80, 298.15).IsIdeal);
    }
}
