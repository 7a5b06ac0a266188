using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

public class ActivityLawTests
{
    public static TheoryData<string> Models => ActivityModels.Names;

    /// <summary>c → γ → a = γc → γ: relative to 1e-13, since ln a carries the round-off of ln c + ln γ.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void ActivitiesGiveBackTheCoefficientsTheyWereMadeWith(string model)
    {
        ActivityLaw law = ActivityModels.Law(model);
        Span<double> slopes = stackalloc double[4];
        foreach (double[] c in ActivityModels.Compositions(1))
        {
            double excess = law.Excess(c);
            double found = law.Excess(Activities(law, c, excess), slopes);
            Assert.Equal(excess, found, 1e-13 * (1 + Math.Abs(excess)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void SlopesAreTheDerivativesOfTheExcess(string model)
    {
        const double Step = 1e-4;
        ActivityLaw law = ActivityModels.Law(model);
        var slopes = new double[4];
        var unused = new double[4];
        foreach (double[] c in ActivityModels.Compositions(2))
        {
            double[] a = Activities(law, c, law.Excess(c));
            law.Excess(a, slopes);
            for (int j = 0; j < 4; j++)
            {
                double held = a[j];
                a[j] = held * Math.Exp(Step);
                double above = law.Excess(a, unused);
                a[j] = held * Math.Exp(-Step);
                double below = law.Excess(a, unused);
                a[j] = held;

                // truncation Step²/6 of a third derivative of order 1, round-off 1e-16/Step
                Assert.Equal((above - below) / (2 * Step), slopes[j], 1e-8);
            }
        }
    }

    /// <summary>∂ln γ_k/∂c_j = ∂ln γ_j/∂c_k: the coefficients derive from a free energy.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void CoefficientsDeriveFromAFreeEnergy(string model)
    {
        ActivityLaw law = ActivityModels.Law(model);
        foreach (double[] c in ActivityModels.Compositions(3))
        {
            double[][] matrix = [.. Enumerable.Range(0, 4).Select(j => Derivatives(law, c, j))];
            double size = matrix.SelectMany(row => row).Max(Math.Abs);

            // truncation of the differences, and the round-off 1e-16 of θ over their step
            double tolerance = (1e-6 * size) + (1e-10 / (c[0] + c[1] + c[2]));
            for (int j = 0; j < 4; j++)
            {
                for (int k = 0; k < j; k++)
                {
                    Assert.Equal(matrix[j][k], matrix[k][j], tolerance);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.1)]
    public void IonsOfOneSizeFollowTheClosedForm(double size)
    {
        Species[] ions = [new("C", 1, 1e-9) { Size = size * nm }, new("A", -1, 1e-9) { Size = size * nm }];
        ActivityLaw law = new Bikerman().Law([.. ions], 80, 298.15);
        double volume = Math.Pow(size * nm, 3) * PhysicalConstants.Avogadro;
        foreach (double[] a in new double[][] { [1e-6, 1e-6], [150 * mM, 150 * mM], [1.3e9, 2e-5], [0, 1e30], [0, 0] })
        {
            double exact = a[1] / (1 + (volume * (a[0] + a[1])));
            double found = a[1] * Math.Exp(-law.LogCoefficient(1, law.Excess(a, new double[2])));
            Assert.Equal(exact, found, 1e-14 * exact * (1 + Math.Log(1 + a[1])));
        }
    }

    /// <summary>θ vanishes with the load: linearly for sizes, as a square root for ionic strengths.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void DiluteIonsAreIdeal(string model)
    {
        ActivityLaw law = ActivityModels.Law(model);
        double[] c = [1e-9, 2e-10, 1.4e-9, 1e-9];
        Assert.InRange(Math.Abs(law.Excess(c)), 0, 3e-6);
        Assert.Equal(0, law.Excess([0, 0, 0, 0], new double[4]));
    }

    [Fact]
    public void PointsHaveNoStericEffect()
    {
        ActivityLaw law = new Bikerman().Law([.. ActivityModels.Ions.Select(s => s with { Size = 1e-15 })], 80, 298.15);
        Assert.InRange(law.Excess([1000, 1000, 1000, 0]), 0, 1e-14);
        Assert.True(new Bikerman().Law([new("Na", 1, 1e-9), new("Cl", -1, 1e-9)], 80, 298.15).IsIdeal);
    }

    [Fact]
    public void FullerThanFullHasNoFiniteCoefficient()
    {
        // 0.36 nm: 35.6 M fill the volume
        ActivityLaw law = ActivityModels.Law("bikerman");
        Assert.True(double.IsFinite(law.Excess([35000, 0, 0, 0])));
        Assert.Equal(double.PositiveInfinity, law.Excess([36000, 0, 0, 0]));
    }

    /// <summary>Measured mean coefficients of NaCl at 25 °C are 0.902 at 0.01 M and 0.778 at 0.1 M (Robinson and Stokes, Electrolyte
    /// Solutions, 1959, app. 8.10); Davies's law is known to be good to about 2 % there.</summary>
    [Theory]
    [InlineData("davies", 10, 0.902)]
    [InlineData("davies", 100, 0.778)]
    [InlineData("debye-huckel", 10, 0.902)]
    public void SodiumChlorideHasItsMeasuredCoefficient(string model, double concentration, double measured)
    {
        ActivityLaw law = ActivityModels.Law(model);
        double excess = law.Excess([concentration, 0, concentration, 0]);
        Assert.InRange(Math.Exp(law.LogCoefficient(0, excess)) / measured, 0.98, 1.02);
    }

    [Fact]
    public void WaterHasTheLimitingSlopeOfTheTextbooks()
    {
        // A = 0.509 per √M in 25 °C water, to the digits of its permittivity
        ActivityLaw law = ActivityModels.Law("davies");
        double strength = 1e-6;
        double slope = -law.LogCoefficient(0, law.Excess([strength, 0, strength, 0])) / Math.Sqrt(strength / 1000) / Math.Log(10);
        Assert.InRange(slope, 0.508, 0.512);
    }

    private static double[] Activities(ActivityLaw law, double[] c, double excess) =>
        [.. c.Select((value, k) => value * Math.Exp(law.LogCoefficient(k, excess)))];

    /// <summary>∂ln γ_k/∂c_j for every k.</summary>
    private static double[] Derivatives(ActivityLaw law, double[] c, int j)
    {
        double step = 1e-5 * (c[0] + c[1] + c[2]);
        double above = law.Excess([.. c.Select((value, i) => i == j ? value + step : value)]);
        double below = law.Excess([.. c.Select((value, i) => i == j ? value - step : value)]);
        return [.. c.Select((_, k) => (law.LogCoefficient(k, above) - law.LogCoefficient(k, below)) / (2 * step))];
    }
}
