using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Membranes;

public class GatedChannelTests
{
    private static readonly HodgkinHuxleySodium Sodium = new(Problems.Na, 1200);

    private static readonly HodgkinHuxleyPotassium Potassium = new(Problems.K, 360);

    private static readonly PnpProblem Problem = Problems.Membrane();

    /// <summary>α and β at some potentials in 1/ms, from the formulas of 1952 at twenty digits.</summary>
    /// <remarks>mpmath: with v = −(V + 65), α_n = 0.01 (v + 10)/(e^((v + 10)/10) − 1) and so on.</remarks>
    public static TheoryData<string, double, double, double> Published => new()
    {
        { "m", -65, 0.22356372458463003, 4 },
        { "m", -20, 2.3130352854993313, 0.32833999449559518 },
        { "h", -65, 0.07, 0.047425873177566781 },
        { "h", 0, 0.0027141945482205407, 0.97068776924864368 },
        { "n", -65, 0.058197670686932642, 0.125 },
        { "n", 30, 0.85017298331029106, 0.038122846088882412 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void RatesAreThoseOf1952(string gate, double millivolts, double opening, double closing)
    {
        GateRates rates = Rates(gate == "n" ? Potassium : Sodium, gate, millivolts * 1e-3);

        Assert.Equal(1e3 * opening, rates.Opening.Value, 1e-14 * 1e3 * opening);
        Assert.Equal(1e3 * closing, rates.Closing.Value, 1e-14 * 1e3 * closing);
    }

    /// <summary>x/(1 − e^(−x)) = 1 + x/2 + x²/12 − x⁴/720 + x⁶/30240 where the formula divides 0 by 0.</summary>
    [Theory]
    [InlineData("m", -40, 1e3)]
    [InlineData("n", -55, 1e2)]
    public void TheRatesHaveNoHole(string gate, double millivolts, double scale)
    {
        foreach (double x in new[] { 0, 1e-12, -1e-9, 1e-6, -1e-4, 0.01, -0.03 })
        {
            Dual opening = Rates(gate == "n" ? Potassium : Sodium, gate, (millivolts + (10 * x)) * 1e-3).Opening;
            double value = 1 + (x / 2) + (x * x / 12) - (x * x * x * x / 720) + (Math.Pow(x, 6) / 30240);
            double slope = 0.5 + (x / 6) - (x * x * x / 180) + (Math.Pow(x, 5) / 5040);

            Assert.Equal(scale * value, opening.Value, 2e-15 * scale);
            Assert.Equal(scale * slope * 100, opening.Derivative, 1e-13 * scale * 100);
        }
    }

    [Fact]
    public void SteadyGatesAreTheBalanceOfTheirRates()
    {
        for (double v = -0.15; v < 0.15; v += 0.01)
        {
            Assert.Equal(Open(Sodium, "m", v), Faces(v).Open(Sodium, 0).Value, 1e-15);
            Assert.Equal(Open(Sodium, "h", v), Faces(v).Open(Sodium, 1).Value, 1e-15);
            Assert.Equal(Open(Potassium, "n", v), Faces(v).Open(Potassium, 0).Value, 1e-15);
        }
    }

    /// <summary>I = g m³h (V − E) and g n⁴ (V − E).</summary>
    [Fact]
    public void CurrentsAreProductsOfTheirGates()
    {
        double v = -0.02;
        double sodium = PhysicalConstants.Faraday * Sodium.Flux(Problems.Na, Faces(v)).Value;
        double potassium = PhysicalConstants.Faraday * Potassium.Flux(Problems.K, Faces(v)).Value;
        double toSodium = v - (Problem.ThermalVoltage * Math.Log(145.0 / 12));
        double toPotassium = v - (Problem.ThermalVoltage * Math.Log(4.0 / 140));

        Assert.Equal(1200 * Math.Pow(Open(Sodium, "m", v), 3) * Open(Sodium, "h", v) * toSodium, sodium, 1e-13);
        Assert.Equal(360 * Math.Pow(Open(Potassium, "n", v), 4) * toPotassium, potassium, 1e-13);
    }

    [Fact]
    public void AShiftMovesTheRatesAndAFactorScalesThem()
    {
        GateRates moved = Rates(Sodium with { Shift = 0.01, RateFactor = 3 }, "h", -0.06);
        GateRates plain = Rates(Sodium, "h", -0.05);

        Assert.Equal(3 * plain.Opening.Value, moved.Opening.Value, 1e-12);
        Assert.Equal(3 * plain.Closing.Value, moved.Closing.Value, 1e-12);
    }

    /// <summary>Also on the way of an iteration that goes astray, where e^(−V/18 mV) overflows.</summary>
    [Theory]
    [InlineData(-1e9)]
    [InlineData(-20)]
    [InlineData(20)]
    [InlineData(1e9)]
    public void RatesAreNumbersAtAnyPotential(double voltage)
    {
        foreach (GatedChannel channel in new GatedChannel[] { Sodium, Potassium })
        {
            Dual flux = channel.Flux(channel.Ion, Faces(voltage));

            Assert.True(double.IsFinite(flux.Value) && double.IsFinite(flux.Derivative), $"{channel.Type}: {flux}");
        }
    }

    [Fact]
    public void WhatIsWrongIsSaid()
    {
        Assert.Equal(["conductance", "shift", "rate-factor"], Keys(new HodgkinHuxleySodium(Problems.Na, -1) { Shift = double.NaN, RateFactor = 0 }));
        Assert.Equal(["species"], Keys(new HodgkinHuxleyPotassium(new("urea", 0, 1e-9), 1)));
    }

    [Fact]
    public void ChannelsOfTheSameParametersAreEqual()
    {
        Assert.Equal(new HodgkinHuxleySodium(Problems.Na, 1200), Sodium);
        Assert.NotEqual(Sodium with { Shift = 1e-3 }, Sodium);
    }

    private static IEnumerable<string> Keys(Mechanism mechanism) => mechanism.Faults().Select(fault => fault.Key);

    private static double Open(GatedChannel channel, string gate, double voltage)
    {
        GateRates rates = Rates(channel, gate, voltage);
        return rates.Opening.Value / (rates.Opening.Value + rates.Closing.Value);
    }

    private static GateRates Rates(GatedChannel channel, string gate, double voltage) =>
        channel.Gates.Single(g => g.Name == gate).Rates(Dual.Variable(voltage));

    private static FaceState Faces(double voltage)
    {
        Dual[] Of(Material side) => [.. Problem.Species.Select(ion => (Dual)side.Concentration(ion))];
        return new(Problem, Dual.Variable(voltage / Problem.ThermalVoltage), Of(Problems.Inside), Of(Problems.Outside));
    }
}
