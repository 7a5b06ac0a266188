namespace PnpSolver.LinearAlgebra;

/// <summary>Views of one network on a tensor grid: what its edges and nodes hold.</summary>
/// <remarks>Node n = j·columns + i. The flux along an edge from its lower to its upper node is from·x_lower − to·x_upper. Along rows edge
/// j·(columns − 1) + i joins (i, j) and (i + 1, j); then edge rows·(columns − 1) + j·columns + i joins (i, j) and (i, j + 1).</remarks>
internal unsafe struct TensorNetwork
{
    /// <summary>Nodes along r, at least 2.</summary>
    public int Columns;

    /// <summary>Nodes along z, at least 2.</summary>
    public int Rows;

    /// <summary>Shape [edges], not negative.</summary>
    public double* From;

    /// <summary>Shape [edges], not negative.</summary>
    public double* To;

    /// <summary>Shape [nodes], not negative.</summary>
    public double* Mass;

    /// <summary>Whether x is 0 at a node, shape [nodes].</summary>
    public bool* Held;

    /// <summary>Index of the first edge along row j.</summary>
    /// <param name="j">The row.</param>
    public readonly int AlongRow(int j) => j * (Columns - 1);

    /// <summary>Index of the first edge from row j to the next.</summary>
    /// <param name="j">The row.</param>
    public readonly int AcrossRows(int j) => (Rows * (Columns - 1)) + (j * Columns);

    /// <summary>Number of edges.</summary>
    public readonly int EdgeCount => (Rows * (Columns - 1)) + ((Rows - 1) * Columns);
}
