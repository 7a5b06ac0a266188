namespace PnpSolver.Grids;

/// <summary>Edges of consecutive numbers whose lower and upper ends are consecutive nodes: what inner loops run over.</summary>
/// <param name="FirstEdge">Number of the first edge.</param>
/// <param name="Count">How many edges there are.</param>
/// <param name="FirstLower">Lower node of the first edge.</param>
/// <param name="FirstUpper">Upper node of the first edge.</param>
public readonly record struct EdgeStrip(int FirstEdge, int Count, int FirstLower, int FirstUpper);

/// <summary>An edge at one of its nodes.</summary>
/// <param name="Edge">Number of the edge.</param>
/// <param name="Neighbour">The node at its other end.</param>
/// <param name="Sign">+1 where the node is the lower end, so that the edge's flux leaves it; −1 where it is the upper end.</param>
public readonly record struct EdgeEnd(int Edge, int Neighbour, int Sign);
