using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Linear charging with unequal ions against the solved boundary equations, the cell of equal ions, and limits.</summary>
public sealed class BinaryHalfCellTests
{
    private static readonly BinarySalt Saline = new(1, -1, 1.333554369424e-9, 2.032019447499e-9);
    private static readonly BinarySalt Calcium = new(2, -1, 0.792e-9, 2.032019447499e-9);

    /// <summary>The three conditions at the wall solved as a linear system and inverted, both in thirty digits; F/m².</summary>
    [Theory]
    [InlineData(1e-10, 0.0179333891418221, 0.00378924847545035)]
    [InlineData(3e-9, 0.120011912699211, 0.107466267790197)]
    [InlineData(4e-8, 0.732546741067807, 0.729975510450843)]
    [InlineData(1e-6, 0.893050806169566, 0.893044203924835)]
    public void SalineHasTheDigitsOfItsBoundaryEquations(double time, double wall, double stored)
    {
        var half = new BinaryHalfCell(Saline, 298.15, 80, 150) { Length = 50e-9 };
        Near.Relative(wall, half.WallCharge(1, time), 1e-11);
        Near.Relative(stored, half.StoredCharge(1, time), 1e-10);
    }

    [Theory]
    [InlineData(1e-10, 0.160386596466504, 0.0465392401873663)]
    [InlineData(3e-9, 0.337896162950509, 0.333298437127896)]
    [InlineData(4e-8, 0.343735767230534, 0.34318565275249)]
    [InlineData(1e-6, 0.343738202855225, 0.343190014626282)]
    public void CalciumBehindACompactLayerHasTheDigitsOfItsBoundaryEquations(double time, double wall, double stored)
    {
        double compact = 80 * PhysicalConstants.VacuumPermittivity / 1.5e-9;
        var half = new BinaryHalfCell(Calcium, 298.15, 80, 100) { Length = 4e-9, CompactCapacitance = compact };
        Near.Relative(wall, half.WallCharge(1, time), 1e-11);
        Near.Relative(stored, half.StoredCharge(1, time), 1e-11);
    }

    /// <summary>The full equations by another code, ±25 mV on 100 nm of KCl at 310 K: linear while the layers hold little voltage.</summary>
    [Theory]
    [InlineData(0.1, 0.002421430001469387, 2e-6)]
    [InlineData(0.2, 0.004289801498304788, 1e-5)]
    [InlineData(0.5, 0.008889232909443495, 4e-4)]
    public void NonlinearCellStartsLinearly(double fraction, double charge, double tolerance)
    {
        var half = new BinaryHalfCell(new(1, -1, 1.96e-9, 2.03e-9), 310, 80, 150) { Length = 50e-9 };
        Near.Relative(charge, half.WallCharge(0.025, fraction * 2.0263874109959036e-08), tolerance); // the square of the layers' share of V_T
    }

    [Fact]
    public void EqualIonsChargeAsInTheSeries()
    {
        var solution = IdealSolution.Symmetric(298.15, 80, 150);
        var series = new HalfCell(solution, 2e-9, 20e-9, 0.3);
        var half = new BinaryHalfCell(new(1, -1, 2e-9, 2e-9), 298.15, 80, 150) { Length = 20e-9, CompactCapacitance = 0.3 };
        for (double time = 1e-11; time < 1e-6; time *= 4)
        {
            Near.Relative(series.WallCharge(1, time), half.WallCharge(1, time), 1e-11);
            Near.Relative(series.StoredCharge(1, time), half.StoredCharge(1, time), 1e-10); // a few percent of the limit at first
        }
    }

    /// <summary>The current starts as the conductivity's, and the end is the capacitance of the layers.</summary>
    [Fact]
    public void ChargesStartAndEndWhereTheyMust()
    {
        var half = new BinaryHalfCell(Calcium, 298.15, 80, 100) { Length = 40e-9 };
        double thermalVoltage = PhysicalConstants.ThermalVoltage(298.15);
        const double early = 1e-14;
        Near.Relative(Calcium.Conductivity(100, thermalVoltage) * early / half.Length, half.StoredCharge(1, early), 0.02); // √(Dt)/L
        var solution = new IdealSolution(298.15, 80, new DissolvedIon(2, 100), new DissolvedIon(-1, 200));
        Near.Relative(new HalfCell(solution, 1e-9, 40e-9).Capacitance, half.WallCharge(1, 1e-3), 1e-11);
    }
}
