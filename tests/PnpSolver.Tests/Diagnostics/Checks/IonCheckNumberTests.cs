using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Checks of ions against numbers of the literature and others that are worked out by hand, in nm and ions per nm³.</summary>
public class IonCheckNumberTests
{
    // 298.15 K, ε = 80: l_B, and λ_D of 150 mM of a 1:1 salt
    private const double Bjerrum = 0.70057415220968;
    private const double Debye = 0.79292467795681;

    /// <summary>Ions per nm³ in 1 mM.</summary>
    private const double PerMillimolar = 0.602214076e-3;

    /// <summary>Elementary charges per nm² in 1 C/m².</summary>
    private const double PerSquareMetre = 1 / 0.1602176634;

    [Fact]
    public void DebyeLengthIsMeasuredInChloridesDiameters() => // 2 · 3.32 Å, the larger of the two
        Assert.Equal(Debye / 0.664, Single("debye-length-vs-ion-size", Saline.Wall(0, Saline.KCl(150))).Value, 1e-9);

    [Fact]
    public void PlasmaParameterOfSaline() => Assert.Equal(Bjerrum / Debye, Single("plasma-parameter", Saline.Wall(0, Saline.KCl(150))).Value, 1e-9);

    /// <summary>A 2:2 salt of 150 mM has half of the 1:1 salt's λ_D.</summary>
    [Fact]
    public void PlasmaParameterOfDivalents() => Assert.Equal(8 * Bjerrum / Debye, Single("plasma-parameter", Saline.Wall(0, Saline.MgSO4(150))).Value, 1e-8);

    [Fact]
    public void TracesOfDivalentsDoNotCount()
    {
        Material physiological = Material.Electrolyte(80, (Problems.Na, 150), (Saline.Mg, 1), (Problems.Cl, 152));
        Assert.InRange(Single("plasma-parameter", Saline.Wall(0, physiological)).Value, 0.88, 0.92);
        Assert.InRange(Single("plasma-parameter", Saline.Wall(0, Material.Electrolyte(80, (Problems.Na, 100), (Saline.Mg, 20), (Problems.Cl, 140)))).Value, 3.5, 4.5);
    }

    /// <summary>(4π/3) λ³ · 2c, which is λ/(3 l_B).</summary>
    [Fact]
    public void DebyeSphereOfSalineHoldsFewerIonsThanOne()
    {
        double number = Single("ions-per-debye-sphere", Saline.Wall(0, Saline.KCl(150))).Value;
        Assert.Equal(Debye / (3 * Bjerrum), number, 1e-9);
        Assert.Equal(4 * Math.PI / 3 * Debye * Debye * Debye * 300 * PerMillimolar, number, 1e-9);
    }

    /// <summary>Ξ = 30.8 for divalent ions at −0.2 C/m²; the charge is Gauss's law at the wall, exact to round-off.</summary>
    [Theory]
    [InlineData(-0.2, 2)]
    [InlineData(+0.05, 2)]
    public void CouplingOfDivalentsAtAWall(double density, int valence)
    {
        double expected = 2 * Math.PI * Math.Pow(valence, 3) * Bjerrum * Bjerrum * Math.Abs(density) * PerSquareMetre;
        Check check = Single("strong-coupling", Saline.Wall(density, Saline.MgSO4(100)));
        Assert.Equal(expected, check.Value, 1e-7 * expected);
        Assert.Equal("bulk at left", check.Subject);
        Assert.Contains(density < 0 ? "Mg" : "SO4", check.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void CouplingOfPublishedExampleIs30Point8() => Assert.Equal(30.8, Single("strong-coupling", Saline.Wall(-0.2, Saline.MgSO4(100))).Value, 0.05);

    /// <summary>Chloride alone screens a positive wall in MgCl₂, magnesium a negative one.</summary>
    [Theory]
    [InlineData(-0.05, 8)]
    [InlineData(+0.05, 1)]
    public void CounterIonIsOfTheOppositeSign(double density, double cube) => Assert.Equal(
        2 * Math.PI * cube * Bjerrum * Bjerrum * 0.05 * PerSquareMetre, Single("strong-coupling", Saline.Wall(density, Saline.MgCl2(50))).Value, 1e-7);

    /// <summary>A trace in the bulk is none where a strong charge has gathered it.</summary>
    [Fact]
    public void DivalentsGatheredFromATraceCount()
    {
        Material physiological = Material.Electrolyte(80, (Problems.Na, 150), (Saline.Mg, 1), (Problems.Cl, 152));
        Assert.Contains("Mg", Single("strong-coupling", Saline.Wall(-0.2, physiological)).Meaning, StringComparison.Ordinal);
        Assert.Contains("Na", Single("strong-coupling", Saline.Wall(-0.001, physiological)).Meaning, StringComparison.Ordinal);
    }

    /// <summary>The pore's wall is charged with −0.02 C/m², its membrane of ε = 2 takes little of that; at the rims, where the field is singular and grows with every finer mesh, nothing is read.</summary>
    [Fact]
    public void CouplingInAPoreIsThatOfItsWallOnEveryMesh()
    {
        PnpProblem pore = Given.Pore.WithSurface(new("water", "membrane", -0.02) { Position = 2 * nm });
        double expected = 2 * Math.PI * Bjerrum * Bjerrum * 0.02 * PerSquareMetre;
        double coarse = Wall(pore);
        Assert.InRange(coarse / expected, 0.96, 1.02);
        Assert.Equal(1, Wall(pore with { Grid = pore.Grid.Refine(1) }) / coarse, 1e-2); // second order on cells of a tenth of λ_D

        static double Wall(PnpProblem problem) => Checking.Of("strong-coupling", problem).Max(check => check.Value);
    }

    /// <summary>b = 1/(2π l_B σ) = 0.364 nm at −0.1 C/m², over potassium's 0.662 nm.</summary>
    [Fact]
    public void GouyChapmanLengthIsMeasuredInPotassiumsDiameters() => Assert.Equal(
        1 / (2 * Math.PI * Bjerrum * 0.1 * PerSquareMetre) / 0.662, Single("gouy-chapman-length", Saline.Wall(-0.1, Saline.KCl(150))).Value, 1e-8);

    /// <summary>Grahame's counter-ions at −0.1 C/m², 3140.33 mM, and co-ions 150²/3140.33 mM; on cells of λ_D/79 the layer errs by 1e-3.</summary>
    [Fact]
    public void PackingAtAWallIsThatOfGrahamesCounterIons()
    {
        const double counter = 3140.3256681071;
        double expected = PerMillimolar * ((Math.Pow(0.662, 3) * counter) + (Math.Pow(0.664, 3) * 150 * 150 / counter));
        Check check = Single("steric-packing", Saline.Wall(-0.1, Saline.KCl(150)));
        Assert.Equal(1, check.Value / expected, 2e-3);
        Assert.Contains("x = 0 nm", check.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnSizesReplaceTheTable() => Assert.Equal(
        PerMillimolar * 0.4 * 0.4 * 0.4 * 200, Single("steric-packing", Problems.ChargedWall(0, 100)).Value, 1e-12);

    [Fact]
    public void StrengthAndDivalentsOfMagnesiumChloride()
    {
        PnpProblem problem = Saline.Wall(0, Saline.MgCl2(20));
        Assert.Equal(60, Single("ionic-strength", problem).Value, 1e-12);
        Assert.Equal(20, Single("divalent-concentration", problem).Value, 1e-12);
    }

    /// <summary>A = 1.82e6/(εT)^1.5 per √M to base 10, the textbooks' constant, of four digits.</summary>
    [Theory]
    [InlineData(298.15)]
    [InlineData(310.15)]
    public void CorrectionOfAConcentrationCellByDavies(double temperature)
    {
        static double Law(double strength) => (Math.Sqrt(strength) / (1 + Math.Sqrt(strength))) - (0.3 * strength);
        double slope = Math.Log(10) * 1.82e6 / Math.Pow(80 * temperature, 1.5);
        double expected = 8.617333e-5 * temperature * slope * (Law(0.1) - Law(0.01));
        IReadOnlyList<Check> checks = Checking.Of("activity-correction", Saline.Film(Saline.KCl(10), Saline.KCl(100)) with { Temperature = temperature });
        Assert.Equal(["Cl across left to right", "K across left to right"], checks.Select(check => check.Subject));
        Assert.All(checks, check => Assert.Equal(1, check.Value / expected, 5e-3));
    }

    /// <summary>What the field solver finds with Davies' law on less what it finds with ideal ions.</summary>
    [Fact]
    public void CorrectionIsThatOfTheFieldWithActivities()
    {
        PnpProblem Electrode(ActivityModel activity) => NernstCell() with { Activity = activity };
        double Floating(ActivityModel activity) => QuantityCatalogue.Evaluate(SteadySolver.Solve(Electrode(activity))).Single(q => q.Name == "boundary.left.potential").Value;
        double correction = Floating(new Davies()) - Floating(new Ideal());
        Check check = Checking.Of("activity-correction", Electrode(new Ideal())).Single(c => c.Subject.StartsWith("K ", StringComparison.Ordinal));
        Assert.InRange(check.Value, 3e-3, 4e-3);
        Assert.Equal(Math.Abs(correction), check.Value, 1e-9);
    }

    /// <summary>A closed sphere of 10 nm and a closed cylinder of 5 nm, 10 nm of it, uniform 100 mM of both ions.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Spherical, 10, 4 * Math.PI / 3 * 1000)]
    [InlineData(CoordinateSystem.Cylindrical, 5, Math.PI * 25 * 10)]
    public void ClosedSpaceHoldsItsVolumesIons(CoordinateSystem coordinates, double radius, double volume)
    {
        Check check = Single("ions-per-space", Saline.Cell(coordinates, radius * nm, Saline.KCl(100)));
        Assert.Equal("core", check.Subject);
        Assert.Equal(1, check.Value / (volume * 200 * PerMillimolar), 1e-9);
    }

    /// <summary>π (2 nm)² 8 nm of 100 mM of both ions, in a pore that is no region of its own.</summary>
    [Fact]
    public void PoreHoldsItsVolumesIons()
    {
        Solution solution = Given.Solution(Given.Pore, (_, _) => 0, (_, _, _) => Given.Salt);
        Check check = Assert.Single(Checking.Of("ions-per-space", solution, []));
        Assert.Equal("pore through membrane", check.Subject);
        Assert.Equal(1, check.Value / (Math.PI * 4 * 8 * 200 * PerMillimolar), 1e-12);
    }

    /// <summary>A cube of a plane's cell, a half shell of a sphere's, and of a cylinder's as much length as the cell is thick.</summary>
    [Fact]
    public void SmallestBoxHoldsItsVolumesIons()
    {
        PnpProblem plane = Saline.Wall(0, Saline.KCl(100), 0.1 * nm);
        double cube = Math.Pow(plane.Grid.Positions[1] / nm, 3);
        Assert.Equal(1, Single("ions-per-cell", plane).Value / (cube * 200 * PerMillimolar), 1e-9);
        PnpProblem sphere = Saline.Cell(CoordinateSystem.Spherical, 5 * nm, Saline.KCl(100));
        (double face, double cell) = FaceOfBath(sphere);
        Assert.Equal(1, InBath(sphere) / (4 * Math.PI / 3 * (Math.Pow(face + (cell / 2), 3) - Math.Pow(face, 3)) * 200 * PerMillimolar), 1e-6);
        Assert.Equal(1, InBath(Saline.Cell(CoordinateSystem.Cylindrical, 5 * nm, Saline.KCl(100))) / (Math.PI * (Math.Pow(face + (cell / 2), 2) - Math.Pow(face, 2)) * cell * 200 * PerMillimolar), 1e-6);

        static double InBath(PnpProblem problem) => Checking.Of("ions-per-cell", problem).Single(check => check.Subject == "bath").Value;
    }

    private static (double Face, double Cell) FaceOfBath(PnpProblem problem)
    {
        double[] x = problem.Grid.Positions.ToArray();
        int face = Array.FindIndex(x, r => Math.Abs(r - (10 * nm)) < 1e-15);
        return (x[face] / nm, (x[face + 1] - x[face]) / nm);
    }

    /// <summary>C = 0.35138 µF/cm² of the reference slab at zero voltage.</summary>
    [Fact]
    public void FluctuationOfAPatch() => Assert.Equal(
        Math.Sqrt(1.380649e-23 * 298.15 / (0.00351381323524 * 1e-12)), Single("potential-fluctuation", Saline.Slab()).Value, 1e-7);

    /// <summary>Spherical and cylindrical capacitors with layers in series, at least 97 % of the slab's own 4πε r R/d and 2πε/ln(R/r).</summary>
    [Theory]
    [InlineData(CoordinateSystem.Spherical)]
    [InlineData(CoordinateSystem.Cylindrical)]
    public void FluctuationOfAWholeCell(CoordinateSystem coordinates)
    {
        const double inner = 50e-9;
        const double outer = 55e-9;
        double geometry = coordinates == CoordinateSystem.Spherical ? 4 * Math.PI * inner * outer / (outer - inner) : 2 * Math.PI / Math.Log(outer / inner) * 2 * inner;
        double slab = Math.Sqrt(1.380649e-23 * 298.15 / (2 * 8.8541878188e-12 * geometry));
        Assert.InRange(Single("potential-fluctuation", Saline.Cell(coordinates, inner, Saline.KCl(150))).Value / slab, 1, 1.015);
    }

    [Fact]
    public void NeutralityIsTheReportedResidual()
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane());
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.Evaluate(solution);
        Check check = Checking.Of("bulk-electroneutrality", solution, quantities).Single(c => c.Subject == "inside");
        Assert.Equal(quantities.Single(quantity => quantity.Name == "region.inside.electroneutrality").Value, check.Value);
    }

    /// <summary>Potassium alone crosses a film between 10 and 100 mM: the floating bath takes its Nernst potential.</summary>
    private static PnpProblem NernstCell()
    {
        PnpProblem problem = Saline.Film(Saline.KCl(10), Saline.KCl(100));
        return (problem with
        {
            Grid = Grid.Planar(Segment.Graded("inside", 20 * nm, 1 * nm, 0.05 * nm), Segment.Uniform("membrane", 5 * nm, 20), Segment.Graded("outside", 20 * nm, 0.05 * nm, 1 * nm)),
            Materials = problem.Materials.Clear(),
        })
            .WithMaterial("inside", Saline.KCl(10)).WithMaterial("outside", Saline.KCl(100))
            .WithMaterial("membrane", new() { Permittivity = 80, Ions = [Problems.K], StandardPotentials = [new(Problems.K, 5.0)] })
            .WithBoundary("left", Boundaries.Bath.Floating(Saline.KCl(10).Concentrations));
    }

    private static Check Single(string name, PnpProblem problem) => Assert.Single(Checking.Of(name, problem));
}
