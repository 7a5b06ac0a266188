using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Closed forms of double layers against independently computed digits and against limits.</summary>
public sealed class DoubleLayerTests
{
    private const double Room = 298.15;
    private const double Digits = 1e-13;

    private static readonly GouyChapman Layer = new(Room, 80, 150);
    private static readonly IdealSolution Salt = IdealSolution.Symmetric(Room, 80, 150);

    [Fact]
    public void DebyeAndBjerrumLengthsHaveTheTabulatedDigits()
    {
        Near.Relative(0.79292467795681e-9, Salt.DebyeLength, Digits);
        Near.Relative(0.70057415220968e-9, Salt.BjerrumLength, Digits);
        Near.Relative(25.692579121086e-3, Salt.ThermalVoltage, Digits);
        Near.Relative(26.726659112543e-3, IdealSolution.Symmetric(310.15, 80, 1).ThermalVoltage, Digits);
    }

    [Theory]
    [InlineData(-0.01, -0.4323232941411, -0.15850936581129, 231.12497654776)]
    [InlineData(-0.1, -3.0414464953856, -0.96178571501581, 3140.3256681071)]
    public void ChargedWallHasTheTabulatedPotentialProfileAndCounterIon(double charge, double wall, double atDebye, double counter)
    {
        double y0 = Layer.WallPotential(charge);
        Near.Relative(wall, y0, Digits);
        Near.Relative(atDebye, Layer.Potential(y0, Layer.DebyeLength), Digits);
        Near.Relative(counter, Layer.CounterIonAtWall(y0), Digits);
        Near.Relative(charge, Layer.Charge(y0), Digits);
    }

    [Fact]
    public void CapacitanceOfAChargedWallHasTheTabulatedDigits() =>
        Near.Relative(2.1413255474028, Layer.Capacitance(Layer.WallPotential(-0.1)), Digits);

    [Fact]
    public void GrahameOfCalciumChlorideHasTheTabulatedDigits()
    {
        var layer = new DiffuseLayer(new(Room, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 200)));
        Near.Relative(2.7559150672102, layer.Potential(0.1), Digits);
    }

    [Property]
    public Property GrahameOfASymmetricSaltIsGouyChapman() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat>().Filter(x => Math.Abs(x.Get) < 1e3),
        x =>
        {
            double charge = x.Get * 1e-3;
            var divalent = new GouyChapman(Room, 80, 30, 2);
            var mixture = new DiffuseLayer(IdealSolution.Symmetric(Room, 80, 30, 2));
            double y0 = mixture.Potential(charge);
            return Near.IsRelative(divalent.WallPotential(charge), y0, 1e-12)
                && Near.IsRelative(divalent.Capacitance(y0), mixture.Capacitance(y0), 1e-12);
        });

    [Fact]
    public void SmallChargeFollowsDebyeAndHueckel()
    {
        var layer = new DiffuseLayer(new(Room, 80, new DissolvedIon(3, 10), new DissolvedIon(-1, 30)));
        double linear = 1e-9 * layer.Solution.DebyeLength / (layer.Solution.Permittivity * layer.Solution.ThermalVoltage);
        Near.Relative(linear, layer.Potential(1e-9), 1e-6); // the next term is of relative size y ≈ 2e-8 times z
        Near.Relative(layer.Capacitance(0), layer.Capacitance(1e-9), 1e-8);
    }

    [Fact]
    public void CapacitanceOfAMixtureIsTheSlopeOfItsCharge()
    {
        var layer = new DiffuseLayer(new(Room, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 200)));
        const double h = 1e-4; // error of the difference quotient: h²/6 of the third derivative
        double slope = (layer.Charge(1.3 + h) - layer.Charge(1.3 - h)) / (2 * h * layer.Solution.ThermalVoltage);
        Near.Relative(slope, layer.Capacitance(1.3), 1e-8);
    }

    [Fact]
    public void ChargedSolutionIsRefusedWithItsImbalance()
    {
        var error = Assert.Throws<ArgumentException>(() => new IdealSolution(Room, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 100)));
        Assert.Contains("Σzc = 100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoPlatesHaveTheTabulatedMidplaneAndSlope()
    {
        var plates = new TwoPlates(1, 4);
        Near.Relative(1.8151579873534, plates.MidplanePotential, Digits);
        Near.Relative(6.9506551505221, plates.WallSlope, Digits);
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(12, -6)]
    public void DistantPlatesAreTwoSingleWalls(double halfGap, double potential)
    {
        var plates = new TwoPlates(halfGap, potential);
        double superposed = 8 * Math.Tanh(potential / 4) * Math.Exp(-halfGap); // twice the single wall's far field
        Near.Relative(superposed, plates.MidplanePotential, 1e-6);
        Near.Relative(2 * Math.Sinh(potential / 2), plates.WallSlope, 1e-9);
    }

    [Fact]
    public void WeakPlatesFollowTheLinearEquation()
    {
        var plates = new TwoPlates(1.7, 1e-4); // nonlinear term of relative size u²/6
        Near.Relative(1e-4 / Math.Cosh(1.7), plates.MidplanePotential, 1e-8);
        Near.Relative(1e-4 * Math.Tanh(1.7), plates.WallSlope, 1e-8);
    }

    // those at y₀ = 6 are from a Taylor-series shooting in 34-digit arithmetic
    [Theory]
    [InlineData(1, 2, 4.2521398945013)]
    [InlineData(1, 4, 10.530477547697)]
    [InlineData(1, 6, 23.96450132245097)]
    [InlineData(10, 2, 2.5360922917399)]
    [InlineData(10, 4, 7.5614043962828)]
    [InlineData(10, 6, 20.40130771857618)]
    public void SphereHasTheTabulatedSlope(double radius, double potential, double slope)
    {
        Near.Relative(slope, CurvedDoubleLayer.Sphere(radius, potential).SurfaceSlope, Digits);
        Near.Relative(-slope, CurvedDoubleLayer.Sphere(radius, -potential).SurfaceSlope, Digits);
    }

    [Theory]
    [InlineData(1, 2, 3.1665158033659)]
    [InlineData(1, 4, 8.6710863968389)]
    [InlineData(1, 6, 21.78746214674637)]
    [InlineData(10, 2, 2.4411507068657)]
    [InlineData(10, 4, 7.4045404209674)]
    [InlineData(10, 6, 20.21600418648500)]
    public void CylinderHasTheTabulatedSlope(double radius, double potential, double slope) =>
        Near.Relative(slope, CurvedDoubleLayer.Cylinder(radius, potential).SurfaceSlope, Digits);

    [Fact]
    public void WeakSphereFollowsDebyeAndHueckel() =>
        Near.Relative(1e-5 * (1 + (1 / 0.3)), CurvedDoubleLayer.Sphere(0.3, 1e-5).SurfaceSlope, 1e-9);

    [Fact]
    public void LargeSphereAndCylinderApproachTheirCurvatureSeries()
    {
        double plane = 2 * Math.Sinh(1.5);
        double tilt = 2 * Math.Tanh(0.75); // first-order curvature term per 1/κa: (n)·2 tanh(y₀/4)
        Near.Relative(plane + (2 * tilt / 1e4), CurvedDoubleLayer.Sphere(1e4, 3).SurfaceSlope, 1e-8);
        Near.Relative(plane + (tilt / 1e4), CurvedDoubleLayer.Cylinder(1e4, 3).SurfaceSlope, 1e-8);
    }
}
