using PnpSolver.Diagnostics;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What the charged nanopore's current tends to as its mesh is refined, and what holds for it on any mesh.</summary>
public sealed class NanoporeTests
{
    private static readonly ValidationFolder Folder = ShelfTests.Folder("charged-nanopore");

    /// <summary>The references are known to 2e-6 (nominal) and 6e-6 (strong charge and voltage).</summary>
    [Theory]
    [InlineData("as-drawn", 98.7330e-12, 1e-5)]
    [InlineData("charge-200-mC-at-1-V", 1322.2941e-12, 1e-5)]
    public void CurrentExtrapolatedByTheObservedOrderIsTheReference(string variant, double reference, double tolerance)
    {
        double[] current = [.. Enumerable.Range(0, 3).Select(times => Quantity(variant, times, "boundary.top.current"))];
        double ratio = (current[0] - current[1]) / (current[1] - current[2]);
        Assert.InRange(Math.Log2(ratio), 1.8, 2.05);
        double limit = current[2] - ((current[1] - current[2]) / (ratio - 1));
        Assert.InRange(limit / reference, 1 - tolerance, 1 + tolerance);
    }

    /// <summary>Exchanging the ions mirrors the uncharged pore, so that each carries current in proportion to its diffusivity.</summary>
    [Fact]
    public void IonsShareTheCurrentOfAnUnchargedPoreAsTheirDiffusivities()
    {
        double ratio = Quantity("no-charge", 0, "boundary.top.current.K") / Quantity("no-charge", 0, "boundary.top.current.Cl");
        Assert.Equal(1.96 / 2.03, ratio, 1e-9);
    }

    [Fact]
    public void ReversedVoltageReversesTheCurrent()
    {
        double forward = Quantity("plus-1000-mV", 0, "boundary.top.current");
        Assert.Equal(-forward, Quantity("minus-1000-mV", 0, "boundary.top.current"), 1e-9 * forward);
    }

    private static double Quantity(string variant, int refine, string name)
    {
        ReferenceVariant run = Folder.Variants().Single(v => v.Name == variant) with { Refine = refine };
        return QuantityCatalogue.Evaluate(ValidationRunner.Solve(Folder, run)).Single(quantity => quantity.Name == name).Value;
    }
}
