namespace PnpSolver.LinearAlgebra;

/// <summary>A pivot block of a factorisation is singular or not finite.</summary>
internal sealed class SingularMatrixException : Exception
{
    /// <summary>The block and row at which it was found.</summary>
    /// <param name="node">Node of the block, or −1 for the constraints.</param>
    /// <param name="unknown">0 for ψ, 1 … for the species.</param>
    public SingularMatrixException(int node, int unknown)
        : base(node >= 0 ? $"singular block at node {node}, unknown {unknown}" : $"constraint {unknown} determines nothing")
    {
        Node = node;
        Unknown = unknown;
    }

    /// <summary>Node of the block, or −1 for the constraints.</summary>
    public int Node { get; }

    /// <summary>0 for ψ, 1 … for the species; number of the constraint where <see cref="Node"/> is −1.</summary>
    public int Unknown { get; }
}
