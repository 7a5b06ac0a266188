using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Discretization;

public sealed class AxisymmetricCheckTests
{
    private static readonly Species K = new("K", +1, 1.96e-9) { Size = 0.4 * nm };
    private static readonly Species Cl = new("Cl", -1, 2.03e-9) { Size = 0.4 * nm };
    private static readonly Material Salt = Material.Electrolyte(80, (K, 100 * mM), (Cl, 100 * mM));
    private static readonly Material Brine = Material.Electrolyte(80, (K, 30 * M), (Cl, 30 * M));

    /// <summary>Two water columns, the second around the first, beside each other between bottom and top.</summary>
    private static readonly RegionPatch[] Columns = [new("water", 0, 9, -3, 3), new("slab", 3, 6, -3, 3)];

    /// <summary>A pore through a slab.</summary>
    private static readonly RegionPatch[] Pore = [new("water", 0, 9, -3, 3), new("slab", 3, 9, -1, 1)];

    [Fact]
    public void SoundPoreHasNoIssue() => Assert.Empty(ProblemCheck.Issues(Between(Pore)));

    [Theory]
    [InlineData(3, null, true)]
    [InlineData(null, 1, true)]
    [InlineData(null, null, true)]
    [InlineData(1, null, false)]
    [InlineData(null, 3, false)]
    public void SurfaceChargeLiesWhereTheRegionsMeet(int? r, int? z, bool isFit)
    {
        var surface = new SurfaceCharge("slab", "water", 0.01) { Position = r * nm, Height = z * nm };

        IReadOnlyList<ProblemIssue> issues = ProblemCheck.Issues(Between(Pore).WithSurface(surface));

        Assert.Equal(isFit, issues.Count == 0);
        Assert.All(issues, issue => Assert.Equal(
            new(true, "surfaces.0.where", "'slab' and 'water' do not meet there, but at r = 3 nm, z = -1 nm, z = 1 nm"), issue));
    }

    [Fact]
    public void SurfaceChargeBetweenRegionsApartNamesWhatTouches()
    {
        PnpProblem problem = Between([.. Pore, new("gate", 6, 9, -1, 1)]).WithMaterial("gate", Material.Dielectric(4));
        problem = problem.WithSurface(new("gate", "water", 0.01)).WithSurface(new("gate", "gate", 0.01));

        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem));

        Assert.Equal("surfaces.1.between", issue.Path);
        Assert.Contains("touching are: water|slab, slab|gate, water|gate", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 3, null)]
    [InlineData(10, 0, "r = 10 nm is outside the domain, 0 … 9 nm")]
    [InlineData(0, -4, "z = -4 nm is outside the domain, -3 … 3 nm")]
    [InlineData(0, null, "a point of an axisymmetric domain needs a height z")]
    public void ProbeHasBothCoordinatesInTheDomain(int r, int? z, string? message)
    {
        PnpProblem problem = Between(Pore) with { Probes = [new("p", r * nm) { Height = z * nm }] };

        Assert.Equal(message is null ? [] : [new ProblemIssue(true, "probes.p", message)], ProblemCheck.Issues(problem));
    }

    [Theory]
    [InlineData(true, 3, null)]
    [InlineData(true, 4, "z = 4 nm is outside the domain, -3 … 3 nm")]
    [InlineData(false, 4, null)]
    [InlineData(false, -1, "r = -1 nm is outside the domain, 0 … 9 nm")]
    public void SectionCutsTheDomain(bool isLevel, int position, string? message)
    {
        PnpProblem problem = Between(Pore) with { Sections = [new("s", isLevel, position * nm)] };

        Assert.Equal(message is null ? [] : [new ProblemIssue(true, "sections.s", message)], ProblemCheck.Issues(problem));
    }

    [Fact]
    public void LineHasNoHeightsAndNoSections()
    {
        PnpProblem line = Solvers.Problems.Membrane() with { Probes = [new("p", 1 * nm) { Height = 0 }], Sections = [new("s", true, 0)] };

        Assert.Equal(["probes.p", "sections.s"], ProblemCheck.Issues(line).Where(issue => issue.IsError).Select(issue => issue.Path));
    }

    [Fact]
    public void CornerNotesWhichBoundaryHoldsIt()
    {
        Material half = Material.Electrolyte(80, (K, 50 * mM), (Cl, 50 * mM));

        string[] potential = Notes(Between(Pore).WithBoundary("outer", new Bath(0, Salt)));
        string[] concentration = Notes(Between(Pore).WithBoundary("outer", new Bath(0.1, half)));

        Assert.Equal(["it meets top at r = 9 nm, z = 3 nm and holds another potential; there top's holds"], potential);
        Assert.Equal(
            [
                "it meets bottom at r = 9 nm, z = -3 nm and holds another potential and another concentration of K, Cl; there bottom's holds",
                "it meets top at r = 9 nm, z = 3 nm and holds another concentration of K, Cl; there top's holds",
            ],
            concentration);
        Assert.Empty(Notes(Between(Pore).WithBoundary("outer", Wall.Electrode(0.5) with { Covers = ["slab"] })));
        Assert.Empty(Notes(Between(Pore).WithBoundary("top", new Bath(0, Salt)).WithBoundary("outer", new Bath(0, Salt))));
    }

    [Fact]
    public void BathNeedsIonsOnWhatItCovers()
    {
        RegionPatch[] closed = [new("water", 0, 9, -3, 3), new("slab", 3, 9, -3, 3)];

        Assert.Contains(ProblemCheck.Issues(Between(closed).WithBoundary("outer", new Bath(0, Salt))), issue => issue.IsError && issue.Path == "boundaries.outer");
        Assert.Contains(
            ProblemCheck.Issues(Between(Columns).WithBoundary("top", new Bath(0, Salt) { Covers = ["slab", "water"] })),
            issue => issue.IsError && issue.Path == "boundaries.top.covers" && issue.Message.Contains("no ion can be in slab", StringComparison.Ordinal));
        Assert.Empty(ProblemCheck.Issues(Between(Columns).WithBoundary("top", new Bath(0, Salt) { Covers = ["water"] })));
    }

    [Fact]
    public void ConditionCoversOnlyWhatBordersItsBoundary()
    {
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(Between(Pore).WithBoundary("top", new Bath(0.1, Salt) { Covers = ["water", "slab"] })), i => i.Message.Contains("border", StringComparison.Ordinal));

        Assert.Equal(new(true, "boundaries.top.covers", "slab does not border top; what does: water"), issue);
    }

    [Fact]
    public void PartsOfABoundaryShareOneClampedCurrent()
    {
        PnpProblem clamped = Between(Columns).WithBoundary("top", Bath.CurrentClamp(1e-12, Salt.Concentrations));

        Assert.Empty(ProblemCheck.Issues(clamped));
        Assert.Empty(ProblemCheck.Issues(clamped.WithBoundary("bottom", Bath.CurrentClamp(-1e-12, Salt.Concentrations))));
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(clamped.WithBoundary("bottom", Bath.CurrentClamp(-3e-12, Salt.Concentrations))));
        Assert.Equal("boundaries.top.current", issue.Path);
        Assert.Contains("got -2e-12", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsOfOneBoundaryDoNotFixItsPotential()
    {
        // the ring around the slab touches no bath but the floating one, at its bottom and at its top
        PnpProblem problem = Between(Columns)
            .WithBoundary("bottom", new Wall { Potential = 0 }).WithBoundary("top", Bath.Floating(Salt.Concentrations));

        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem));

        Assert.Equal("boundaries.top", issue.Path);
        Assert.Contains("nothing determines its potential", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChargeOfAWallCountsOnThePartThatItCovers()
    {
        // 3² of 9² of the discs: the charge of one part against that of the whole
        PnpProblem box = Between([new("water", 0, 3, -3, 3), new("lipid", 3, 9, -3, 3)]).WithMaterial("lipid", Material.Dielectric(2))
            .WithBoundary("bottom", Wall.Charged(0.09) with { Covers = ["water"] }).WithBoundary("top", Wall.Charged(-0.01));

        Assert.Empty(ProblemCheck.Issues(box));
        Assert.Single(ProblemCheck.Issues(box.WithBoundary("bottom", Wall.Charged(0.09))), issue => issue.Path == "boundaries");
    }

    [Fact]
    public void ClosedCompartmentAsksForItsOwnContentOnly()
    {
        // the nodes of the drop at the outer end are numbered among those of the closed column
        PnpProblem problem = new PnpProblem(Tensor([new("oil", 0, 9, -3, 3), new("column", 0, 3, -3, 3), new("drop", 6, 9, -1, 1)]), K, Cl)
            .WithMaterial("oil", Material.Dielectric(2)).WithMaterial("column", Salt).WithMaterial("drop", new() { Permittivity = 80 })
            .WithBoundary("outer", new Bath(0, Salt));

        Assert.Empty(ProblemCheck.Issues(problem));
        Assert.Contains(ProblemCheck.Issues(problem.WithMaterial("column", new() { Permittivity = 80 })), issue => issue.Path == "regions.column");
    }

    [Fact]
    public void ActivityIsCheckedInEveryRegionOfABoundary()
    {
        // the first face of the bottom is the slab's, which holds no ions
        PnpProblem problem = Between([new("water", 0, 9, -3, 3), new("slab", 0, 3, -3, 3)]) with { Activity = new Bikerman() };

        Assert.Empty(ProblemCheck.Issues(problem));
        Assert.Equal(["boundaries.bottom.concentrations"], ProblemCheck.Issues(problem.WithBoundary("bottom", new Bath(0, Brine))).Where(i => i.IsError).Select(i => i.Path));
    }

    [Fact]
    public void MechanismThatCarriesFromNothingIsReportedOnce()
    {
        Material empty = Material.Electrolyte(80, (K, 100 * mM), (Cl, 100 * mM));
        var na = new Species("Na", +1, 1.33e-9);
        PnpProblem problem = new PnpProblem(Tensor([new("inside", 0, 9, -3, 3), new("slab", 0, 9, -1, 1), new("outside", 0, 9, 1, 3)]), K, Cl, na)
            .WithMaterial("inside", empty).WithMaterial("outside", empty).WithMaterial("slab", Material.Dielectric(2))
            .WithBoundary("bottom", new Bath(0, empty)).WithBoundary("top", new Bath(0, empty))
            .WithMembrane(new Membrane("slab", "inside", "outside").With(new ConstantFlux(na, 1e-8)));

        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem));

        Assert.Equal("membranes.slab.constant-flux-Na", issue.Path);
    }

    private static string[] Notes(PnpProblem problem) => [.. ProblemCheck.Issues(problem).Select(issue =>
    {
        Assert.False(issue.IsError);
        Assert.Equal("boundaries.outer", issue.Path);
        return issue.Message;
    })];

    /// <summary>Regions between a bath at 0 V at the bottom and one at 0.1 V at the top.</summary>
    private static PnpProblem Between(RegionPatch[] patches)
    {
        PnpProblem problem = new PnpProblem(Tensor(patches), K, Cl).WithMaterial("water", Salt)
            .WithBoundary("bottom", new Bath(0, Salt)).WithBoundary("top", new Bath(0.1, Salt));
        return patches.Any(patch => patch.Region == "slab") ? problem.WithMaterial("slab", Material.Dielectric(2)) : problem;
    }

    /// <summary>Nine by six cells of 1 nm; the rectangles are in nm.</summary>
    private static Grid Tensor(RegionPatch[] patches) => Grid.Axisymmetric(
        Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 9 * nm, 9)),
        Segment.Axis(CoordinateSystem.Planar, -3 * nm, Segment.Uniform("", 6 * nm, 6)),
        [.. patches.Select(p => new RegionPatch(p.Region, p.FromR * nm, p.ToR * nm, p.FromZ * nm, p.ToZ * nm))]);
}
