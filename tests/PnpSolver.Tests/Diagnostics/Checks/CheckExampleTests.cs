using PnpSolver.Diagnostics.Checks;
using PnpSolver.Grids;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Each check has a problem that passes it and one that it takes most seriously.</summary>
public class CheckExampleTests
{
    private static readonly Dictionary<string, (Func<PnpProblem> Passing, Func<PnpProblem> Worst)> Examples = new()
    {
        ["debye-length-vs-ion-size"] = (() => Saline.Wall(0, Saline.KCl(10)), () => Saline.Wall(0, Saline.KCl(2 * M))),
        ["plasma-parameter"] = (() => Saline.Wall(0, Saline.KCl(10)), () => Saline.Wall(0, Saline.MgSO4(1 * M))),
        ["ions-per-debye-sphere"] = (() => Saline.Wall(0, Saline.KCl(10)), () => Saline.Wall(0, Saline.MgSO4(1 * M))),
        ["strong-coupling"] = (() => Saline.Wall(-0.01, Saline.KCl(100)), () => Saline.Wall(-0.2, Saline.MgSO4(100))),
        ["gouy-chapman-length"] = (() => Saline.Wall(-0.01, Saline.KCl(100)), () => Saline.Wall(-0.4, Saline.MgSO4(100))),
        ["steric-packing"] = (() => Saline.Wall(-0.01, Saline.KCl(100)), () => Saline.Wall(-0.2, Saline.KCl(100))),
        ["ionic-strength"] = (() => Saline.Wall(0, Saline.KCl(100)), () => Saline.Wall(0, Saline.KCl(2 * M))),
        ["divalent-concentration"] = (() => Saline.Wall(0, Saline.MgCl2(5)), () => Saline.Wall(0, Saline.MgSO4(600))),
        ["activity-correction"] = (() => Saline.Film(Saline.KCl(100), Saline.KCl(110)), () => Saline.Film(Saline.MgCl2(0.1), Saline.MgCl2(100))),
        ["ions-per-space"] = (() => Saline.Cell(CoordinateSystem.Spherical, 50 * nm, Saline.KCl(100)), Saline.NarrowPore),
        ["ions-per-cell"] = (() => Saline.Wall(0, Saline.KCl(100), firstCell: 5 * nm), () => Saline.Wall(0, Saline.KCl(100))),
        ["potential-fluctuation"] = (() => Saline.Slab(3 * nm), () => Saline.Cell(CoordinateSystem.Spherical, 5 * nm, Saline.KCl(150))),
        ["bulk-electroneutrality"] = (() => Problems.Membrane(), () => Saline.Film(Saline.KCl(100), Saline.KCl(1), 2 * um, 100 * mV)),
        ["mesh-per-debye-length"] = (() => Saline.Wall(-0.01, Saline.KCl(100)), () => Saline.Wall(-0.01, Saline.KCl(100), firstCell: 2 * nm)),
        ["pore-radius-vs-debye"] = (() => Saline.Cell(CoordinateSystem.Cylindrical, 3 * nm, Saline.KCl(100)), () => Saline.Cell(CoordinateSystem.Cylindrical, 0.5 * nm, Saline.KCl(100))),
        ["pore-radius-vs-ion"] = (() => Saline.Cell(CoordinateSystem.Cylindrical, 4 * nm, Saline.KCl(100)), () => Saline.Cell(CoordinateSystem.Cylindrical, 0.5 * nm, Saline.KCl(100))),
        ["pore-self-energy"] = (() => Saline.Cell(CoordinateSystem.Cylindrical, 4 * nm, Saline.KCl(100)), () => Saline.Cell(CoordinateSystem.Cylindrical, 0.5 * nm, Saline.KCl(100))),
        ["image-energy"] = (() => Saline.Slab(), () => FieldProblems.Barrier(2, potassium: 10, chloride: 10)),
        ["born-barrier"] = (() => FieldProblems.Barrier(78), () => FieldProblems.Barrier(4)),
        ["dielectric-saturation"] = (() => Saline.Wall(-0.01, Saline.KCl(100)), () => Saline.Wall(-0.35, Saline.KCl(100))),
        ["electroporation"] = (() => Problems.Membrane(), () => Problems.Membrane(-1.2)),
        ["breakdown-field"] = (() => Problems.Membrane(), () => Problems.Membrane(-1.2)),
        ["lumped-potential"] = (FieldProblems.GoldmanPair, () => FieldProblems.Salty(-0.05)),
        ["lumped-currents"] = (FieldProblems.GoldmanPair, () => FieldProblems.Salty(-0.05)),
        ["lumped-capacitance"] = (() => Problems.Membrane(), () => FieldProblems.Slab(0.5 * nm, 1)),
        ["lumped-contents"] = (() => FieldProblems.Closed(1 * um), () => FieldProblems.Closed(3 * nm, -0.03)),
        ["lumped-length-constant"] = (() => FieldProblems.Axon(5e3), () => FieldProblems.Axon(9e5)),
        ["lumped-charge"] = (() => Problems.Membrane(), () => FieldProblems.Slab(5 * nm, 1, -1, inside: 4 * nm)),
        ["well-mixed"] = (FieldProblems.GoldmanPair, () => FieldProblems.Exchange(0.1)),
        ["mixing-time"] = (() => FieldProblems.Leaky(30 * nm), () => FieldProblems.Leaky(1 * um)),
        ["constant-field-potential"] = (() => FieldProblems.Barrier(2, 14, 60, voltage: null, right: 4), () => FieldProblems.Barrier(80, 0.5, 3, thickness: 20 * nm, voltage: null, right: 4)),
        ["constant-field-current"] = (() => FieldProblems.Barrier(2, 14, 16, right: 4), () => FieldProblems.Barrier(80, 0.5, 3, thickness: 20 * nm, right: 4)),
        ["slab-field-uniformity"] = (() => Problems.Membrane(), () => FieldProblems.Shell(2 * nm)),
        ["mesh-per-gouy-chapman-length"] = (() => Saline.Wall(-0.2, Saline.KCl(100)), () => Saline.Wall(-0.2, Saline.KCl(100), firstCell: 0.5 * nm)),
        ["mesh-potential-step"] = (() => Saline.Wall(-0.1, Saline.KCl(100)), () => Saline.Wall(-1, Saline.KCl(100), firstCell: 2 * nm)),
        ["bath-distance"] = (() => Saline.Wall(-0.05, Saline.KCl(100)), () => FieldProblems.NearBath(1 * nm)),
        ["bath-charge"] = (() => Saline.Wall(-0.05, Saline.KCl(100)), () => FieldProblems.NearBath(1 * nm)),
        ["domain-size"] = (() => Saline.Wall(-0.05, Saline.KCl(100)), () => FieldProblems.NearBath(0.5 * nm)),
        ["mesh-uncertainty"] = (() => FieldProblems.NearBath(20 * nm, -0.01), () => Saline.Wall(-0.05, Saline.KCl(100), firstCell: 2 * nm)),
        ["steric-change"] = (() => Saline.Wall(-0.001, Saline.KCl(10)), () => Saline.Wall(-0.2, Saline.KCl(100))),
    };

    public static TheoryData<string> Names => [.. CheckCatalogue.Definitions.Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void OneProblemPassesAndOneComesOutWorst(string name)
    {
        Assert.True(Examples.TryGetValue(name, out (Func<PnpProblem> Passing, Func<PnpProblem> Worst) example), $"{name} has no examples in {nameof(CheckExampleTests)}");
        IReadOnlyList<Check> passed = Checking.Of(name, example.Passing());
        Assert.NotEmpty(passed);
        Assert.All(passed, check => Assert.True(check.Status == CheckStatus.Pass, $"{check.Subject}: {check.Value}"));
        IReadOnlyList<Check> worst = Checking.Of(name, example.Worst());
        Assert.Contains(worst, check => check.Status == HighestStatus(check.Definition.Thresholds));
        Assert.All(passed.Concat(worst), check => Assert.True(double.IsFinite(check.Value) && check.Meaning.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DefinitionsAreComplete(string name)
    {
        CheckDefinition definition = CheckCatalogue.Definitions.Single(definition => definition.Name == name);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", name);
        Assert.All(new[] { definition.Title, definition.Formula, definition.Unit, definition.Source }, Assert.NotEmpty);
    }

    private static CheckStatus HighestStatus(Thresholds thresholds) =>
        thresholds.Fail is not null ? CheckStatus.Fail : thresholds.Warn is not null ? CheckStatus.Warn : CheckStatus.Note;
}
