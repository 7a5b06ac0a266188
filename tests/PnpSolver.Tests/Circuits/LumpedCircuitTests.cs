using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Solvers;
using PnpSolver.Tests.Validation;
using PnpSolver.Validation.Exact;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

public sealed class LumpedCircuitTests
{
    private const double Body = 310.15;

    private static readonly Material Inside = Material.Electrolyte(80, (K, 140), (Na, 10), (Cl, 10), (Anion, 140));
    private static readonly Material Outside = Material.Electrolyte(80, (K, 5), (Na, 145), (Cl, 110), (Anion, 40));

    private static readonly Arbitrary<PnpProblem> Patch =
        (from inside in RandomCells.Solution
         from outside in RandomCells.Solution
         from mechanisms in RandomCells.Pumped
         select Floating(inside, outside, mechanisms)).ToArbitrary();

    [Fact]
    public void GoldmanLeaksRestAtTheGoldmanVoltage()
    {
        MembraneCircuit circuit = Twin(Floating(Inside, Outside, new GoldmanLeak(K, 1e-8), new GoldmanLeak(Na, 4e-10), new GoldmanLeak(Cl, 4.5e-9)));
        Near.Relative(-67.31496071241e-3, circuit.SteadyState!.Potential, 1e-12);
        Near.Relative(-67.31496071241e-3, circuit.Reversal(circuit.SteadyState)!.Value, 1e-12);
    }

    [Theory]
    [InlineData(-70, 0.01417756157744)]
    [InlineData(0, 0.130255198366)]
    [InlineData(40, 0.25839897929)]
    public void GoldmanCurrentHasTheTabulatedDigits(double millivolts, double expected) =>
        Near.Relative(expected, Twin(Floating(Inside, Outside, new GoldmanLeak(K, 1e-8))).Current(millivolts * Units.mV), 4e-12); // 12 digits are given

    /// <summary>The pump that balances both leaks, 3 : 2, leaves Mullins and Noda's potential.</summary>
    [Fact]
    public void ABalancedPumpRestsAtTheMullinsNodaVoltage()
    {
        const double rest = -73.79889247823e-3;
        var sodium = new GoldmanLeak(Na, 4e-10);
        double leak = Twin(Floating(Inside, Outside, sodium)).Current(rest) / PhysicalConstants.Faraday;
        var pump = new Pump(1e15, -leak / 3 * PhysicalConstants.Avogadro / 1e15, Stoichiometry(3, -2));
        MembraneCircuit circuit = Twin(Floating(Inside, Outside, sodium, new GoldmanLeak(K, 1e-8), pump));
        Near.Relative(rest, circuit.SteadyState!.Potential, 1e-12);
        Near.Relative(-5.24636536e-3, rest - circuit.Reversal(circuit.SteadyState)!.Value, 1e-8);
        Assert.All(circuit.Fluxes(circuit.Working, circuit.SteadyState), flux => Assert.Equal(0, flux, 1e-11 * -leak));
    }

    [Fact]
    public void OhmicLeaksRestAtTheChordConductanceVoltage()
    {
        var pump = new Pump(1e15, 0.01 / (1e15 * PhysicalConstants.ElementaryCharge), Stoichiometry(3, -2));
        MembraneCircuit circuit = Twin(Floating(Inside, Outside, new OhmicLeak(K, 4), new OhmicLeak(Na, 0.4), new OhmicLeak(Cl, 1), pump));
        CircuitState state = circuit.SteadyState!;
        Near.Relative(-72.54334850792e-3, circuit.Reversal(state)!.Value, 1e-12);
        Near.Relative(-74.39520035978e-3, state.Potential, 1e-12);
        Near.Relative(5.4, circuit.Conductance(state), 1e-14);
        Near.Relative(0.01, circuit.PumpCurrent(state), 1e-14);
        Assert.Equal(MembranePotentials.PumpMolecule(pump.Rate) * pump.Density, circuit.PumpCurrent(state), 1e-16);
    }

    [Property(MaxTest = 200)]
    public Property CurrentRisesWithThePotential() => Prop.ForAll(Patch, problem =>
    {
        MembraneCircuit circuit = Twin(problem);
        double[] currents = [.. Enumerable.Range(-15, 31).Select(i => circuit.Current(0.02 * i))];
        Assert.True(currents.Zip(currents.Skip(1)).All(pair => pair.Second > pair.First));
        double g = circuit.Conductance(circuit.At(-0.05));
        Assert.Equal((circuit.Current(-0.05 + 1e-6) - circuit.Current(-0.05 - 1e-6)) / 2e-6, g, 1e-5 * g);
    });

    [Property(MaxTest = 200)]
    public Property TheFloatingPotentialIsARootOfTheCurrent() => Prop.ForAll(Patch, problem =>
    {
        MembraneCircuit circuit = Twin(problem);
        CircuitState rest = circuit.SteadyState!;
        double gross = circuit.Branches(rest).Sum(b => b.Currents.Sum(Math.Abs));
        // one unit in the last place of V moves the current by g V 1e-16
        Assert.Equal(0, circuit.Current(rest), (1e-14 * gross) + (4e-16 * Math.Abs(rest.Potential) * circuit.Conductance(rest)));
    });

    [Property(MaxTest = 200)]
    public Property EveryLeakReversesAtItsNernstPotential() => Prop.ForAll(Patch, problem =>
    {
        MembraneCircuit circuit = Twin(problem);
        foreach (MechanismBranch branch in circuit.Branches(circuit.At(0.013)))
        {
            double? expected = branch.Mechanism.IsPump ? null : circuit.Nernst(branch.Mechanism.Ions[0], circuit.At(0));
            Assert.Equal(expected is null, branch.Reversal is null);
            Assert.Equal(expected ?? 0, branch.Reversal ?? 0, 1e-15);
        }
    });

    [Fact]
    public void ACircuitSeenFromTheOtherSideIsItsMirrorImage()
    {
        Mechanism[] leaks = [new GoldmanLeak(K, 1e-8), new OhmicLeak(Na, 0.1)];
        PnpProblem problem = Floating(Inside, Outside, [.. leaks, SodiumPump]);
        Pump mirrored = SodiumPump with { Stoichiometry = Stoichiometry(-3, 2) };
        MembraneCircuit twin = Twin(problem);
        MembraneCircuit swapped = Twin(problem.WithMembrane(new("membrane", "outside", "inside") { Mechanisms = [.. leaks, mirrored] }));
        Near.Relative(-twin.SteadyState!.Potential, swapped.SteadyState!.Potential, 1e-13);
        Near.Relative(-twin.Current(-0.03), swapped.Current(0.03), 1e-13);
        Near.Relative(twin.SeriesResistance, swapped.SeriesResistance, 1e-14);
        Near.Relative(twin.Capacitance(twin.SteadyState).Total, swapped.Capacitance(swapped.SteadyState).Total, 1e-12);
        Near.Relative(twin.SteadyState.Potential, Twin(Problems.Mirrored(problem)).SteadyState!.Potential, 1e-13);
    }

    [Fact]
    public void AClampedCurrentFlowsOutOfTheInside()
    {
        PnpProblem floating = Floating(Inside, Outside, new OhmicLeak(K, 4), new OhmicLeak(Na, 1));
        PnpProblem driven = floating.WithBoundary("left", Bath.CurrentClamp(0.05, Inside.Concentrations));
        Near.Relative(0.05 / 5, Twin(driven).SteadyState!.Potential - Twin(floating).SteadyState!.Potential, 1e-12);
        Near.Relative(0.05, Twin(driven).Current(Twin(driven).SteadyState!), 1e-13);
        PnpProblem fromOutside = floating.WithBoundary("left", new Bath(0, Inside)).WithBoundary("right", Bath.CurrentClamp(-0.05, Outside.Concentrations));
        Near.Relative(Twin(driven).SteadyState!.Potential, Twin(fromOutside).SteadyState!.Potential, 1e-13);
    }

    /// <summary>Slab and layers against the exact slab between two electrolytes, with charged faces.</summary>
    [Theory]
    [InlineData(0.07, 0, 0)]
    [InlineData(-0.07, -0.02, -0.05)]
    [InlineData(0.3, 0.1, -0.1)]
    public void CapacitorsAreThoseOfTheExactSlab(double voltage, double inside, double outside)
    {
        PnpProblem problem = Floating(Inside, Outside).WithSurface(new("inside", "membrane", inside)).WithSurface(new("outside", "membrane", outside));
        IdealSolution Solution(Material material) => new(Body, 80, [.. material.Concentrations.Select(p => new DissolvedIon(p.Key.Valence, p.Value))]);
        var exact = new IonFreeSlab(5e-9, 2, Solution(Inside), Solution(Outside)) { InsideCharge = inside, OutsideCharge = outside };
        CircuitCapacitance found = Twin(problem).Capacitance(Twin(problem).At(voltage));
        Near.Relative(exact.Displacement(voltage), found.Displacement, 1e-11);
        Near.Relative(exact.Capacitance(voltage), found.Total, 1e-11);
        Assert.Equal(found.Displacement - inside, found.ChargeInside);
        Assert.Equal(-found.Displacement - outside, found.ChargeOutside);
    }

    [Theory]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Spherical)]
    public void AreasOfCurvedMembranesCount(CoordinateSystem coordinates)
    {
        const double start = 20e-9;
        (double a, double b, double end) = (1020e-9, 1025e-9, 1525e-9);
        PnpProblem plane = Floating(Inside, Outside, new OhmicLeak(K, 1));
        PnpProblem problem = plane with
        {
            Grid = Grid.FromSegments(coordinates, start, Segment.Uniform("inside", 1000e-9, 2), Segment.Uniform("membrane", 5e-9, 2), Segment.Uniform("outside", 500e-9, 2)),
            Boundaries = plane.Boundaries.Clear().Add("inner", plane.Boundary("left")).Add("outer", plane.Boundary("right")),
        };
        MembraneCircuit circuit = Twin(problem);
        MembraneCircuit flat = Twin(plane);
        bool isSphere = coordinates == CoordinateSystem.Spherical;
        double epsilon = 2 * PhysicalConstants.VacuumPermittivity;
        Near.Relative(isSphere ? epsilon * b / (a * (b - a)) : epsilon / (a * Math.Log(b / a)), circuit.SlabCapacitance, 1e-12);
        Near.Relative(coordinates.Area(a), circuit.Area, 1e-15);

        // ∫ dx (a/x) or (a/x)² for a length that is the plane's on either side
        double Series(double from, double to) => isSphere ? a * a * ((1 / from) - (1 / to)) : a * Math.Log(to / from);
        double expected = (flat.Inside.Resistance / 1000e-9 * Series(start, a)) + (flat.Outside.Resistance / 500e-9 * Series(b, end));
        Near.Relative(expected, circuit.SeriesResistance, 1e-12);
        Near.Relative(flat.SteadyState!.Potential, circuit.SteadyState!.Potential, 1e-14);
    }

    /// <summary>1/σ with σ = F Σ z² D c/V_T.</summary>
    [Fact]
    public void SeriesResistanceOfAPlaneBathIsItsLengthOverItsConductivity()
    {
        MembraneCircuit circuit = Twin(Floating(Inside, Outside));
        double conductivity = PhysicalConstants.Faraday / PhysicalConstants.ThermalVoltage(Body) * ((1.96e-9 * 140) + (1.33e-9 * 10) + (2.03e-9 * 10) + (0.5e-9 * 140));
        Near.Relative(1000e-9 / conductivity, circuit.Inside.Resistance, 1e-13);
    }

    [Fact]
    public void MembraneTimeConstantIsCapacitanceOverConductance()
    {
        MembraneCircuit circuit = Twin(Floating(Inside, Outside, new OhmicLeak(K, 5)));
        Assert.Equal(0.703e-3, circuit.TimeConstant(circuit.SteadyState!)!.Value, 0.0005e-3);
        Near.Relative(0.00354167512752, circuit.SlabCapacitance, 1e-12);
    }

    /// <summary>A closed side that exchanges nothing holds its charge: D = Q/A through slab and layers.</summary>
    [Fact]
    public void AnImpermeableCellIsACapacitorAtItsCharge()
    {
        PnpProblem neutral = Closed(Cytosol, Plasma);
        Assert.Equal(0, Twin(neutral).SteadyState!.Potential);
        PnpProblem charged = neutral.WithSurface(new("inside", "membrane", -2e-4));
        MembraneCircuit circuit = Twin(charged);
        Near.Relative(-2e-4, circuit.Capacitance(circuit.SteadyState!).Displacement, 1e-9);
        Assert.InRange(circuit.SteadyState!.Potential, -0.06, -0.055);
    }

    [Fact]
    public void StacksOfSlabsHaveNoCircuit()
    {
        PnpProblem stack = Floating(Inside, Outside).WithMaterial("head", Material.Dielectric(10)) with
        {
            Grid = Grid.Planar(Segment.Uniform("inside", 9e-9, 2), Segment.Uniform("membrane", 5e-9, 2), Segment.Uniform("head", 1e-9, 2), Segment.Uniform("outside", 9e-9, 2)),
        };
        Assert.Empty(LumpedCircuit.Of(stack).Membranes);
    }

    private static MembraneCircuit Twin(PnpProblem problem) => LumpedCircuit.Of(problem).Membranes[0];
}
