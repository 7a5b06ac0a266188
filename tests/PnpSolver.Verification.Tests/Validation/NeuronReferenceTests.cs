using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The reference values of the neuron from nothing are those of the lumped cell.</summary>
public sealed class NeuronReferenceTests
{
    private static readonly double[] Start = [140, 12, 7];

    [Theory]
    [InlineData("drifting-100-s", 100, 0)]
    [InlineData("drifting-1000-s", 1000, 0)]
    [InlineData("settled-as-lumped", 1e5, 0)]
    [InlineData("without-pump-10-min", 1e5, 600)]
    [InlineData("without-pump-1-h", 1e5, 3600)]
    [InlineData("without-pump-3-h", 1e5, 10800)]
    [InlineData("without-pump-12-h", 1e5, 43200)]
    public void DriftIsThatOfTheLumpedCell(string variant, double withPump, double without)
    {
        double[] held = Cell(1).Contents(Start, withPump, StepsOf(withPump));
        PumpLeakDrift now = Cell(without > 0 ? 0 : 1);
        held = without > 0 ? now.Contents(held, without, StepsOf(without)) : held;
        Assert.Equal(1, Expected(variant, "membrane.membrane.potential") / now.Potential(held), 1e-8);
        Assert.Equal(1, Expected(variant, "region.cytosol.K.mean") / held[0], 1e-8);
        Assert.Equal(1, Expected(variant, "region.cytosol.Na.mean") / held[1], 1e-8);
        Assert.Equal(1, Expected(variant, "region.cytosol.Cl.mean") / held[2], 1e-8);
    }

    /// <summary>Every ion at its Nernst potential, 149 r − 120/r = 145.</summary>
    [Fact]
    public void TheEndIsDonnans()
    {
        double ratio = (145 + Math.Sqrt((145 * 145) + (4 * 149 * 120))) / (2 * 149);
        Assert.Equal(1, Expected("Donnan", "membrane.membrane.potential") / (-PhysicalConstants.ThermalVoltage(310.15) * Math.Log(ratio)), 1e-12);
        Assert.Equal(1, Expected("Donnan", "region.cytosol.Na.mean") / (145 * ratio), 1e-12);
        double[] end = Cell(0).Contents(Start, 1e6, StepsOf(1e6));
        Assert.Equal(1, end[2] * ratio / 120, 1e-10);
    }

    /// <summary>Leaks and pump of the case; potassium's 6 mM leave last and fastest, in about 100 s.</summary>
    private static PumpLeakDrift Cell(double activity)
    {
        double most = activity * 4000e12 * 100 / 6.02214076e23 * Math.Pow(4 / 5.5, 2);
        return new(310.15, 10e-6, [new(1, 4, 1, -2), new(1, 145, 0.25, 3), new(-1, 120, 0.5, 0)], held => most * Math.Pow(held[1] / (held[1] + 5), 3));
    }

    private static int StepsOf(double time) => Math.Max(4, (int)(time / 25));

    private static double Expected(string variant, string quantity) => ShelfTests.Folder("neuron-from-nothing").Variants()
        .Single(found => found.Name == variant).Expectations.Single(expectation => expectation.Quantity == quantity).Value;
}
