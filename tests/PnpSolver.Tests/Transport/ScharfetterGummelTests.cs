using FsCheck.Xunit;
using PnpSolver.Transport;

namespace PnpSolver.Tests.Transport;

public class ScharfetterGummelTests
{
    /// <summary>Round-off of e^−w (half a unit of w) and of the product, against the drift term.</summary>
    [Property(MaxTest = 2000)]
    public bool EqualElectrochemicalPotentialCarriesNoFlux(int seed)
    {
        var random = new Random(seed);
        double w = 60 * (random.NextDouble() - 0.5) * Math.Pow(10, -12 * random.NextDouble());
        double from = Math.Pow(10, (6 * random.NextDouble()) - 3);
        double to = from * Math.Exp(-w);
        return Math.Abs(ScharfetterGummel.Flux(w, from, to)) <= 1e-14 * (from + to);
    }

    [Property(MaxTest = 500)]
    public bool FluxIsAntisymmetric(int seed)
    {
        var random = new Random(seed);
        double w = 20 * (random.NextDouble() - 0.5);
        double from = random.NextDouble();
        double to = random.NextDouble();
        double sum = ScharfetterGummel.Flux(w, from, to) + ScharfetterGummel.Flux(-w, to, from);
        return Math.Abs(sum) <= 1e-14 * (1 + Math.Abs(w));
    }

    [Property(MaxTest = 500)]
    public bool SlopesEqualCentralDifferences(int seed)
    {
        var random = new Random(seed);
        double w = 12 * (random.NextDouble() - 0.5);
        double from = 0.1 + random.NextDouble();
        double to = 0.1 + random.NextDouble();
        const double H = 1e-5;
        ScharfetterGummel.Flux(w, from, to, out FluxSlopes slopes);
        double byW = (ScharfetterGummel.Flux(w + H, from, to) - ScharfetterGummel.Flux(w - H, from, to)) / (2 * H);
        double byFrom = (ScharfetterGummel.Flux(w, from + H, to) - ScharfetterGummel.Flux(w, from - H, to)) / (2 * H);
        double byTo = (ScharfetterGummel.Flux(w, from, to + H) - ScharfetterGummel.Flux(w, from, to - H)) / (2 * H);

        // truncation H²·|third derivative| and round-off eps/H are both below 1e-9
        return Math.Abs(byW - slopes.Argument) < 1e-8 && Math.Abs(byFrom - slopes.From) < 1e-8 && Math.Abs(byTo + slopes.To) < 1e-8;
    }

    [Fact]
    public void PureDiffusionAndPureDriftAreTheLimits()
    {
        Assert.Equal(2, ScharfetterGummel.Flux(0, 5, 3), 15);
        Assert.Equal(-500 * 3.0, ScharfetterGummel.Flux(500, 5, 3), 12);
        Assert.Equal(500 * 5.0, ScharfetterGummel.Flux(-500, 5, 3), 12);
    }
}
