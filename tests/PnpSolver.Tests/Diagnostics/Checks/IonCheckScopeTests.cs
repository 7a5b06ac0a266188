using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Where checks of ions have nothing to say.</summary>
public class IonCheckScopeTests
{
    [Theory]
    [InlineData("strong-coupling")] // no charge
    [InlineData("gouy-chapman-length")]
    [InlineData("divalent-concentration")] // no divalents
    [InlineData("activity-correction")] // one bath
    [InlineData("ions-per-space")] // no volume
    [InlineData("potential-fluctuation")] // no membrane
    public void UnchargedWallInPotassiumChlorideHasNo(string name) => Assert.Empty(Checking.Of(name, Saline.Wall(0, Saline.KCl(100))));

    /// <summary>Between two solutions the displacement is no charge, unless one lies there.</summary>
    [Fact]
    public void InterfaceThatIonsCrossIsNoChargedSurface()
    {
        PnpProblem bare = Saline.Junction();
        Assert.NotEmpty(Checking.Of("mesh-per-debye-length", bare));
        Assert.Empty(Checking.Of("strong-coupling", bare));
        Assert.Equal(
            ["first at second", "second at first"],
            Checking.Of("strong-coupling", bare.WithSurface(new("second", "first", -0.05))).Select(check => check.Subject));
    }

    /// <summary>A pore ties the potential of both sides, and the bath is open.</summary>
    [Fact]
    public void MembraneWithAPoreHasNoFluctuationAndItsBathsNoNumber()
    {
        Assert.Empty(Checking.Of("potential-fluctuation", Saline.NarrowPore()));
        Assert.Equal("pore through membrane", Assert.Single(Checking.Of("ions-per-space", Saline.NarrowPore())).Subject);
    }

    /// <summary>A region in the pore that touches no bath is counted once, as itself.</summary>
    [Fact]
    public void FilterInAPoreIsCountedAsItself()
    {
        PnpProblem problem = Saline.NarrowPore();
        Grid grid = Grid.Axisymmetric(
            problem.Grid.Along, problem.Grid.Height!, new RegionPatch("water", 0, 2.3 * nm, -3 * nm, 3 * nm), new RegionPatch("membrane", 0.3 * nm, 2.3 * nm, -1 * nm, 1 * nm),
            new RegionPatch("filter", 0, 0.3 * nm, -0.5 * nm, 0.5 * nm));
        PnpProblem filtered = (problem with { Grid = grid }).WithMaterial("filter", Saline.KCl(100));
        Solution solution = Given.Solution(filtered, (_, _) => 0, (_, _, _) => 100);
        IReadOnlyList<Check> checks = Checking.Of("ions-per-space", solution, []);
        double half = Math.PI * 0.09 * 200 * 0.602214076e-3;
        Assert.Equal(["filter", "pore through membrane", "pore through membrane"], checks.Select(check => check.Subject).Order());
        Assert.All(checks, check => Assert.Equal(check.Subject == "filter" ? half : half / 2, check.Value, 1e-9));
    }

    [Fact]
    public void ActivityModelInUseLeavesNothingToCorrect()
    {
        PnpProblem problem = Saline.Film(Saline.KCl(10), Saline.KCl(100));
        Assert.NotEmpty(Checking.Of("activity-correction", problem));
        Assert.Empty(Checking.Of("activity-correction", problem with { Activity = new Davies() }));
    }

    [Fact]
    public void IonOnOneSideOnlyHasNoNernstPotentialToCorrect() => Assert.Equal(
        ["Cl across left to right"],
        Checking.Of("activity-correction", Saline.Film(WithTrace(Problems.K, Problems.Na), WithTrace(Problems.Na, Problems.K))).Select(check => check.Subject));

    /// <summary>What the activity model counts is not ignored. By the contact theorem 1 − Φ falls by e^(−σ²a³/(2ε₀ε kT)) towards the wall, from 1 to 0.37.</summary>
    [Fact]
    public void PackingThatBikermanCountsIsNotHeldAgainstIt()
    {
        PnpProblem sized = Problems.ChargedWall(-0.3, 100);
        Assert.Equal(CheckStatus.Fail, Assert.Single(Checking.Of("steric-packing", sized)).Status);
        Check counted = Assert.Single(Checking.Of("steric-packing", sized with { Activity = new Bikerman() }));
        Assert.Equal(0, counted.Value);
        Assert.Contains("ions fill up to 63 %", counted.Meaning, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(Checking.Of("steric-packing", Saline.Wall(-0.3, Saline.KCl(100)) with { Activity = new Bikerman { AssumesHydrated = true } })).Value);
    }

    [Fact]
    public void UnknownIonsSizeIsSaidToBeAssumed()
    {
        Material cytosol = Material.Electrolyte(80, (Problems.K, 100), (Problems.Anion, 100));
        Assert.Contains("size of A being assumed", Assert.Single(Checking.Of("steric-packing", Saline.Wall(0, cytosol))).Meaning, StringComparison.Ordinal);
        Assert.Contains("A (0.66 nm assumed", Assert.Single(Checking.Of("gouy-chapman-length", Saline.Wall(+0.01, cytosol))).Meaning, StringComparison.Ordinal);
    }

    /// <summary>Nothing about a neuron at rest is a failure; what is marginal in saline is a note.</summary>
    [Fact]
    public void RestingMembraneHasNotesAndNoAlarm()
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane());
        IReadOnlyList<Check> checks = CheckCatalogue.Evaluate(solution, QuantityCatalogue.Evaluate(solution));
        string[] own = ["debye-length-vs-ion-size", "plasma-parameter", "ions-per-debye-sphere", "strong-coupling", "gouy-chapman-length", "steric-packing", "ionic-strength",
            "activity-correction", "ions-per-cell", "potential-fluctuation", "bulk-electroneutrality"];
        Assert.Subset(checks.Select(check => check.Definition.Name).ToHashSet(), own.ToHashSet());
        Assert.DoesNotContain(checks, check => own.Contains(check.Definition.Name) && check.Status > CheckStatus.Note);
        Assert.Equal(
            ["debye-length-vs-ion-size", "ions-per-cell", "ions-per-debye-sphere", "plasma-parameter", "potential-fluctuation"],
            checks.Where(check => own.Contains(check.Definition.Name) && check.Status == CheckStatus.Note).Select(check => check.Definition.Name).Distinct().Order());
    }

    private static Material WithTrace(Species cation, Species absent) => Material.Electrolyte(80, (cation, 100), (absent, 0), (Problems.Cl, 100));
}
