using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

public class ActivityModelTests
{
    private static readonly Species Iron = new("Fe", 3, 0.6e-9);
    private static readonly Species Macroion = new("P", -9, 0.1e-9);

    [Fact]
    public void LawsOfTheIonicStrengthRefuseWhereAnActivityHasSeveralConcentrations()
    {
        Assert.Null(new Davies().Law([Iron], 78.4, 298.15).Objection);
        Assert.Contains("charge 9", new Davies().Law([Macroion], 78.4, 298.15).Objection, StringComparison.Ordinal);
        Assert.Contains("permittivity of 2 ", new Davies().Law(ActivityModels.Ions, 2, 298.15).Objection, StringComparison.Ordinal);
        Assert.Null(new DebyeHueckel().Law(ActivityModels.Ions, 78.4, 298.15).Objection);
        Assert.NotNull(new DebyeHueckel { ClosestApproach = 0.04 * nm }.Law(ActivityModels.Ions, 78.4, 298.15).Objection);
    }

    /// <summary>Where nothing is refused, activity rises with concentration, however much is dissolved.</summary>
    [Theory]
    [InlineData("davies", 3)]
    [InlineData("debye-huckel", 2)]
    public void ActivityRisesWithConcentrationWhereNothingIsRefused(string model, double valence)
    {
        ActivityLaw law = ActivityModels.All[model].Law([new("M", valence, 1e-9), new("X", -valence, 1e-9)], 78.4, 298.15);
        Assert.Null(law.Objection);
        double last = double.NegativeInfinity;
        for (double c = 1e-6; c < 1e4; c *= 1.05)
        {
            double log = Math.Log(c) + law.LogCoefficient(0, law.Excess([c, c]));
            Assert.True(log > last);
            last = log;
        }
    }

    [Fact]
    public void CautionSaysHowFarBeyondItsRangeALawIsUsed()
    {
        ActivityLaw law = ActivityModels.Law("davies");
        Assert.Null(law.Caution([400, 0, 400, 0]));
        Assert.Contains("600 mM", law.Caution([600, 0, 600, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void FaultsNameTheKeyAndTheValue()
    {
        Species bad = new("Na", 1, 1e-9) { Size = -1 * nm };
        Assert.Equal(("species.Na.size", "must be positive, got -1e-09 m; leave it out for a point"), Assert.Single(new Bikerman().Faults([bad])));
        Assert.Equal("species", Assert.Single(new Bikerman().Faults([Iron])).Key);
        Assert.Single(new Bikerman { SolventSize = 0 }.Faults([Iron with { Size = 1 * nm }]));
        Assert.Single(new DebyeHueckel { ClosestApproach = 0 }.Faults([Iron]));
        Assert.All(ActivityModels.All.Values, model => Assert.Empty(model.Faults(ActivityModels.Ions)));
    }
}
