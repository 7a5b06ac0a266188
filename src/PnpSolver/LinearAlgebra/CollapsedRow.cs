using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <summary>One row of a network and its edges to the next, on consecutive columns, while the network is coarsened.</summary>
internal readonly unsafe struct CollapsedRow
{
    /// <summary>Views of a piece of memory.</summary>
    /// <param name="start">The piece.</param>
    /// <param name="length">Length of each array, the first and last 16 of which are room for neighbours.</param>
    public CollapsedRow(float* start, int length)
    {
        FromR = start + 16;
        ToR = FromR + length;
        FromZ = ToR + length;
        ToZ = FromZ + length;
        Ground = ToZ + length;
        Spare = Ground + length;
    }

    /// <summary>From of the edges along the row.</summary>
    public float* FromR { get; }

    /// <summary>To of the edges along the row.</summary>
    public float* ToR { get; }

    /// <summary>From of the edges to the next row.</summary>
    public float* FromZ { get; }

    /// <summary>To of the edges to the next row.</summary>
    public float* ToZ { get; }

    /// <summary>Ground; negative at held nodes.</summary>
    public float* Ground { get; }

    /// <summary>Room for intermediate results.</summary>
    public float* Spare { get; }

    /// <summary>Copies edges and ground.</summary>
    /// <param name="target">The copy.</param>
    /// <param name="count">Number of columns.</param>
    public void CopyTo(CollapsedRow target, int count)
    {
        new Span<float>(FromR, count).CopyTo(new Span<float>(target.FromR, count));
        new Span<float>(ToR, count).CopyTo(new Span<float>(target.ToR, count));
        new Span<float>(FromZ, count).CopyTo(new Span<float>(target.FromZ, count));
        new Span<float>(ToZ, count).CopyTo(new Span<float>(target.ToZ, count));
        new Span<float>(Ground, count).CopyTo(new Span<float>(target.Ground, count));
    }

    /// <summary>Edges from the row before a dropped row to the row after it, in series.</summary>
    /// <param name="below">The row before.</param>
    /// <param name="middle">The dropped row.</param>
    /// <param name="count">Number of columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(CollapsedRow below, CollapsedRow middle, int count)
    {
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            NodeShares node = Shares(below, middle, i);
            (node.Lower * Vector.Load(middle.FromZ + i)).Store(FromZ + i);
            (node.Upper * Vector.Load(below.ToZ + i)).Store(ToZ + i);
        }
    }

    /// <summary>Adds a share of the edges along a dropped row and of its ground; where that row is held, the coupling to it is ground.</summary>
    /// <param name="below">The row before the dropped one.</param>
    /// <param name="middle">The dropped row.</param>
    /// <param name="lower">Whether this is the row before, or that after.</param>
    /// <param name="count">Number of columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddShare(CollapsedRow below, CollapsedRow middle, bool lower, int count)
    {
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            NodeShares node = Shares(below, middle, i);
            NodeShares next = Shares(below, middle, i + 1);
            Vector<float> own = lower ? node.LowerAmount : node.UpperAmount;
            Vector<float> other = lower ? next.LowerAmount : next.UpperAmount;
            Vector<float> share = lower ? node.Lower : node.Upper;
            Vector<float> from = Vector.Load(middle.FromR + i) * share * NodeShares.Common(own, other, next.Held);
            Vector<float> to = Vector.Load(middle.ToR + i) * (lower ? next.Lower : next.Upper) * NodeShares.Common(other, own, node.Held);
            (Vector.Load(FromR + i) + from).Store(FromR + i);
            (Vector.Load(ToR + i) + to).Store(ToR + i);
            Vector<float> ground = Vector.Load(Ground + i);
            Vector<float> coupling = lower ? Vector.Load(below.FromZ + i) : Vector.Load(middle.ToZ + i);
            Vector<float> added = Vector.ConditionalSelect(node.Held, coupling, share * Vector.Load(middle.Ground + i));
            Vector.ConditionalSelect(Vector.LessThan(ground, Vector<float>.Zero), ground, ground + added).Store(Ground + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static NodeShares Shares(CollapsedRow below, CollapsedRow middle, int i) => new(
        Vector.Load(below.FromZ + i), Vector.Load(below.ToZ + i), Vector.Load(middle.FromZ + i), Vector.Load(middle.ToZ + i), Vector.Load(middle.Ground + i));
}
