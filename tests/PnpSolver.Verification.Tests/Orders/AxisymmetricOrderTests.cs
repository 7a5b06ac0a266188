using System.Collections.Immutable;
using PnpSolver.Materials;

namespace PnpSolver.Verification.Tests.Orders;

public class AxisymmetricOrderTests
{
    private const int Coarse = 2;

    /// <summary>The scheme is second order: 2.0 ± 0.1 in both norms, for ψ and both species, about the axis and without it, with jumps at
    /// interfaces normal to r and to z.</summary>
    [Theory]
    [InlineData(0, "none", "around")]
    [InlineData(1e-9, "none", "above")]
    [InlineData(0, "permittivity", "around")]
    [InlineData(0, "permittivity", "above")]
    [InlineData(1e-9, "permittivity", "above")]
    [InlineData(0, "standard potential", "around")]
    [InlineData(0, "standard potential", "above")]
    [InlineData(1e-9, "standard potential", "around")]
    [InlineData(1e-9, "standard potential", "above")]
    public void ErrorFallsAsHSquared(double start, string jump, string secondIs) => AssertSecondOrder(Jumping(start, jump, secondIs), 1.9);

    /// <summary>Where an interface turns a corner, the flux beside it is taken at the interface and not half-way through its face: an error
    /// of h² in one node, which makes h² ln(1/h) of the largest error and leaves the norm alone. Between these meshes the logarithm takes 0.3
    /// off the order at most.</summary>
    [Theory]
    [InlineData(1e-9, "permittivity")]
    [InlineData(0, "standard potential")]
    public void ErrorFallsAsHSquaredAtACornerToo(double start, string jump) => AssertSecondOrder(Jumping(start, jump, "both"), 1.7);

    /// <summary>The same with activity coefficients that vary by tens of per cent and differ between the two sides of an edge along an interface;
    /// those of Debye and Hückel are steep enough to need the finer meshes.</summary>
    [Theory]
    [InlineData("bikerman", 0, "above", 2)]
    [InlineData("davies", 2, "around", 2)]
    [InlineData("davies", 2, "above", 2)]
    [InlineData("debye-huckel", 2, "around", 3)]
    public void ErrorFallsAsHSquaredWithActivityCoefficients(string model, double standardPotential, string secondIs, int coarse) => AssertSecondOrder(new()
    {
        First = Medium(80, 0),
        Second = Medium(80, standardPotential),
        SecondIs = secondIs,
        Activity = model switch
        {
            "bikerman" => new Bikerman(),
            "davies" => new Davies(),
            _ => new DebyeHueckel(),
        },
    }, 1.9, coarse);

    private static AxisymmetricProblem Jumping(double start, string jump, string secondIs) => new()
    {
        Start = start,
        First = Medium(80, 0),
        Second = jump switch
        {
            "permittivity" => Medium(5, 0),
            "standard potential" => Medium(80, 2),
            _ => Medium(80, 0),
        },
        SecondIs = secondIs,
    };

    private static void AssertSecondOrder(AxisymmetricProblem problem, double leastOfLargest, int coarseMesh = Coarse)
    {
        (double L2, double Max)[] coarse = problem.Errors(coarseMesh);
        (double L2, double Max)[] fine = problem.Errors(coarseMesh + 1);
        Assert.All(Enumerable.Range(0, 3), row =>
        {
            Assert.InRange(Math.Log2(coarse[row].L2 / fine[row].L2), 1.9, 2.1);
            Assert.InRange(Math.Log2(coarse[row].Max / fine[row].Max), leastOfLargest, 2.1);
        });
    }

    private static Material Medium(double permittivity, double standardPotential) => new()
    {
        Permittivity = permittivity,
        StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty
            .Add(ManufacturedProblem.Cation, standardPotential).Add(ManufacturedProblem.Anion, -standardPotential / 2),
        Diffusivities = ImmutableDictionary<Species, double>.Empty.Add(ManufacturedProblem.Cation, 1.5e-9 / (1 + standardPotential)),
    };
}
