using PnpSolver.Circuits;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Validation;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

public sealed class OsmoticCellTests
{
    private static readonly Material Bathing = Material.Electrolyte(80, (K, 5), (Na, 145), (Cl, 150));

    private static OsmoticCell Reference => new()
    {
        Temperature = 310.15,
        SodiumOutside = 145,
        PotassiumOutside = 5,
        SodiumConductance = 0.1,
        PotassiumConductance = 2,
        Turnover = 0.005,
    };

    [Fact]
    public void ClosedFormHasTheTabulatedDigits()
    {
        OsmoticState state = Reference.SteadyState()!;
        Near.Relative(-83.65224118277e-3, state.Potential, 1e-12);
        Near.Relative(12.1129800597, state.Sodium, 1e-11);
        Near.Relative(137.8870199403, state.Potassium, 1e-12);
        Near.Relative(Reference.Lowering * 150, state.Chloride, 1e-14);
    }

    /// <summary>The same mechanisms as objects, from a start far away: same digits, and a volume that holds the impermeant ions.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(-1.5)]
    [InlineData(-3)]
    public void MechanismsReachTheClosedForm(double valence)
    {
        OsmoticCell cell = Reference with { ImpermeantValence = valence };
        OsmoticState expected = cell.SteadyState()!;
        SteadyResult found = Cell(0.005, valence).AtOsmoticBalance();
        Assert.Null(found.Refusal);
        Near.Relative(expected.Potential, found.State!.Potential, 1e-11);
        Near.Relative(expected.Sodium, found.State.Inside[1], 1e-10);
        Near.Relative(expected.Potassium, found.State.Inside[0], 1e-10);
        Near.Relative(expected.Chloride, found.State.Inside[2], 1e-10);

        double impermeant = found.State.Inside[3];
        Near.Relative(300, found.State.Inside.Sum(), 1e-11);
        Near.Relative(40 / impermeant, found.State.RelativeVolume, 1e-11);
    }

    [Fact]
    public void AStoppedPumpMeansDonnanSwelling()
    {
        Assert.Null((Reference with { Turnover = 0 }).SteadyState());
        Assert.Contains("Donnan", (Reference with { Turnover = 0 }).Refusal, StringComparison.Ordinal);
        Assert.Contains("swells", Cell(0, -1).AtOsmoticBalance().Refusal, StringComparison.Ordinal);
    }

    /// <summary>A pump so fast that the potassium it piles up outweighs the sodium it removes: γ = 1.</summary>
    [Fact]
    public void ATooFastPumpLetsTheCellSwell()
    {
        OsmoticCell fast = Reference with { Turnover = 0.2 };
        Assert.True(fast.Lowering > 1);
        Assert.Contains("not below 1", fast.Refusal, StringComparison.Ordinal);
        Assert.NotNull(Cell(0.2, -1).AtOsmoticBalance().Refusal);
    }

    private static MembraneCircuit Cell(double turnover, double valence)
    {
        var impermeant = new Species("A", valence, 1e-9);
        double cations = 20 + (-valence * 40);
        PnpProblem problem = Closed(Cytosol, Bathing, new OhmicLeak(K, 2), new OhmicLeak(Na, 0.1), new OhmicLeak(Cl, 1),
            new Pump(1e15, turnover / (1e15 * PhysicalConstants.ElementaryCharge), Stoichiometry(3, -2)));
        problem = problem with { Species = [K, Na, Cl, impermeant] };
        return LumpedCircuit.Of(problem.WithMaterial("inside", Material.Electrolyte(80, (K, cations / 2), (Na, cations / 2), (Cl, 20), (impermeant, 40)))).Membranes[0];
    }
}
