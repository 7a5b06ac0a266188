using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Meshing;

/// <summary>A mesh on which the judged quantities are as exact as was asked for. Immutable.</summary>
/// <param name="Mesh">The mesh.</param>
/// <param name="Rounds">The meshes that were tried, the last one included.</param>
/// <param name="Solutions">The steady states on it, in the order of the problems; empty for a run through time.</param>
public sealed record AdaptedMesh(Mesh Mesh, ImmutableArray<MeshRound> Rounds, ImmutableArray<Solution> Solutions);

/// <summary>One mesh that was tried. Immutable.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Nodes">Nodes of its grid.</param>
/// <param name="Quantity">Name of the judged quantity with the largest error.</param>
/// <param name="Error">That error by estimate, relative to the quantity or its scale; infinite where the coarser grid did not tell.</param>
public sealed record MeshRound(int Number, int Nodes, string Quantity, double Error);

/// <summary>What a mesh is to achieve. Immutable.</summary>
/// <param name="Accuracy">Largest relative error of the judged quantities.</param>
public sealed record MeshGoal(double Accuracy)
{
    /// <summary>Accuracy where none is asked for.</summary>
    public const double StandardAccuracy = 1e-3;

    /// <summary>Names of the quantities that count; none for all of the field but residuals, fits, and in r–z extremes.</summary>
    public ImmutableArray<string> Quantities { get; init; } = [];

    /// <summary>Most nodes of a grid on a line.</summary>
    public int MostNodesOnLine { get; init; } = 50_000;

    /// <summary>Most nodes of a grid in r–z.</summary>
    public int MostNodesInPlane { get; init; } = 2_000_000;

    /// <summary>Most meshes that are tried.</summary>
    public int MostRounds { get; init; } = 12;
}
