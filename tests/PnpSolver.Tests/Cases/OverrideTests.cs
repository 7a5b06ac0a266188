using PnpSolver.Boundaries;
using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class OverrideTests
{
    private static readonly string MeshFile = Corpus.Path("good", "mesh-file");

    [Fact]
    public void AValueIsReplaced() =>
        Assert.Equal(-0.02, ((Bath)Read("boundaries.left.potential=-20 mV").Problem.Boundary("left")).Potential);

    [Fact]
    public void TheLastOverrideOfAPathWins() =>
        Assert.Equal(300, Read("temperature=310 K", "temperature=300 K").Problem.Temperature);

    [Fact]
    public void AMapIsReplacedByAFlowMap() =>
        Assert.Equal(Wall.Charged(0.5), Read("boundaries.left={ type: wall, charge: 0.5 C/m^2 }").Problem.Boundary("left"));

    [Fact]
    public void AnOptionalKeyIsCreatedWithItsMap()
    {
        Case read = Read("model.activity=ideal", "regions.slab.fixed-charge=2 mM", "probes.new={ x: 1 nm }");

        Assert.Equal(2 * PhysicalConstants.Faraday, read.Problem.Material("slab").FixedChargeDensity);
        Assert.Contains(read.Problem.Probes, probe => probe.Name == "new");
    }

    [Fact]
    public void AnOverrideReachesIntoTheMeshFile()
    {
        Case read = Read("mesh.x.segments.1.length=8 nm", "mesh.x.start=-1 nm");

        Assert.Equal(-1e-9, read.Problem.Grid.Positions[0]);
        Assert.Equal(27e-9, read.Problem.Grid.Positions[^1], 1e-22);
    }

    [Fact]
    public void TheMeshItselfCanBeReplaced()
    {
        Case read = Read(
            "mesh={ x: { segments: [ { region: left-water, length: 1 nm, cells: 2 }, { region: slab, length: 1 nm, cells: 2 },"
            + " { region: right-water, length: 1 nm, cells: 2 } ] } }",
            "mesh.x.segments.0.cells=5",
            "probes={}");

        Assert.Equal(9, read.Problem.Grid.CellCount);
    }

    [Fact]
    public void AnOverrideInASharedAnchorLeavesTheOtherUse()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "anchors"), new() { Overrides = [CaseOverride.Parse("species.Na.diffusivity=1e-9 m^2/s")] });

        Assert.Equal([2e-9, 1e-9, 2e-9], read.Problem.Species.Select(species => species.Diffusivity));
    }

    [Theory]
    [InlineData("boundaries.left.potental=1 V", "--set: boundaries.left.potental: the case has no such path; did you mean boundaries.left.potential?")]
    [InlineData("regions.slap.permittivity=3", "--set: regions.slap.permittivity: the case has no such path; did you mean regions.slab.permittivity?")]
    [InlineData("mesh.x.segments.7.cells=3", "--set: mesh.x.segments.7.cells: the case has no such path; did you mean mesh.x.segments.1.cells?")]
    [InlineData("temperature.value=3 K", "--set: temperature.value: the case has no such path")]
    [InlineData("nonsense=3", "--set: nonsense: the case has no such path")]
    [InlineData("temperature=", "--set: temperature: expected a temperature (K, degC), got nothing")]
    [InlineData("temperature=30", "--set: temperature: expected a temperature (K, degC), got \"30\": a unit is missing")]
    [InlineData("temperature={", "--set: temperature: the brace or bracket that opens here is not closed")]
    [InlineData("regions.right-water.ions=[K, Na]", "--set: regions.right-water.ions.1: expected the name of a species, got \"Na\": the species are K, Cl")]
    [InlineData("regions.left-water.concentrations={ K: 90 mM, Cl: 91 mM }", "--set: regions.left-water.concentrations: region left-water is not electroneutral")]
    public void AWrongOverrideIsReportedUnderItsOption(string change, string expected)
    {
        CaseException exception = Assert.Throws<CaseException>(() => Read(change));

        Assert.StartsWith(expected, Assert.Single(exception.Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature")]
    [InlineData("=3 K")]
    [InlineData("")]
    public void AnOverrideWithoutPathAndValueIsRefused(string text)
    {
        CaseException exception = Assert.Throws<CaseException>(() => CaseOverride.Parse(text));

        Assert.Contains("expected path=value", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefinementHalvesEveryCell()
    {
        int cells = Read().Problem.Grid.CellCount;

        Assert.Equal(4 * cells, CaseFile.Read(MeshFile, new() { Refine = 2 }).Problem.Grid.CellCount);
    }

    [Fact]
    public void RefinementBeyondTheLimitIsRefusedWithTheNumberOfCells()
    {
        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Read(MeshFile, new() { Refine = 60 }));

        Assert.Contains("cells after --refine 60; the limit is 20 million", exception.Message, StringComparison.Ordinal);
    }

    private static Case Read(params string[] changes) =>
        CaseFile.Read(MeshFile, new() { Overrides = [.. changes.Select(CaseOverride.Parse)] });
}
