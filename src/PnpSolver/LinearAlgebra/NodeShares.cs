using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <summary>How a dropped node m depends on the kept nodes l and u on either side, on edges 1 and 2, and what of it goes to them.</summary>
/// <remarks>x_m = p_l·x_l + p_u·x_u with p_l = from₁/(to₁ + from₂), p_u = to₂/(to₁ + from₂), 0 if m is held; amounts at m go to l and u by
/// r_l = to₁/(to₁ + from₂), r_u = from₂/(to₁ + from₂), which sum to 1. Without mass both are exact in one dimension.</remarks>
internal readonly struct NodeShares
{
    private const float Tiny = 1e-30f;

    /// <summary>Shares of as many nodes as a vector holds.</summary>
    /// <param name="from1">from₁.</param>
    /// <param name="to1">to₁.</param>
    /// <param name="from2">from₂.</param>
    /// <param name="to2">to₂.</param>
    /// <param name="ground">Ground of m, negative if held.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NodeShares(Vector<float> from1, Vector<float> to1, Vector<float> from2, Vector<float> to2, Vector<float> ground)
    {
        Vector<float> sum = to1 + from2;
        Held = Vector.LessThan(ground, Vector<float>.Zero);
        Vector<float> inverse = Vector.ConditionalSelect(Vector.GreaterThan(sum, new Vector<float>(Tiny)), Vector<float>.One / sum, Vector<float>.Zero);
        LowerAmount = to1 * inverse;
        UpperAmount = from2 * inverse;
        inverse = Vector.ConditionalSelect(Held, Vector<float>.Zero, inverse);
        Lower = from1 * inverse;
        Upper = to2 * inverse;
    }

    /// <summary>p_l.</summary>
    public Vector<float> Lower { get; }

    /// <summary>p_u.</summary>
    public Vector<float> Upper { get; }

    /// <summary>r_l.</summary>
    public Vector<float> LowerAmount { get; }

    /// <summary>r_u.</summary>
    public Vector<float> UpperAmount { get; }

    /// <summary>Whether m is held.</summary>
    public Vector<int> Held { get; }

    /// <summary>Correction of a share for an edge between two dropped nodes: both ends must give the same part, the harmonic mean of their r, or
    /// what leaves one would not arrive at the other; none where one end gives nothing. A held end takes whatever comes.</summary>
    /// <param name="own">r at this end.</param>
    /// <param name="other">r at the other end.</param>
    /// <param name="otherHeld">Whether the other end is held.</param>
    /// <returns>2·other/(own + other).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Common(Vector<float> own, Vector<float> other, Vector<int> otherHeld)
    {
        Vector<float> sum = own + other;
        Vector<float> factor = Vector.ConditionalSelect(Vector.GreaterThan(sum, Vector<float>.Zero), (other + other) / sum, Vector<float>.Zero);
        return Vector.ConditionalSelect(otherHeld, Vector<float>.One, factor);
    }
}
