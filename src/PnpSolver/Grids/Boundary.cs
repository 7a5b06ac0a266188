using System.Collections.Immutable;

namespace PnpSolver.Grids;

/// <summary>A named end of the domain. Immutable.</summary>
/// <param name="Name">left, right, inner, outer, bottom or top.</param>
/// <param name="Outward">+1 where the outward normal points to rising coordinates, −1 otherwise.</param>
/// <param name="Faces">The faces of the cells that touch it, in rising order.</param>
public sealed record Boundary(string Name, int Outward, ImmutableArray<BoundaryFace> Faces)
{
    /// <summary>Area of the boundary surface: 1 (planar), per metre (cylindrical) or in m².</summary>
    public double Area => Faces.Sum(face => face.LowerArea + face.UpperArea);

    /// <summary>Whether z is constant on it; else x or r is.</summary>
    public bool IsLevel => Name is "bottom" or "top";

    /// <summary>Its first node; the only one on a line.</summary>
    public int Node => Faces[0].LowerNode;
}

/// <summary>The face of one cell on a boundary or interface with the two nodes at its ends, which are one on a line.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="LowerNode">Node at the lower end.</param>
/// <param name="LowerArea">Area that belongs to it.</param>
/// <param name="UpperNode">Node at the upper end.</param>
/// <param name="UpperArea">Area that belongs to it; 0 on a line.</param>
public readonly record struct BoundaryFace(int Cell, int LowerNode, double LowerArea, int UpperNode, double UpperArea);

/// <summary>The face between two cells of different regions.</summary>
/// <param name="LowerCell">The cell at the lower coordinate.</param>
/// <param name="UpperCell">The cell at the higher coordinate.</param>
/// <param name="IsLevel">Whether z is constant on it; else x or r is.</param>
/// <param name="Position">The coordinate that is constant on it, in m.</param>
/// <param name="Face">Its nodes and areas.</param>
public readonly record struct InterfaceFace(int LowerCell, int UpperCell, bool IsLevel, double Position, BoundaryFace Face);
