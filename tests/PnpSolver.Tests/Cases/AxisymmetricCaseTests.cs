using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Cases;

public sealed class AxisymmetricCaseTests
{
    [Fact]
    public void TheChargedNanoporeIsReadWithItsMeshFile()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "charged-nanopore"));

        PnpProblem problem = read.Problem;
        Grid grid = problem.Grid;
        Assert.Equal(CoordinateSystem.Axisymmetric, grid.Coordinates);
        Assert.Equal(["bottom", "top", "outer"], grid.Boundaries.Select(boundary => boundary.Name));
        Assert.Equal((0.0, 40.0), (grid.Along.Positions[0], Nanometres(grid.Along.Positions[^1])));
        Assert.Equal((-50.0, 50.0), (Nanometres(grid.Height!.Positions[0]), Nanometres(grid.Height.Positions[^1])));
        Assert.InRange(grid.NodeCount, 9_000, 11_000);
        Assert.Equal(["electrolyte", "membrane"], grid.Blocks().Select(block => block.Region));
        double expected = Math.PI * ((40e-9 * 40e-9) - (2e-9 * 2e-9)) * 20e-9;
        Assert.Equal(1, grid.Blocks()[1].Volume / expected, 1e-12);
        Assert.Equal(310, problem.Temperature);
        Assert.Equal((0, 0.1), (((Bath)problem.Boundary("bottom")).Potential!.Value, ((Bath)problem.Boundary("top")).Potential!.Value));
        Assert.Equal(Wall.Insulating, problem.Boundary("outer"));
        Assert.Equal(new SurfaceCharge("electrolyte", "membrane", -0.02) { Position = 2e-9 }, Assert.Single(problem.Surfaces));
        Assert.Equal(new Section("pore", true, 0), Assert.Single(problem.Sections));
        Assert.Equal(new Probe("centre", 0) { Height = 0 }, Assert.Single(problem.Probes));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void TheNanoporeChargesItsWallAlone()
    {
        PnpProblem problem = CaseFile.Read(Corpus.Path("good", "charged-nanopore")).Problem;

        ReadOnlySpan<double> charge = new Network(problem).Charge;

        double sum = 0;
        foreach (double share in charge)
        {
            sum += share;
        }

        // 2πrh of the pore: the faces of the membrane carry nothing
        Assert.Equal(1, sum * PhysicalConstants.Faraday / (-0.02 * 2 * Math.PI * 2e-9 * 20e-9), 1e-12);
    }

    [Fact]
    public void EveryPlaceAndPartOfABoundaryIsRead()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "pore-with-a-core"));

        PnpProblem problem = read.Problem;
        Assert.Equal(["bottom", "top", "inner", "outer"], problem.Grid.Boundaries.Select(boundary => boundary.Name));
        Assert.Equal(["gate"], problem.Boundary("bottom").Covers);
        Assert.Null(problem.Boundary("top").Covers);
        Assert.Equal(["water"], problem.Boundary("inner").Covers);
        Assert.Equal([(null, 0.0), (3.0, null), (null, null)], problem.Surfaces.Select(surface => (Nanometres(surface.Position), Nanometres(surface.Height))));
        Assert.Equal(
            [("level", true, 1.0), ("shell", false, 3.0), ("edge", true, 5.0)],
            problem.Sections.Select(section => (section.Name, section.IsLevel, Nanometres(section.Position)!.Value)));
        Assert.Equal([(9.0, 5.0), (2.0, -1.0)], problem.Probes.Select(probe => (Nanometres(probe.Position), Nanometres(probe.Height))));
        Assert.Contains("boundaries.outer: it meets top at r = 9 nm, z = 5 nm and holds another potential; there top's holds", read.Notes);
    }

    [Fact]
    public void APathReachesIntoAxesRectanglesAndPlaces()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "charged-nanopore"), new()
        {
            Overrides =
            [
                new("mesh.z.segments.1.length", "10 nm"), new("mesh.regions.0.z", "[-50 nm, 40 nm]"), new("mesh.regions.1.z", "[-10 nm, 0 nm]"),
                new("surfaces.0.where.r", "2000 pm"), new("sections.mouth", "{ r: 5 nm }"), new("boundaries.top.covers", "electrolyte"),
            ],
        });

        Assert.Equal(40e-9, read.Problem.Grid.Height!.Positions[^1], 1e-22);
        Assert.Equal(10e-9, read.Problem.Grid.Blocks()[1].Volume / (Math.PI * 1596e-18), 1e-20);
        Assert.Contains(read.Problem.Sections, section => section is { Name: "mouth", IsLevel: false } && Nanometres(section.Position) == 5);
        Assert.Equal(["electrolyte"], read.Problem.Boundary("top").Covers);
    }

    [Fact]
    public void ACurrentIsInAmperes()
    {
        Case read = CaseFile.Read(
            Corpus.Path("good", "charged-nanopore"), new() { Overrides = [new("boundaries.top", "{ type: bath, region: electrolyte, current: 100 pA }")] });

        Assert.Equal(1e-10, read.Problem.Boundary("top").ImposedCurrent!.Value, 1e-24);
    }

    /// <summary>A length as it was typed.</summary>
    private static double? Nanometres(double? metres) => metres is { } length ? Math.Round(length * 1e9, 9) : null;
}
