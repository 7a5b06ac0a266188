using System.Collections.Immutable;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>The squid's axon against digits of another integrator, its resting state in thirty digits, and its symmetries.</summary>
public sealed class HodgkinHuxleyTests
{
    private static readonly ImmutableArray<CurrentPulse> Shock = [new(1e-3, 1e-3, 0.2)];

    [Fact]
    public void RestHasTheDigitsOfTheCancellingCurrents()
    {
        var axon = new HodgkinHuxley();
        Same(new(-64.99972243373457e-3, 0.052934217620863985, 0.59611104634682785, 0.31768116757978117), axon.RestingState, 1e-13);
        Same(axon.RestingState, axon.Run(axon.RestingState, [], 0.02)[0], 1e-12);
        var relative = Relative(axon) with { SodiumReversal = 0.115, PotassiumReversal = -0.012, LeakReversal = 10.613e-3 };
        Near.Relative(0.0036206688079425688e-3, relative.RestingState.Potential, 1e-10); // 1e-16 V of 4 µV
    }

    /// <summary>Runge and Kutta's method with steps of 0.7, 0.3 and 0.2 µs, extrapolated twice: 20 µA/cm² from 1 to 2 ms.</summary>
    [Fact]
    public void ActionPotentialHasTheDigitsOfAnotherIntegrator()
    {
        var axon = new HodgkinHuxley();
        var states = axon.Run(axon.RestingState, Shock, 2e-3, 3e-3, 4e-3, 6e-3, 10e-3, 15e-3);
        Same(new(-41.04998381905e-3, 0.2224107180132, 0.5391580961226, 0.349821681359), states[0], 1e-11);
        Same(new(24.15073356461e-3, 0.9939727439851, 0.2216900098869, 0.6623734996793), states[1], 1e-11);
        Same(new(-24.52458901754e-3, 0.9219561961877, 0.08947412331241, 0.7694868056247), states[2], 1e-11);
        Same(new(-75.97919114331e-3, 0.01352803670477, 0.2073799818207, 0.6361994875901), states[3], 1e-11);
        Same(new(-72.7262005654e-3, 0.02011714429828, 0.4728074555846, 0.4124524497407), states[4], 1e-11);
        Same(new(-67.40104986153e-3, 0.038868288667, 0.5948862811484, 0.3180423518099), states[5], 1e-11);
    }

    /// <summary>Other constants at 18.5 °C under a lasting current, by the same integrator.</summary>
    [Fact]
    public void OtherAxonsHaveTheDigitsOfAnotherIntegrator()
    {
        var axon = new HodgkinHuxley
        {
            Capacitance = 0.009,
            SodiumConductance = 1000,
            PotassiumConductance = 400,
            LeakConductance = 2.5,
            SodiumReversal = 0.055,
            PotassiumReversal = -0.075,
            LeakReversal = -0.050,
            RateOrigin = -0.060,
            RateFactor = HodgkinHuxley.RateFactorAt(291.65),
        };
        var states = axon.Run(new(-0.060, 0.05, 0.6, 0.32), [new(0, 1, 0.10), new(0, 0.5, 0.05)], 2e-3, 5e-3, 9e-3);
        Same(new(-65.70544812804e-3, 0.1139127111021, 0.1023815564146, 0.6934805922556), states[0], 1e-11);
        Same(new(-52.38469514648e-3, 0.1178544909553, 0.4746711170254, 0.3803732470248), states[1], 1e-11);
        Same(new(-54.44488989522e-3, 0.09733181249934, 0.4326246393522, 0.3863025635003), states[2], 1e-11);
    }

    [Fact]
    public void OriginOfThePotentialAndFurtherOutputsChangeNothing()
    {
        var axon = new HodgkinHuxley();
        var end = axon.Run(axon.RestingState, Shock, 5e-3)[0];
        Same(end, axon.Run(axon.RestingState, Shock, 0.3e-3, 1.1e-3, 1.7e-3, 2.00001e-3, 5e-3)[^1], 1e-11);
        var relative = Relative(axon);
        var shifted = relative.Run(relative.RestingState, Shock, 5e-3)[0];
        Same(end, shifted with { Potential = shifted.Potential - 0.065 }, 1e-11);
    }

    /// <summary>In the limits 0/0 of the opening rates, at v = 25 and v = 10.</summary>
    [Theory]
    [InlineData(25)]
    [InlineData(10)]
    public void RatesAreSmoothWhereTheirFormulasAreNot(double v)
    {
        var axon = new HodgkinHuxley { RateOrigin = 0 };
        AxonState below = axon.AtRest((v - 1e-3) * 1e-3);
        AxonState above = axon.AtRest((v + 1e-3) * 1e-3);
        AxonState at = axon.AtRest(v * 1e-3);
        Near.Relative((below.SodiumActivation + above.SodiumActivation) / 2, at.SodiumActivation, 1e-8); // curvature
        Near.Relative((below.PotassiumActivation + above.PotassiumActivation) / 2, at.PotassiumActivation, 1e-8);
    }

    private static HodgkinHuxley Relative(HodgkinHuxley axon) => axon with
    {
        RateOrigin = 0,
        SodiumReversal = axon.SodiumReversal + 0.065,
        PotassiumReversal = axon.PotassiumReversal + 0.065,
        LeakReversal = axon.LeakReversal + 0.065,
    };

    private static void Same(AxonState expected, AxonState actual, double tolerance)
    {
        Assert.InRange(actual.Potential - expected.Potential, -0.1 * tolerance, 0.1 * tolerance);
        Near.Relative(expected.SodiumActivation, actual.SodiumActivation, tolerance);
        Near.Relative(expected.SodiumInactivation, actual.SodiumInactivation, tolerance);
        Near.Relative(expected.PotassiumActivation, actual.PotassiumActivation, tolerance);
    }
}
