using FsCheck.Xunit;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

public class SymmetryTests
{
    [Property(MaxTest = 15)]
    public void MirroredProblemsHaveMirroredSolutions(int seed)
    {
        var random = new Random(seed);
        PnpProblem problem = random.Next(2) == 0 ? Problems.Film(random.NextDouble() - 0.5) : Problems.Membrane(random.NextDouble() - 0.5);
        Solution solution = SteadySolver.Solve(problem);
        Solution mirrored = SteadySolver.Solve(Problems.Mirrored(problem));
        Assert.All(solution.Potential.ToArray().Zip(mirrored.Potential.ToArray().Reverse()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void ChargeConjugationTurnsThePotentialRound()
    {
        double positive = SteadySolver.Solve(Problems.ChargedWall(0.3, 10)).Potential[0];
        double negative = SteadySolver.Solve(Problems.ChargedWall(-0.3, 10)).Potential[0];
        Assert.Equal(positive, -negative, 1e-13);
    }

    [Fact]
    public void SymmetricProblemGivesASymmetricAnswer()
    {
        PnpProblem wall = Problems.ChargedWall(-0.1, 100);
        PnpProblem slit = wall with
        {
            Grid = Grid.Planar(new Segment("bulk", 6 * nm) { First = 0.02 * nm, Last = 0.02 * nm, Max = 0.2 * nm }),
            Boundaries = wall.Boundaries.SetItem("left", Wall.Charged(0.05)).SetItem("right", Wall.Charged(0.05)),
            Species = [wall.Species[1], wall.Species[0]],
        };
        slit = slit.WithMaterial("bulk", slit.Material("bulk") with { FixedChargeDensity = -2 * 0.05 / (6 * nm) });
        double[] phi = SteadySolver.Solve(new PnpSolver.Discretization.Network(slit)).Potential.ToArray();
        Assert.All(phi.Zip(phi.Reverse()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    /// <summary>Curvature changes fields by thickness over radius: 1e-5 here.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Spherical)]
    public void LargeRadiusIsPlanar(CoordinateSystem coordinates)
    {
        PnpProblem planar = Problems.Membrane();
        double radius = 100 * nm * 1e5;
        double[] positions = [.. planar.Grid.Positions.ToArray().Select(x => radius + x)];
        var round = planar with
        {
            Grid = new(coordinates, positions, [.. planar.Grid.RegionOfCell.ToArray().Select(r => planar.Grid.Regions[r])]),
            Boundaries = planar.Boundaries.Clear().Add("inner", planar.Boundary("left")).Add("outer", planar.Boundary("right")),
        };
        Assert.Equal(Field(planar), Field(round), 3e-5 * Math.Abs(Field(planar)));
    }

    private static double Field(PnpProblem problem) =>
        QuantityCatalogue.Evaluate(SteadySolver.Solve(problem)).Single(q => q.Name == "membrane.membrane.field").Value;
}
