using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Solvers;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The cell of <c>pump-leak-osmotic</c>: its fixed volume is the one that water would choose.</summary>
public sealed class OsmoticShelfTests
{
    private static readonly ValidationFolder Folder = ShelfTests.Folder("pump-leak-osmotic");

    public static TheoryData<string> Variants => [.. Folder.Variants().Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void WaterWouldNotMoveIfItCould(string name)
    {
        SteadyResult free = Circuit([.. Folder.Variants().Single(variant => variant.Name == name).Set]).AtOsmoticBalance();
        Assert.Null(free.Refusal);
        Assert.Equal(1, free.State!.RelativeVolume, 1e-11);
    }

    [Fact]
    public void TooManyImpermeantAnionsWouldDrawWater()
    {
        SteadyResult free = Circuit(new CaseOverride("regions.cytosol.concentrations", "{ K: 159 mM, Na: 12 mM, Cl: 6 mM, A: 165 mM }")).AtOsmoticBalance();
        Assert.Equal(165 / 143.44179014513655, free.State!.RelativeVolume, 1e-11);
        Assert.Equal(-0.08365224118277, free.State.Potential, 1e-13); // the same state, in a larger cell
    }

    /// <summary>Without a pump, or where the potassium that it brings cannot leave and outweighs the sodium that it removes, α ≥ 1.</summary>
    [Theory]
    [InlineData("ATPase.enabled", "false", 0.0, 2.0, "Donnan")]
    [InlineData("ohmic-K.conductance", "0.1 S/m^2", 0.005, 0.1, "not below 1")]
    public void SwellingCellIsRefusedWithTheReason(string key, string value, double turnover, double conductance, string reason)
    {
        var closedForm = new OsmoticCell
        {
            Temperature = 310.15,
            SodiumOutside = 145,
            PotassiumOutside = 5,
            SodiumConductance = 0.1,
            PotassiumConductance = conductance,
            Turnover = turnover,
        };
        Assert.True(closedForm.Lowering >= 1);
        Assert.Null(closedForm.SteadyState());
        Assert.Contains(reason, closedForm.Refusal, StringComparison.Ordinal);

        SteadyResult free = Circuit(new CaseOverride("membranes.membrane." + key, value)).AtOsmoticBalance();
        Assert.Null(free.State);
        Assert.Contains("swells without limit", free.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void PumpTooFastForItsLeaksIsRefusedByTheFieldSolverToo()
    {
        PnpProblem problem = Problem(new CaseOverride("membranes.membrane.ATPase.rate", "4000 /s"));
        var error = Assert.Throws<NotConvergedException>(() => SteadySolver.Solve(problem));
        Assert.Contains("Na in cytosol falls towards 0", error.Message, StringComparison.Ordinal);
    }

    private static MembraneCircuit Circuit(params CaseOverride[] overrides) => LumpedCircuit.Of(Problem(overrides)).Membranes[0];

    private static PnpProblem Problem(params CaseOverride[] overrides) =>
        CaseFile.Read(Folder.CasePath, new() { Overrides = [.. overrides] }).Problem;
}
