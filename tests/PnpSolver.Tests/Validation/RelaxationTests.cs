using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Relaxation of charge, of junctions and of membranes against the equations they solve, integrated here, and against limits.</summary>
public sealed class RelaxationTests
{
    private const double Room = 298.15;
    private const double Water = 80;

    private static readonly BinarySalt Saline = new(1, -1, 1.333554369424e-9, 2.032019447499e-9);
    private static readonly BinarySalt Calcium = new(2, -1, 0.792e-9, 2.032019447499e-9);
    private static readonly double ThermalVoltage = PhysicalConstants.ThermalVoltage(Room);

    [Fact]
    public void EqualDiffusivitiesGiveTheRatesOfTheScreenedAndTheFreeLaplacian()
    {
        var debye = new DebyeRelaxation(new(1, -1, 2e-9, 2e-9), Room, Water, 150);
        double screening = Math.Pow(IdealSolution.Symmetric(Room, Water, 150).DebyeLength, -2);
        double k = 3 * Math.PI / 100e-9;
        Near.Relative(2e-9 * ((k * k) + screening), debye.Rates(k).Charge, 1e-14);
        Near.Relative(2e-9 * k * k, debye.Rates(k).Salt, 1e-14);
        Near.Relative(1 / (2e-9 * screening), debye.Time, 1e-14);
    }

    [Fact]
    public void LongWavesDecayWithTheConductivityAndTheAmbipolarDiffusivity()
    {
        var debye = new DebyeRelaxation(Calcium, Room, Water, 100);
        double k = Math.PI / 1e-3;
        Near.Relative(Calcium.AmbipolarDiffusivity * k * k, debye.Rates(k).Salt, 1e-10); // (kλ)²
        Near.Relative(1 / debye.Time, debye.Rates(k).Charge, 1e-10);
        double conductivity = PhysicalConstants.Faraday / ThermalVoltage * ((4 * 0.792e-9 * 100) + (2.032019447499e-9 * 200));
        Near.Relative(conductivity, Calcium.Conductivity(100, ThermalVoltage), 1e-14);
        Near.Relative(PhysicalConstants.VacuumPermittivity * Water / conductivity, debye.Time, 1e-14);
    }

    /// <summary>da_i/dt = −D_i k² (a_i + z_i c_i φ/V_T), k² φ = F Σ z a/ε, by Runge and Kutta's method.</summary>
    [Theory]
    [InlineData(0.3e-9, 1)]
    [InlineData(4e-9, 5)]
    public void AmplitudesFollowFluxAndPoisson(double wavelength, double span)
    {
        var debye = new DebyeRelaxation(Calcium, Room, Water, 100);
        double k = 1 / wavelength;
        double charge = PhysicalConstants.Faraday / (PhysicalConstants.VacuumPermittivity * Water * ThermalVoltage * k * k);
        double[] Rate(double[] a)
        {
            double potential = charge * ((2 * a[0]) - a[1]);
            return [
                -Calcium.CationDiffusivity * k * k * (a[0] + (2 * 100 * potential)),
                -Calcium.AnionDiffusivity * k * k * (a[1] - (200 * potential))];
        }

        double time = span / debye.Rates(k).Charge;
        double[] end = RungeKutta(Rate, [1, 0.2], time, 4000);
        (double cation, double anion) = debye.Amplitudes(k, (1, 0.2), time);
        Assert.Equal(end[0], cation, 1e-11); // steps of 1e-3 of the fast time, order 4
        Assert.Equal(end[1], anion, 1e-11);
    }

    [Fact]
    public void FormedJunctionIsPlancksAndItsProfileTheErrorFunctions()
    {
        var forming = new LiquidJunctionForming(Saline, Room, 10, 100);
        var steady = new LiquidJunction(
            Room, new(1, Saline.CationDiffusivity, 10, 100), new JunctionIon(-1, Saline.AnionDiffusivity, 10, 100));
        Near.Relative(steady.Planck(), forming.FormedPotential, 1e-13);
        Near.Relative(55, forming.Concentration(0, 1e-3), 1e-14);
        Near.Relative(forming.FormedPotential, forming.Potential(1e-3, 1e-3), 1e-14);
        double reach = Math.Sqrt(4 * 2 * 1.333554369424e-9 * 2.032019447499e-9 / (1.333554369424e-9 + 2.032019447499e-9) * 1e-3);
        Near.Relative(100 - (45 * 0.671373240540872584), forming.Concentration(0.3 * reach, 1e-3), 1e-13);
        Near.Relative(10 + (45 * 0.671373240540872584), forming.Concentration(-0.3 * reach, 1e-3), 1e-13);
    }

    /// <summary>The whole problem, not its linear form, in a stretch that the ions do not leave: off by the square of 2 % over 12.</summary>
    [Fact]
    public void SmallJunctionFormsExponentially()
    {
        var forming = new LiquidJunctionForming(Saline, Room, 150, 153);
        double tau = forming.FormingTime(Water);
        Near.Relative(-ThermalVoltage * (Saline.CationDiffusivity - Saline.AnionDiffusivity)
            / (Saline.CationDiffusivity + Saline.AnionDiffusivity) * Math.Log(153.0 / 150), forming.FormedPotential, 1e-13);
        foreach (double span in new[] { 0.2, 1.0, 4 })
        {
            var junction = new JunctionLine(Saline, (150, 153), 200);
            junction.Run(span * tau, (int)(200 * span));
            Near.Relative(junction.Potential, forming.FormingPotential(Water, span * tau), 3e-5);
        }
    }

    /// <summary>The neutral solution is approached as λ²/(Dt): three times as long, a third of the deviation.</summary>
    [Fact]
    public void LargeJunctionTendsToTheNeutralSolution()
    {
        var forming = new LiquidJunctionForming(Saline, Room, 60, 180);
        double tau = forming.FormingTime(Water);
        var junction = new JunctionLine(Saline, (60, 180), 300);
        junction.Run(0.01 * tau, 10);
        Near.Relative(junction.Potential, forming.FormedPotential * 0.01, 6e-3); // ½ t/τ
        junction.Run(9.99 * tau, 2000);
        double early = (junction.Potential / forming.FormedPotential) - 1;
        junction.Run(20 * tau, 4000);
        double late = (junction.Potential / forming.FormedPotential) - 1;
        Assert.InRange(Math.Abs(late), 0, 5e-3);
        Assert.InRange(early / late, 2.5, 3.5);
    }

    [Fact]
    public void MembraneChargesWithTheTabulatedTimeConstants()
    {
        var saline = IdealSolution.Symmetric(Room, Water, 150);
        var slab = new IonFreeSlab(5e-9, 2, saline, saline);
        var alone = new MembraneRelaxation(PhysicalConstants.VacuumPermittivity * 2 / 5e-9, 5, -0.07);
        var layered = alone with { Capacitance = slab.Capacitance(0) };
        Near.Relative(0.00354167512752 / 5, alone.TimeConstant, 1e-12);
        Near.Relative(0.00351381323524 / 5, layered.TimeConstant, 1e-11);
        Near.Relative(-0.07 + (0.05 / Math.E), layered.Potential(-0.02, layered.TimeConstant), 1e-14);
        Near.Relative(-0.05, layered.Potential(-0.07, 1, 0.1), 1e-14);
    }

    [Fact]
    public void PulseOnAMembraneSolvesItsEquation()
    {
        var membrane = new MembraneRelaxation(0.01, 4, -0.07);
        var pulse = new CurrentPulse(1e-3, 3e-3, 0.05);
        double[] on = RungeKutta(v => [(0.05 - (4 * (v[0] + 0.07))) / 0.01], [-0.07], 3e-3, 3000);
        double[] off = RungeKutta(v => [-4 * (v[0] + 0.07) / 0.01], on, 2e-3, 2000);
        Assert.Equal(-0.07, membrane.Potential(pulse, 0.9e-3));
        Assert.Equal(on[0], membrane.Potential(pulse, 4e-3), 1e-13);
        Assert.Equal(off[0], membrane.Potential(pulse, 6e-3), 1e-13);
    }

    private static double[] RungeKutta(Func<double[], double[]> rate, double[] start, double time, int steps)
    {
        double h = time / steps;
        double[] y = start;
        for (int i = 0; i < steps; i++)
        {
            double[] a = rate(y);
            double[] b = rate(Moved(y, a, h / 2));
            double[] c = rate(Moved(y, b, h / 2));
            double[] d = rate(Moved(y, c, h));
            y = [.. y.Select((value, k) => value + (h / 6 * (a[k] + (2 * b[k]) + (2 * c[k]) + d[k])))];
        }

        return y;
    }

    private static double[] Moved(double[] y, double[] slope, double h) => [.. y.Select((value, k) => value + (h * slope[k]))];
}
