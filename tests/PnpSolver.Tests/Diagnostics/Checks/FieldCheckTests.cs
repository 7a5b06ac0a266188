using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using PnpSolver.Tests.Validation;
using PnpSolver.Validation.Exact;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Values of the checks of dielectrics, membranes and mesh against numbers that are computed otherwise.</summary>
public sealed class FieldCheckTests
{
    /// <summary>λ_D of 100 mM at 298.15 K in ε = 80, in m.</summary>
    private const double Debye = 0.79292467795681e-9 * 1.2247448713915890;

    /// <summary>l_B there, in m.</summary>
    private const double Bjerrum = 0.70057415220968e-9;

    [Fact]
    public void ImageEnergyCountsTheHydratedIonAndItsScreening()
    {
        double distance = HydratedDiameter.Of(Problems.Cl)!.Value / 2;
        Check check = Checking.Of("image-energy", FieldProblems.Slab(5 * nm, 100)).First(c => c.Subject == "inside at membrane");
        double potassium = HydratedDiameter.Of(Problems.K)!.Value / 2;
        double Energy(double d) => Bjerrum * 78 / 82 / (4 * d) * Math.Exp(-2 * d / Debye);
        Near.Relative(Energy(Math.Min(distance, potassium)), check.Value, 1e-9);
    }

    [Fact]
    public void SelfEnergyOnTheAxisIsTheMaterials()
    {
        Check check = Assert.Single(Checking.Of("pore-self-energy", Saline.Cell(CoordinateSystem.Cylindrical, 1 * nm, Saline.KCl(100))));
        Near.Relative(new ImageEnergy(1, 80, 2, 298.15).OnAxisAmongIons(1 * nm, Debye), check.Value, 1e-9);
        Assert.Equal("core in membrane", check.Subject);
    }

    /// <summary>4.838219283 kT for r = 0.2172 nm from 80 to 20.</summary>
    [Fact]
    public void BornBarrierIsThatOfTheIonsRadius()
    {
        Species ion = new("K", 1, 1.96e-9) { BornRadius = 0.2172 * nm };
        Species other = new("Cl", -1, 1.96e-9) { BornRadius = 0.4 * nm };
        PnpProblem problem = FieldProblems.Barrier(20);
        Material salt = Material.Electrolyte(80, (ion, 100), (other, 100));
        problem = problem with { Species = [ion, other] };
        problem = problem.WithMaterial("left", salt).WithMaterial("right", salt).WithBoundary("left", new PnpSolver.Boundaries.Bath(0, salt)).WithBoundary("right", new PnpSolver.Boundaries.Bath(0, salt));
        Near.Relative(4.838219283, Assert.Single(Checking.Of("born-barrier", problem)).Value, 1e-9);
    }

    /// <summary>The field at a charged wall is σ/(ε₀ε): 1e8 V/m for 0.0708 C/m².</summary>
    [Fact]
    public void SaturationIsBooths()
    {
        double density = 1e8 * 80 * PhysicalConstants.VacuumPermittivity;
        Near.Relative(0.109130529298, Assert.Single(Checking.Of("dielectric-saturation", Saline.Wall(-density, Saline.KCl(100)))).Value, 1e-9);
    }

    /// <summary>70 mV across 5 nm, less 0.8 % in the layers: 13889864.3647499 V/m at 150 mM; the cells at the faces are λ_D/40.</summary>
    [Fact]
    public void DropAndFieldOfASlabAreTheIonFreeSlabs()
    {
        PnpProblem slab = FieldProblems.Slab(5 * nm, 150, -0.07);
        Near.Relative(13889864.3647499, Assert.Single(Checking.Of("breakdown-field", slab)).Value, 5e-6);
        Near.Relative(13889864.3647499 * 5e-9, Assert.Single(Checking.Of("electroporation", slab)).Value, 5e-6);
        double charge = 2.45966935726305e-4 / (PhysicalConstants.Faraday * 300 * 30e-9);
        Assert.All(Checking.Of("lumped-charge", slab), check => Near.Relative(charge, check.Value, 1e-3));
    }

    /// <summary>Slab and layers in series: 0.00351381323524 against 0.00354167512752 F/m².</summary>
    [Fact]
    public void CapacitanceIsSetAgainstTheSlabs() =>
        Near.Relative(1 - (0.00351381323524 / 0.00354167512752), Assert.Single(Checking.Of("lumped-capacitance", FieldProblems.Slab(5 * nm, 150))).Value, 5e-4);

    /// <summary>The circuit's potential is Goldman's.</summary>
    [Fact]
    public void LumpedPotentialIsTheMeasuredDifference()
    {
        PnpProblem problem = FieldProblems.Salty(-0.05);
        Solution solution = SteadySolver.Solve(problem);
        double goldman = problem.ThermalVoltage * Math.Log(((1e-8 * 4) + (5e-9 * 100)) / ((1e-8 * 100) + (5e-9 * 4)));
        double field = solution.Potential[0] - solution.Potential[^1];
        Near.Relative(Math.Abs(field - goldman), Assert.Single(Checking.Of("lumped-potential", problem)).Value, 1e-9);
    }

    /// <summary>Currents that have run down are set against 1 % of what one thermal voltage drives.</summary>
    [Fact]
    public void CurrentsNextToNothingAreNotOffByFactors()
    {
        Solution solution = SteadySolver.Solve(FieldProblems.Salty(-0.05));
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.Evaluate(solution);
        double conductance = quantities.Single(q => q.Name == "circuit.membrane.membrane.conductance").Value;
        Quantity[] faded = [.. quantities.Select(q => q.Name.Contains(".current.", StringComparison.Ordinal) ? q with { Value = 1e-9 * q.Value } : q)];
        double Difference(Species ion) => Math.Abs(faded.Single(q => q.Name == $"membrane.membrane.current.{ion}.leak").Value
            - faded.Single(q => q.Name == $"circuit.membrane.membrane.current.{ion}.leak").Value);
        double largest = solution.Problem.Species.Max(Difference);
        Check check = Assert.Single(Checking.Of("lumped-currents", solution, faded));
        Near.Relative(largest / (0.01 * conductance * solution.Problem.ThermalVoltage), check.Value, 1e-9);
        Assert.Equal(CheckStatus.Pass, check.Status);
    }

    /// <summary>Ions that move alike exchange by J = Δc/(1/P + 2L/D), and J L/D is what they change by on the way.</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void ConcentrationAtTheMembraneFollowsFromDiffusion(double permeability)
    {
        double flux = 20 / ((1 / permeability) + (2 * 100e-9 / 1e-9));
        Assert.All(Checking.Of("well-mixed", FieldProblems.Exchange(permeability)), check => Near.Relative(flux * 100e-9 / 1e-9 / 40, check.Value, 1e-6));
    }

    [Fact]
    public void MixingTakesTheSquareOfTheLength() => Assert.All(Checking.Of("mixing-time", FieldProblems.Leaky(30 * nm)),
        check => Near.Relative(30e-9 * 30e-9 / Problems.K.Diffusivity / Checking.Duration, check.Value, 1e-9));

    /// <summary>The current of a dilute film is GHK's with P = DK/d but for what its layers do, and the voltage of one permeant ion Nernst's.</summary>
    [Fact]
    public void ConstantFieldIsGoldmanHodgkinAndKatz()
    {
        Check current = Checking.Of("constant-field-current", FieldProblems.Barrier(80, 0.5, 3, 20 * nm, right: 4)).Single(c => c.Subject.EndsWith("of K", StringComparison.Ordinal));
        Solution solution = SteadySolver.Solve(FieldProblems.Barrier(80, 0.5, 3, 20 * nm, right: 4));
        double flux = solution.Flux(Problems.K)[0];
        Near.Relative(Math.Abs((flux / (Problems.K.Diffusivity * Math.Exp(-0.5) / 20e-9 * 96)) - 1), current.Value, 1e-6);
        Check potential = Assert.Single(Checking.Of("constant-field-potential", FieldProblems.Barrier(80, 0.5, 3, 20 * nm, right: 4, voltage: null)));
        Solution floating = SteadySolver.Solve(FieldProblems.Barrier(80, 0.5, 3, 20 * nm, right: 4, voltage: null));
        double ratio = Problems.Cl.Diffusivity / Problems.K.Diffusivity * Math.Exp(-2.5);
        double goldman = floating.Problem.ThermalVoltage * Math.Log((4 + (ratio * 100)) / (100 + (ratio * 4)));
        Near.Relative(Math.Abs(floating.Potential[0] - goldman), potential.Value, 1e-9);
    }

    /// <summary>E ∝ 1/r² in a spherical shell from 8 to 13 nm, between the middles of the first and the last of 32 cells, over the mean (1/8 − 1/13)/5.</summary>
    [Fact]
    public void FieldOfAShellVariesAsItsArea()
    {
        double Square(double r) => 1 / (r * r);
        double variation = (Square(8 + (2.5 / 32)) - Square(13 - (2.5 / 32))) * 5 / ((1 / 8.0) - (1 / 13.0));
        Near.Relative(variation, Assert.Single(Checking.Of("slab-field-uniformity", FieldProblems.Shell(2 * nm))).Value, 1e-3);
    }

    /// <summary>What the source lines say of the error per cell is what Gouy and Chapman's closed form shows.</summary>
    [Theory]
    [InlineData(4, 0.0077)]
    [InlineData(10, 0.00125)]
    public void WeakLayersErrByAnEighthOfTheSquare(double cells, double error)
    {
        PnpProblem problem = Uniform(-0.001, Debye / cells);
        Near.Relative(cells, Assert.Single(Checking.Of("mesh-per-debye-length", problem)).Value, 1e-6);
        Near.Relative(-error, RelativeError(problem, -0.001), 0.02);
    }

    [Theory]
    [InlineData(1, 0.22)]
    [InlineData(4, 0.025)]
    [InlineData(8, 0.0065)]
    public void CounterIonsOfStrongLayersErrAsTheSourceSays(double cells, double error)
    {
        const double density = -0.3;
        double length = 2 * 80 * PhysicalConstants.VacuumPermittivity * PhysicalConstants.ThermalVoltage(298.15) / Math.Abs(density);
        PnpProblem problem = Uniform(density, length / cells);
        Near.Relative(cells, Assert.Single(Checking.Of("mesh-per-gouy-chapman-length", problem)).Value, 1e-6);
        double exact = Exact(density);
        Solution solution = SteadySolver.Solve(problem);
        Near.Relative(-error, Math.Exp((exact - solution.Potential[0]) / problem.ThermalVoltage) - 1, 0.05);
        double step = (solution.Potential[1] - solution.Potential[0]) / problem.ThermalVoltage;
        Near.Relative(step, Assert.Single(Checking.Of("mesh-potential-step", problem)).Value, 1e-12);
    }

    /// <summary>tanh(y/4) = tanh(y₀/4) e^(−x/λ): a node of 0.25 nm off the bath, whose own potential the bath takes to 0.</summary>
    [Fact]
    public void BathsAreCountedInDebyeLengths()
    {
        PnpProblem problem = FieldProblems.NearBath(5 * nm);
        Near.Relative(5e-9 / Debye, Assert.Single(Checking.Of("bath-distance", problem)).Value, 1e-9);
        Solution solution = SteadySolver.Solve(problem);
        double y = solution.State[problem.Grid.NodeCount - 2];
        Near.Relative(Math.Abs(Math.Tanh(y)), Assert.Single(Checking.Of("bath-charge", problem)).Value, 1e-9);
    }

    [Theory]
    [InlineData("pore-radius-vs-debye", "membrane")]
    [InlineData("pore-radius-vs-ion", "membrane")]
    [InlineData("pore-self-energy", "membrane")]
    [InlineData("pore-self-energy", "sphere")]
    [InlineData("pore-self-energy", "tube through water")]
    [InlineData("image-energy", "wall")]
    [InlineData("born-barrier", "partitioned film")]
    [InlineData("born-barrier", "membrane")]
    [InlineData("dielectric-saturation", "film of lipid")]
    [InlineData("electroporation", "wall")]
    [InlineData("electroporation", "thick slab")]
    [InlineData("breakdown-field", "wall")]
    [InlineData("lumped-potential", "membrane")]
    [InlineData("lumped-currents", "membrane")]
    [InlineData("lumped-capacitance", "wall")]
    [InlineData("lumped-contents", "membrane")]
    [InlineData("lumped-length-constant", "membrane")]
    [InlineData("lumped-charge", "wall")]
    [InlineData("well-mixed", "membrane")]
    [InlineData("mixing-time", "membrane")]
    [InlineData("constant-field-potential", "membrane")]
    [InlineData("constant-field-current", "membrane")]
    [InlineData("slab-field-uniformity", "wall")]
    [InlineData("mesh-per-gouy-chapman-length", "membrane")]
    [InlineData("bath-distance", "closed box")]
    [InlineData("bath-charge", "closed box")]
    [InlineData("domain-size", "closed box")]
    public void ChecksAreSilentWhereTheyDoNotApply(string name, string problem) => Assert.DoesNotContain(
        Checking.Of(name, ProblemOf(problem)), check => problem != "film of lipid" || check.Subject == "film");

    private static PnpProblem ProblemOf(string name) => name switch
    {
        "membrane" => Problems.Membrane(),
        "wall" => Saline.Wall(-0.01, Saline.KCl(100)),
        "sphere" => Saline.Cell(CoordinateSystem.Spherical, 1 * nm, Saline.KCl(100)),
        "tube through water" => Saline.Cell(CoordinateSystem.Cylindrical, 1 * nm, Saline.KCl(100)).WithMaterial("membrane", Material.Dielectric(80)),
        "partitioned film" => FieldProblems.Barrier(4, 3, 3),
        "film of lipid" => FieldProblems.Barrier(2, 10, 10, voltage: 0.1),
        "thick slab" => FieldProblems.Slab(20 * nm, 100),
        _ => LineProblems.Planar["closed box of charged walls"],
    };

    private static PnpProblem Uniform(double density, double size)
    {
        int cells = (int)Math.Ceiling(2 * Debye / size) + 8;
        return Saline.Wall(density, Saline.KCl(100)) with { Grid = Grid.Planar(Segment.Uniform("bulk", cells * size, cells), Segment.Graded("bulk", 25 * Debye, size, Math.Max(size, Debye))) };
    }

    private static double Exact(double density) =>
        new DiffuseLayer(IdealSolution.Symmetric(298.15, 80, 100)).Potential(density) * PhysicalConstants.ThermalVoltage(298.15);

    private static double RelativeError(PnpProblem problem, double density) => (SteadySolver.Solve(problem).Potential[0] / Exact(density)) - 1;
}
