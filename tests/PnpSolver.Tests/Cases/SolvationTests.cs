using PnpSolver.Cases;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Cases;

public sealed class SolvationTests
{
    [Theory]
    [InlineData(0.2172e-9, 4.838219283)]
    [InlineData(0.1680e-9, 6.255126359)]
    public void TheBornEnergyOfAPoreIsThatOfTheReference(double radius, double expected) =>
        Assert.Equal(expected, new BornEnergy(1, radius).Of(20, 80, 298.15), 1e-9);

    [Fact]
    public void TheBornEnergyGrowsWithTheSquareOfTheCharge() =>
        Assert.Equal(4 * new BornEnergy(1, 1e-10).Of(2, 80, 300), new BornEnergy(-2, 1e-10).Of(2, 80, 300), 1e-12);

    [Fact]
    public void ARegionKeepsTheTermsOfItsStandardPotentials()
    {
        Material filter = CaseFile.Read(Corpus.Path("good", "filter")).Problem.Material("filter");
        StandardPotential Of(string name) => filter.StandardPotentials.Single(pair => pair.Key.Name == name).Value;

        Assert.Equal([("dehydration", 4.838219283), ("coordination", -3)], Of("K").Terms.Select(term => (term.Name, Math.Round(term.Energy, 9))));
        Assert.Equal(1.838219283, Of("K").Value, 1e-9);
        Assert.Equal([("dehydration", 6.255126359), ("coordination", 0)], Of("Na").Terms.Select(term => (term.Name, Math.Round(term.Energy, 9))));
        Assert.Equal([("given", 5.0)], Of("Rb").Terms.Select(term => (term.Name, term.Energy)));
        Assert.Equal([("partition", -Math.Log(1e-4))], Of("Cl").Terms.Select(term => (term.Name, term.Energy)));
        Assert.All(filter.StandardPotentials, pair => Assert.Equal(Math.Exp(-pair.Value.Value), filter.Partition(pair.Key)));
    }

    [Fact]
    public void ANumberIsAStandardPotentialOfOneTerm()
    {
        StandardPotential potential = -2.5;

        Assert.Equal(-2.5, potential.Value);
        Assert.Equal(new EnergyTerm("given", -2.5), Assert.Single(potential.Terms));
        Assert.Equal(0, new StandardPotential().Value);
    }
}
