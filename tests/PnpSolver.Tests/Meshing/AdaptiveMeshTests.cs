using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Meshing;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Meshing;

public sealed class AdaptiveMeshTests
{
    private static readonly Species K = new("K", +1, 2e-9);
    private static readonly Species Cl = new("Cl", -1, 2e-9);
    private static readonly Material Salt = Material.Electrolyte(80, (K, 150 * mM), (Cl, 150 * mM));
    private static readonly Mesh Outline = new(CoordinateSystem.Planar, new(0, [new("salt", 24 * nm)]));
    private static readonly PnpProblem Charged = new PnpProblem(Outline.WithEqualCells(4).Build(), K, Cl)
        .WithMaterial("salt", Salt).WithBoundary("left", Wall.Charged(-0.1)).WithBoundary("right", new Bath(0, Salt));

    /// <summary>Grahame: counter-ions of 3140.3256681071 mM at −0.1 C/m².</summary>
    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    public void CounterIonsAtAChargedWallAreAsExactAsAsked(double accuracy)
    {
        AdaptedMesh found = AdaptiveMesh.Steady([Charged], Outline, new(accuracy));

        double counterIons = QuantityCatalogue.EvaluateField(found.Solutions.Single()).Single(q => q.Name == "region.salt.K.max").Value;
        Assert.InRange(Math.Abs((counterIons / 3140.3256681071) - 1), 0, accuracy);
        Assert.True(found.Rounds[^1].Error <= accuracy && found.Rounds.Take(found.Rounds.Length - 1).All(round => round.Error > accuracy));
        Assert.Equal(found.Mesh.Build().NodeCount, found.Rounds[^1].Nodes);
    }

    /// <summary>The second problem, with the stronger charge, needs the finer mesh.</summary>
    [Fact]
    public void ProblemsThatShareAMeshAreAllAsExactAsAsked()
    {
        PnpProblem neutral = Charged.WithBoundary("left", Wall.Charged(-1e-3));
        int alone = AdaptiveMesh.Steady([neutral], Outline, new(1e-3)).Rounds[^1].Nodes;
        AdaptedMesh shared = AdaptiveMesh.Steady([neutral, Charged], Outline, new(1e-3));

        Assert.True(shared.Rounds[^1].Nodes > 1.5 * alone, $"{shared.Rounds[^1].Nodes} nodes against {alone}");
        Assert.Equal(2, shared.Solutions.Length);
    }

    [Fact]
    public void OnlyChosenQuantitiesCount()
    {
        MeshRound last = AdaptiveMesh.Steady([Charged], Outline, new(1e-3) { Quantities = ["boundary.left.potential"] }).Rounds[^1];
        Assert.Equal("boundary.left.potential", last.Quantity);
    }

    [Fact]
    public void AQuantityThatNoResultHasIsRefused()
    {
        UnknownQuantityException refused = Assert.Throws<UnknownQuantityException>(() => AdaptiveMesh.Steady([Charged], Outline, new(1e-3) { Quantities = ["boundary.left.potentail"] }));
        Assert.Contains("boundary.left.potentail", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAccuracyThatIsNotReachedEndsLoudly()
    {
        NotConvergedException failure = Assert.Throws<NotConvergedException>(() => AdaptiveMesh.Steady([Charged], Outline, new(1e-6) { MostNodesOnLine = 500 }));
        Assert.Matches("^the accuracy 1.0e-6 was not reached: with [0-9]+ nodes region.salt.K.max may still be off by .*, and the next mesh would have about .* nodes, and the limit is 500",
            failure.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WhereTheSolverFailsOnTheStartingMeshAFinerOneIsTried(int failures)
    {
        AdaptedMesh found = new AdaptiveMesh(new Failing(failures), Outline, new(1e-2), null, null, CancellationToken.None).Find(keepsSolutions: true);
        Assert.True(found.Rounds[^1].Error <= 1e-2);
        Assert.True(found.Rounds[0].Nodes > (1 << failures) * StartingMesh.Of(Charged, Outline).Build().CellCount);
    }

    [Fact]
    public void WhereItFailsOnThreeItSaysSo() => Assert.Throws<NotConvergedException>(() =>
        new AdaptiveMesh(new Failing(3), Outline, new(1e-2), null, null, CancellationToken.None).Find(keepsSolutions: true));

    /// <summary>A selective end at 10 V_T: the layer of depleted salt before it carries the field, far from any face that a Debye
    /// length of the bath would resolve; the mesh drawn by hand has 1443 nodes.</summary>
    [Fact]
    public void DepletionLayersAreFound()
    {
        Mesh outline = new(CoordinateSystem.Planar, new(0, [new("salt", 97.1130432727429 * nm)]));
        var bath = new Bath(0, (K, 100 * mM), (Cl, 100 * mM));
        PnpProblem problem = new PnpProblem(outline.WithEqualCells(4).Build(), new Species("K", +1, 1e-9), new Species("Cl", -1, 1e-9));
        bath = new Bath(0, (problem.Species[0], 100 * mM), (problem.Species[1], 100 * mM));
        problem = problem.WithMaterial("salt", new Material { Permittivity = 80 }).WithBoundary("left", bath)
            .WithBoundary("right", bath with { Potential = -10 * problem.ThermalVoltage, Impermeable = [problem.Species[1]] });
        AdaptedMesh found = AdaptiveMesh.Steady([problem], outline, new(1e-4));

        double current = QuantityCatalogue.EvaluateField(found.Solutions[0]).Single(q => q.Name == "boundary.left.current.K").Value;
        Assert.InRange(Math.Abs((current / 225377.8990543022) - 1), 0, 1e-4);
        Assert.InRange(found.Rounds[^1].Nodes, 20, 1443);
    }

    /// <summary>A layer at rest bends nothing, but its capacitance, a response, is to be as exact as anything else.</summary>
    [Fact]
    public void LayersAtRestAreResolvedForWhatTheyWouldDo()
    {
        PnpProblem atRest = Charged.WithBoundary("left", Wall.Electrode(0));
        AdaptedMesh found = AdaptiveMesh.Steady([atRest], Outline, new(1e-5));

        double capacitance = QuantityCatalogue.EvaluateField(found.Solutions[0]).Single(q => q.Name == "boundary.left.capacitance").Value;
        double exact = PhysicalConstants.VacuumPermittivity * 80 / 0.79292467795681e-9;
        Assert.InRange(Math.Abs((capacitance / exact) - 1), 0, 1e-5);
    }

    /// <summary>Fails the first times it is to solve anything.</summary>
    private sealed class Failing(int times) : Course
    {
        private readonly SteadyCourse steady = new([Charged]);
        private int failed;

        public override PnpProblem First => Charged;

        public override IReadOnlyList<IReadOnlyList<Quantity>> Solve(Grid grid, Action<Solution> seen, IProgress<NewtonStep>? progress, CancellationToken cancellation) =>
            failed++ < times ? throw new NotConvergedException("on purpose", []) : steady.Solve(grid, seen, progress, cancellation);
    }
}
