using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>The axon's closed forms against tabulated digits and against limits.</summary>
public sealed class CoreConductorTests
{
    private const double Room = 298.15;

    private static readonly IdealSolution Saline = new(Room, 80, new DissolvedIon(1, 90), new DissolvedIon(1, 12), new DissolvedIon(-1, 102));

    [Fact]
    public void AxonHasTheTabulatedDecayLengths()
    {
        var axon = new CoreConductor(5e-6, 1.5, 5);
        Near.Relative(8.660272080047e-4, axon.DecayLength, 1e-12);
        Near.Relative(8.660254037844e-4, axon.CableLength, 1e-12);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(3.0)]
    [InlineData(200.0)]
    public void DecayLengthSolvesTheBesselCondition(double loss)
    {
        double x = 1 / new CoreConductor(1, 1, loss).DecayLength;
        Assert.InRange((x * BesselFunction.J(1, x)) - (loss * BesselFunction.J(0, x)), -1e-12 * (1 + loss), 1e-12 * (1 + loss));
    }

    [Fact]
    public void SignalOfASealedCylinderIsFlatAtItsEnd()
    {
        var axon = new CoreConductor(5e-6, 1.5, 5);
        Assert.Equal(1, axon.Attenuation(0, 1e-3));
        Near.Relative(axon.Attenuation(1e-3, 1e-3), axon.Attenuation(0.999e-3, 1e-3), 1e-6); // ½ (1 µm/λ)²
        Near.Relative(Math.Exp(-1), axon.Attenuation(axon.DecayLength, 20 * axon.DecayLength), 1e-15);
    }

    [Fact]
    public void SmallSignalOfACableThatPolarisesDecaysToItsPlateau()
    {
        var cable = new PolarisedCable(Saline, 1.96e-9, 5e-6, 5);
        double length = 4 * cable.DecayLength;
        const double held = 1e-7;
        var found = cable.At(held, length, 0, length / 4, length);
        Near.Relative(held, found[0].Potential, 1e-8); // round-off of ln c, 1e-16 over 4e-6, and the growth from the far end
        Near.Relative(held, found[0].Drive, 1e-8);

        // linear in V₀, 4e-6 of V_T, and a cable in thickness, g a/(4 σ)
        double conductivity = PhysicalConstants.Faraday / PhysicalConstants.ThermalVoltage(Room) * 1.96e-9 * 90;
        var core = new CoreConductor(5e-6, conductivity, 5);
        Near.Relative(core.DecayLength, cable.DecayLength, 1e-14);
        Near.Relative(core.Attenuation(length / 4, length), found[1].Drive / held, 3e-5);
        Near.Relative(core.Attenuation(length, length), found[2].Drive / held, 3e-5);
        Near.Relative(1 - (90.0 / 204), cable.Plateau, 1e-15);
        Near.Relative(cable.Plateau, (found[2].Potential - ((1 - cable.Plateau) * found[2].Drive)) / held, 3e-6);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(-0.02)]
    public void LargeSignalEndsWhereTheIonIsInEquilibrium(double held)
    {
        var cable = new PolarisedCable(Saline, 1.96e-9, 5e-6, 5);
        var end = cable.At(held, 9 * cable.DecayLength, 9 * cable.DecayLength)[0];
        double thermal = PhysicalConstants.ThermalVoltage(Room);
        double u = (end.Potential - held) / thermal;
        double potassium = (102 * Math.Exp(u)) - (12 * Math.Exp(-u));
        Assert.InRange(end.Drive / held, 0, 5e-3); // 2 e⁻⁹ for a small signal; 0.8 V_T changes the length by a fifth
        Near.Relative(-thermal * Math.Log(potassium / 90), end.Potential - end.Drive, 1e-9); // V − E is what is left of the drive
    }
}
