using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Discretization;

public class ProblemCheckTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "no material", "regions" },
        { "unknown region", "regions.cytosol" },
        { "zero permittivity", "regions.membrane.permittivity" },
        { "negative concentration", "regions.inside.concentrations.K" },
        { "ion where it cannot be", "regions.membrane.concentrations.K" },
        { "unknown boundary", "boundaries.top" },
        { "charged bath", "boundaries.left.concentrations" },
        { "charged region", "regions.inside.concentrations" },
        { "surface without interface", "surfaces.0.between" },
        { "probe outside", "probes.far" },
        { "zero temperature", "temperature" },
        { "negative diffusivity", "species.Q.diffusivity" },
        { "floating without a path", "boundaries.left" },
        { "membrane with ions", "membranes.inside" },
        { "membrane of no region", "membranes.nope" },
        { "both baths floating", "boundaries.left" },
        { "species replaced", "regions.inside.concentrations.K" },
        { "potential and current", "boundaries.left" },
        { "neither potential nor current", "boundaries.left" },
        { "potential not a number", "boundaries.left" },
        { "surface charge not a number", "surfaces.0.charge" },
        { "fixed charge not a number", "regions.inside.fixed-charge" },
        { "solvation not a number", "regions.inside.solvation.K" },
        { "infinite Nernst potential", "boundaries.left" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void EveryFaultIsFoundAtItsPlace(string fault, string path)
    {
        IReadOnlyList<ProblemIssue> issues = ProblemCheck.Issues(Break(Problems.Membrane(), fault));
        Assert.Contains(issues, issue => issue.IsError && issue.Path == path);
        Assert.Throws<InvalidProblemException>(() => SteadySolver.Solve(Break(Problems.Membrane(), fault)));
    }

    [Fact]
    public void SoundProblemHasNoIssue() => Assert.Empty(ProblemCheck.Issues(Problems.Membrane()));

    [Fact]
    public void ImbalanceSaysWhatWouldCloseIt()
    {
        ProblemIssue issue = ProblemCheck.Issues(Break(Problems.Membrane(), "charged bath")).Single(i => i.Path.StartsWith("boundaries", StringComparison.Ordinal));
        Assert.Contains("Cl to 1 mM", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChargedClosedBoxIsRefusedWithItsCharge()
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, 100), (Problems.Cl, 100));
        PnpProblem box = new PnpProblem(Grid.Planar(Segment.Uniform("box", 10 * nm, 10)), Problems.Na, Problems.Cl)
            .WithMaterial("box", salt).WithBoundary("left", Wall.Charged(0.01));
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(box));
        Assert.Contains("0.01 C", issue.Message, StringComparison.Ordinal);
        Assert.Empty(ProblemCheck.Issues(box.WithBoundary("right", Wall.Charged(-0.01))));
    }

    [Fact]
    public void ClosedCompartmentNeedsItsContent()
    {
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Uniform("box", 10 * nm, 10)), Problems.Na, Problems.Cl)
            .WithMaterial("box", new() { Permittivity = 80 }).WithBoundary("left", Wall.Electrode(0));
        Assert.Contains(ProblemCheck.Issues(problem), issue => issue.Path == "regions.box");
    }

    private static PnpProblem Break(PnpProblem problem, string fault) => fault switch
    {
        "no material" => problem with { Materials = problem.Materials.Remove("membrane") },
        "unknown region" => problem.WithMaterial("cytosol", Problems.Inside),
        "zero permittivity" => problem.WithMaterial("membrane", Material.Dielectric(0)),
        "negative concentration" => problem.WithMaterial("inside", Material.Electrolyte(80, (Problems.K, -1))),
        "ion where it cannot be" => problem.WithMaterial("membrane", Material.Electrolyte(2, (Problems.K, 1)) with { Ions = [] }),
        "unknown boundary" => problem.WithBoundary("top", Wall.Insulating),
        "charged bath" => problem.WithBoundary("left", new Bath(0, (Problems.K, 1), (Problems.Cl, 3))),
        "charged region" => problem.WithMaterial("inside", Material.Electrolyte(80, (Problems.K, 3), (Problems.Cl, 1))),
        "surface without interface" => problem.WithSurface(new("inside", "outside", 0.1)),
        "probe outside" => problem with { Probes = [new("far", 1)] },
        "zero temperature" => problem with { Temperature = 0 },
        "negative diffusivity" => problem with { Species = problem.Species.Add(new("Q", 0, -1)) },
        "floating without a path" => problem.WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations)),
        "membrane of no region" => problem with { Membranes = [new("nope", "inside", "outside")] },
        "both baths floating" => problem.WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations))
            .WithBoundary("right", Bath.Floating(Problems.Outside.Concentrations)),
        "species replaced" => problem with { Species = problem.Species.Replace(Problems.K, Problems.K with { Diffusivity = 1e-9 }) },
        "potential and current" => problem.WithBoundary("left", new Bath(0, Problems.Inside) { Current = 1 }),
        "neither potential nor current" => problem.WithBoundary("left", new Bath(0, Problems.Inside) { Potential = null }),
        "potential not a number" => problem.WithBoundary("left", new Bath(double.NaN, Problems.Inside)),
        "surface charge not a number" => problem.WithSurface(new("inside", "membrane", double.NaN)),
        "fixed charge not a number" => problem.WithMaterial("inside", Problems.Inside with { FixedChargeDensity = double.NaN }),
        "solvation not a number" => problem.WithMaterial("inside", Problems.Inside with { StandardPotentials = Problems.Inside.StandardPotentials.Add(Problems.K, double.NaN) }),
        "infinite Nernst potential" => problem.WithMaterial("membrane", new() { Permittivity = 2, Ions = [Problems.K] })
            .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations))
            .WithBoundary("right", new Bath(0, (Problems.Na, 100), (Problems.Cl, 100))),
        "membrane with ions" => problem with { Membranes = [new("inside", "membrane", "outside")] },
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
