using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Closed forms of slabs, junctions and films against independently computed digits and against limits.</summary>
public sealed class MembraneFormulaTests
{
    private const double Room = 298.15;
    private const double Hydrogen = 9.310648667516e-9;
    private const double Potassium = 1.956660843956e-9;
    private const double Sodium = 1.333554369424e-9;
    private const double Chloride = 2.032019447499e-9;

    private static readonly IdealSolution Saline = IdealSolution.Symmetric(Room, 80, 150);

    [Fact]
    public void SlabHasTheTabulatedFieldChargeAndDrops()
    {
        var slab = new IonFreeSlab(5e-9, 2, Saline, Saline);
        double charge = slab.Displacement(0.07);
        Near.Relative(13889864.3647499, slab.Field(0.07), 1e-13);
        Near.Relative(2.45966935726305e-4, charge, 1e-13);
        Near.Relative(0.2753390881253e-3, slab.OutsideDrop(charge), 1e-12);
        Near.Relative(-0.2753390881253e-3, slab.InsideDrop(charge), 1e-12);
        Near.Relative(0.00351381323524, slab.Capacitance(0), 1e-11);
    }

    [Theory]
    [InlineData(-0.07)]
    [InlineData(0.4)]
    public void SlabCapacitanceIsTheSlopeOfItsCharge(double voltage)
    {
        var slab = new IonFreeSlab(4e-9, 3, new(Room, 60, new DissolvedIon(2, 10), new DissolvedIon(-1, 20)), Saline)
        {
            InsideCharge = 0.02,
            OutsideCharge = -0.01,
        };
        const double h = 1e-4;
        double slope = (slab.Displacement(voltage + h) - slab.Displacement(voltage - h)) / (2 * h);
        Near.Relative(slope, slab.Capacitance(voltage), 1e-6); // difference quotient, h²
        Near.Relative(voltage, slab.Voltage(slab.Displacement(voltage)), 1e-12);
    }

    [Fact]
    public void PlanckJunctionsHaveTheTabulatedDigits()
    {
        var equal = new LiquidJunction(Room, new(1, Sodium, 100, 0), new(1, Potassium, 0, 100), new JunctionIon(-1, Chloride, 100, 100));
        Near.Relative(-4.364191552058e-3, equal.Planck(), 1e-13); // V_T ln((D_Na + D_Cl)/(D_K + D_Cl)) in 30 digits
        var steep = new LiquidJunction(Room, new(1, Hydrogen, 100, 0), new(1, Potassium, 0, 10), new JunctionIon(-1, Chloride, 100, 10));
        Near.Relative(52.57794003012e-3, steep.Planck(), 1e-12);
        Near.Relative(57.264e-3, steep.Henderson(), 1e-5);
    }

    [Fact]
    public void JunctionOfOneSaltIsTheDiffusionPotentialInPlanckAndHenderson()
    {
        var junction = new LiquidJunction(Room, new(1, Sodium, 10, 100), new JunctionIon(-1, Chloride, 10, 100));
        double exact = -(Sodium - Chloride) / (Sodium + Chloride) * Math.Log(10) * PhysicalConstants.ThermalVoltage(Room);
        Near.Relative(exact, junction.Planck(), 1e-13);
        Near.Relative(exact, junction.Henderson(), 1e-13);
    }

    [Fact]
    public void FilmHasTheTabulatedPotential() =>
        Near.Relative(-27.93992455772e-3, new ChargedFilm(Room, -50, Sodium, Chloride).Potential(10, 100), 1e-12);

    [Fact]
    public void UnchargedFilmIsAJunctionAndStronglyChargedFilmIsNernstian()
    {
        var junction = new LiquidJunction(Room, new(1, Sodium, 10, 100), new JunctionIon(-1, Chloride, 10, 100));
        Near.Relative(junction.Planck(), new ChargedFilm(Room, 0, Sodium, Chloride).Potential(10, 100), 1e-13);
        double nernst = -PhysicalConstants.ThermalVoltage(Room) * Math.Log(10);
        Near.Relative(nernst, new ChargedFilm(Room, -1e9, Sodium, Chloride).Potential(10, 100), 1e-6);
        Near.Relative(-nernst, new ChargedFilm(Room, 1e9, Sodium, Chloride).Potential(10, 100), 1e-6);
    }
}
