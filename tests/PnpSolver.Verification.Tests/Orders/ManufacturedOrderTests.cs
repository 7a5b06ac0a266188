using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Verification.Tests.Orders;

public class ManufacturedOrderTests
{
    private const int Coarse = 3;

    /// <summary>The scheme is second order: 2.0 ± 0.1 in both norms, for ψ and both species.</summary>
    [Theory]
    [CombinatorialCases]
    public void ErrorFallsAsHSquared(CoordinateSystem coordinates, bool withCentre, string jump)
    {
        var problem = new ManufacturedProblem(coordinates, Medium(80, 0), jump switch
        {
            "permittivity" => Medium(5, 0),
            "standard potential" => Medium(80, 2),
            _ => Medium(80, 0),
        })
        {
            Start = withCentre ? 0 : 1e-9,
        };
        AssertSecondOrder(problem);
    }

    /// <summary>The same with activity coefficients that vary by tens of per cent, in the flux and in what the boxes hold.</summary>
    [Theory]
    [InlineData("bikerman", CoordinateSystem.Planar, 0)]
    [InlineData("bikerman", CoordinateSystem.Spherical, 2)]
    [InlineData("davies", CoordinateSystem.Planar, 2)]
    [InlineData("davies", CoordinateSystem.Cylindrical, 0)]
    [InlineData("debye-huckel", CoordinateSystem.Planar, 2)]
    public void ErrorFallsAsHSquaredWithActivityCoefficients(string model, CoordinateSystem coordinates, double standardPotential)
    {
        AssertSecondOrder(new(coordinates, Medium(80, 0), Medium(80, standardPotential))
        {
            Start = 1e-9,
            Activity = model switch
            {
                "bikerman" => new Bikerman(),
                "davies" => new Davies(),
                _ => new DebyeHueckel(),
            },
        });
    }

    private static void AssertSecondOrder(ManufacturedProblem problem)
    {
        (double L2, double Max)[] coarse = problem.Errors(Coarse);
        (double L2, double Max)[] fine = problem.Errors(Coarse + 1);
        for (int row = 0; row < 3; row++)
        {
            Assert.InRange(Math.Log2(coarse[row].L2 / fine[row].L2), 1.9, 2.1);
            Assert.InRange(Math.Log2(coarse[row].Max / fine[row].Max), 1.9, 2.1);
        }
    }

    private static Material Medium(double permittivity, double standardPotential) => new()
    {
        Permittivity = permittivity,
        StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty
            .Add(ManufacturedProblem.Cation, standardPotential).Add(ManufacturedProblem.Anion, -standardPotential / 2),
        Diffusivities = ImmutableDictionary<Species, double>.Empty
            .Add(ManufacturedProblem.Cation, 1.5e-9 / (1 + standardPotential)),
    };
}
