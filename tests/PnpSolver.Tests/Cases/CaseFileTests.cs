using PnpSolver.Boundaries;
using PnpSolver.Cases;
using PnpSolver.Grids;

namespace PnpSolver.Tests.Cases;

public sealed class CaseFileTests
{
    [Fact]
    public void TheRestingMembraneIsReadWithItsMeshFile()
    {
        Case read = CaseFile.Read(Repository.File("validation/resting-membrane/case.yaml"));

        Assert.Equal("resting-membrane", read.Name);
        Assert.Equal("Resting membrane, clamped at -70 mV", read.Title);
        PnpProblem problem = read.Problem;
        Assert.Equal(["K", "Na", "Cl", "A"], problem.Species.Select(species => species.Name));
        Assert.Equal(310.15, problem.Temperature);
        Assert.Equal(["inside", "membrane", "outside"], problem.Grid.Regions);
        Assert.Equal(-50e-9, problem.Grid.Positions[0], 1e-22);
        Assert.Equal(55e-9, problem.Grid.Positions[^1], 1e-22);
        var left = Assert.IsType<Bath>(problem.Boundary("left"));
        Assert.Equal(-0.07, left.Potential!.Value, 1e-17);
        Assert.Equal(140, left.FixedConcentration(problem.Species[0]));
        Assert.Equal(0, problem.Material("membrane").Partition(problem.Species[0]));
        Assert.Equal(2, problem.Material("membrane").Permittivity);
        Assert.Contains(read.Values, value => value is { Path: "species.K.diffusivity", Value: 1.96e-9, Unit: "m^2/s" });
        Assert.Contains(read.Values, value => value is { Path: "mesh.x.segments.1.length", Value: 5e-9, Unit: "m" });
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void ASphereWithItsCentreHasAnOuterBoundaryOnly()
    {
        Case read = CaseFile.Parse(
            """
            geometry: spherical
            species: { K: { valence: +1, diffusivity: 2e-9 m2/s }, Cl: { valence: -1, diffusivity: 2e-5 cm^2/s } }
            mesh:
              r: { segments: [ { region: core, length: 2 nm, cells: 20 }, { region: shell, length: 10 nm, first: 0.1 nm, last: 1 nm } ] }
            regions:
              core: { permittivity: 4, ions: none, fixed-charge: 100 mM }
              shell: { permittivity: water, concentrations: { K: 0.1 M, Cl: 1 mM }, neutralise: Cl }
            boundaries: { outer: { type: bath, region: shell, potential: floating } }
            probes: { edge: { r: 3 nm } }
            """,
            "ball.yaml");

        Assert.Equal("ball", read.Name);
        Assert.Equal(CoordinateSystem.Spherical, read.Problem.Grid.Coordinates);
        Assert.True(read.Problem.Grid.HasCentre);
        Assert.Equal(100 * PhysicalConstants.Faraday, read.Problem.Material("core").FixedChargeDensity);
        Assert.Equal(78.30, read.Problem.Material("shell").Permittivity, 0.01);
        var bath = Assert.IsType<Bath>(read.Problem.Boundary("outer"));
        Assert.Equal(0.0, bath.Current);
        Assert.Equal(100, bath.Concentrations[read.Problem.Species[1]], 1e-12);
        Assert.Equal(3e-9, Assert.Single(read.Problem.Probes).Position, 1e-24);
        Assert.Contains(read.Notes, note => note.StartsWith("regions.shell.neutralise: Cl set to 100 mM (changed by +99 mM)", StringComparison.Ordinal));
    }

    [Fact]
    public void ACylinderWithoutItsAxisHasTwoBoundaries()
    {
        Case read = CaseFile.Parse(
            """
            geometry: cylindrical
            temperature: 25 degC
            species: { K: { valence: +1, diffusivity: 2e-9 m^2/s }, Cl: { valence: -1, diffusivity: 2e-9 m^2/s } }
            mesh: { r: { start: 1 nm, segments: [ { region: water, length: 20 nm, first: 0.05 nm, last: 0.05 nm, max: 1 nm } ] } }
            regions: { water: { permittivity: 80, concentrations: { K: 10 mM, Cl: 10 mM } } }
            boundaries:
              inner: { type: bath, concentrations: { K: 10 mM, Cl: 10 mM }, potential: 2 kT/e }
              outer: { type: bath, region: water, current: 2 pA/nm, impermeable: [Cl] }
            """,
            "wire/case.yaml");

        Assert.Equal("wire", read.Name);
        Assert.Equal(298.15, read.Problem.Temperature);
        var inner = Assert.IsType<Bath>(read.Problem.Boundary("inner"));
        Assert.Equal(2 * read.Problem.ThermalVoltage, inner.Potential!.Value, 1e-17);
        var outer = Assert.IsType<Bath>(read.Problem.Boundary("outer"));
        Assert.Equal(2e-3, outer.Current!.Value, 1e-17);
        Assert.Contains(read.Problem.Species[1], outer.Impermeable);
    }

    [Fact]
    public void AWallHasAChargeOrAPotentialAndMayHaveASternLayer()
    {
        Case read = CaseFile.Parse(
            """
            geometry: planar
            species: {}
            mesh: { x: { segments: [ { region: gap, length: 1 nm, cells: 4 } ] } }
            regions: { gap: { permittivity: 80 } }
            boundaries:
              left: { type: wall, charge: -0.1 e/nm^2 }
              right: { type: wall, potential: −25 mV, stern: { thickness: 3 Å, permittivity: 10 } }
            """,
            "gap.yaml");

        var left = Assert.IsType<Wall>(read.Problem.Boundary("left"));
        Assert.Equal(-0.1 * Units.e_per_nm2, left.Charge!.Value, 1e-17);
        var right = Assert.IsType<Wall>(read.Problem.Boundary("right"));
        Assert.Equal(-0.025, right.Potential!.Value, 1e-17);
        Assert.Equal(new SternLayer(3e-10, 10), right.Stern);
    }

    [Fact]
    public void AllErrorsOfAFileAreReportedWithTheirPositions()
    {
        string text =
            """
            geometry: planar
            temperature: 37 C
            species:
              K: { valence: +1, difusivity: 2e-9 m^2/s }
            mesh: { x: { segments: [ { region: water, length: -5 nm, cells: 10 } ] } }
            regions: { water: { permittivity: 0, concentrations: { K: 10 mV, Na: 1 mM } } }
            boundaries:
              left: { type: bath, region: water, potential: 70 mM }
              right: { type: wal }
            """;

        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Parse(text, "bad.yaml"));

        Assert.Equal(
            [
                "bad.yaml:2:14: temperature: expected a temperature (K, degC), got \"37 C\": C is the coulomb; write degC for Celsius",
                "bad.yaml:4:21: species.K.difusivity: unknown key; did you mean diffusivity?; known here: valence, diffusivity, size, radius",
                "bad.yaml:5:51: mesh.x.segments.0.length: expected a positive length (nm, um, m), got \"-5 nm\"",
                "bad.yaml:6:35: regions.water.permittivity: expected a positive number without a unit or water, got \"0\"",
                "bad.yaml:6:59: regions.water.concentrations.K: expected a concentration (mM, M, mol/m^3), zero or more, got \"10 mV\": mV is the unit of a voltage",
                "bad.yaml:6:66: regions.water.concentrations.Na: expected the name of a species, got \"Na\": the species are K",
                "bad.yaml:8:49: boundaries.left.potential: expected a voltage (V, mV, kT/e) or floating, got \"70 mM\": mM is the unit of a concentration",
                "bad.yaml:9:18: boundaries.right.type: expected one of bath, wall, got \"wal\": did you mean wall?",
            ],
            exception.Errors.Select(error => error.ToString()));
    }
}
