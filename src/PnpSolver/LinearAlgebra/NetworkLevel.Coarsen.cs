using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <content>The network of every second line: no geometry is needed.</content>
/// <remarks>A node m between two kept nodes l and u, on edges 1 and 2, has x_m = p_l·x_l + p_u·x_u with p_l = from₁/(to₁ + from₂), p_u = to₂/(to₁ + from₂),
/// exact in one dimension without mass; so two edges in series make from = p_l·from₂, to = p_u·to₁, and whatever else is at
/// m (its edges across, its mass) goes to l and u by p_l and p_u. Column sums are conserved. What is coupled to a held node
/// that is dropped has that coupling as ground. First columns are dropped, row by row, then rows.</remarks>
internal sealed unsafe partial class NetworkLevel
{
    private const int RowArrays = 6;

    /// <summary>Fills the coarser level with the coarse network, ready to be factored. To be called before <see cref="Factor"/>.</summary>
    public void Coarsen() => Run((coarse.rows + RowBlock - 1) / RowBlock, coarsenRows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CoarsenRows(int chunk)
    {
        // four rows with all columns but the kept ones collapsed, and the result; each array has room for one vector on either side
        int length = half + (4 * Alignment);
        float[] rented = ArrayPool<float>.Shared.Rent(5 * RowArrays * length);
        Array.Clear(rented);
        fixed (float* work = rented)
        {
            CoarsenRows(chunk, work, length);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CoarsenRows(int chunk, float* work, int length)
    {
        int first = chunk * RowBlock;
        int next = Math.Max(0, rowLines.Fine(first) - 2);
        for (int row = first; row < Math.Min(coarse.rows, first + RowBlock); row++)
        {
            for (; next <= Math.Min(rows - 1, rowLines.Fine(row) + 1); next++)
            {
                CollapseColumns(next, new CollapsedRow(work + ((next % 4) * RowArrays * length), length));
            }

            var result = new CollapsedRow(work + (4 * RowArrays * length), length);
            CollapseRows(row, work, length, result);
            coarse.Store(row, result);
        }
    }

    /// <summary>A row, and its edges to the next, on the kept columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CollapseColumns(int j, CollapsedRow target)
    {
        long row = (long)j * stride;
        if (!columnLines.Halved)
        {
            Join(fromR + row, target.FromR);
            Join(toR + row, target.ToR);
            Join(fromZ + row, target.FromZ);
            Join(toZ + row, target.ToZ);
            Join(inverseZ + row, target.Ground);
            return;
        }

        CollapseAlong(row, target);
        CollapseAcross(row, target);
        if (columns % 2 == 0)
        {
            // the last two columns are both kept: their edge stays as it is
            int last = (columns / 2) - 1;
            target.FromR[last] = fromR[row + last];
            target.ToR[last] = toR[row + last];
            target.Ground[last + 1] = inverseZ[row + half + last];
            target.FromZ[last + 1] = fromZ[row + half + last];
            target.ToZ[last + 1] = toZ[row + half + last];
        }
    }

    /// <summary>Edges along a row in series, and the ground of its nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CollapseAlong(long row, CollapsedRow target)
    {
        for (int k = 0; k < half; k += Lanes)
        {
            NodeShares node = Shares(row + k);
            (node.Lower * Vector.Load(fromR + row + half + k)).Store(target.FromR + k);
            (node.Upper * Vector.Load(toR + row + k)).Store(target.ToR + k);
            Vector<float> mass = Vector.Load(inverseZ + row + half + k);
            Vector.ConditionalSelect(node.Held, Vector.Load(fromR + row + k), node.Lower * mass).Store(target.Ground + k);
            Vector.ConditionalSelect(node.Held, Vector.Load(toR + row + half + k), node.Upper * mass).Store(target.Spare + k);
        }

        Gather(inverseZ + row, target.Ground, target.Spare);
        for (int k = 0; k < half; k += Lanes)
        {
            Vector<float> own = Vector.Load(inverseZ + row + k);
            Vector.ConditionalSelect(Vector.LessThan(own, Vector<float>.Zero), own, Vector.Load(target.Ground + k)).Store(target.Ground + k);
        }
    }

    /// <summary>Edges to the next row: those of a dropped column go to its neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CollapseAcross(long row, CollapsedRow target)
    {
        for (int k = 0; k < half; k += Lanes)
        {
            NodeShares node = Shares(row + k);
            NodeShares next = Shares(row + stride + k);
            Vector<float> from = Vector.Load(fromZ + row + half + k);
            (from * node.Lower * NodeShares.Common(node.LowerAmount, next.LowerAmount, next.Held)).Store(target.FromZ + k);
            (from * node.Upper * NodeShares.Common(node.UpperAmount, next.UpperAmount, next.Held)).Store(target.Spare + k);
        }

        Gather(fromZ + row, target.FromZ, target.Spare);
        for (int k = 0; k < half; k += Lanes)
        {
            NodeShares node = Shares(row + k);
            NodeShares next = Shares(row + stride + k);
            Vector<float> to = Vector.Load(toZ + row + half + k);
            (to * next.Lower * NodeShares.Common(next.LowerAmount, node.LowerAmount, node.Held)).Store(target.ToZ + k);
            (to * next.Upper * NodeShares.Common(next.UpperAmount, node.UpperAmount, node.Held)).Store(target.Spare + k);
        }

        Gather(toZ + row, target.ToZ, target.Spare);
    }

    /// <summary>Adds to the even columns what the odd columns on either side give; a last odd column is kept and gives nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(float* even, float* left, float* right)
    {
        if (columns % 2 == 0)
        {
            int last = (columns / 2) - 1;
            left[last] = right[last] = 0;
        }

        for (int k = 0; k < half; k += Lanes)
        {
            (Vector.Load(even + k) + Vector.Load(left + k) + Vector.Load(right + k - 1)).Store(left + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private NodeShares Shares(long even) =>
        new(Vector.Load(fromR + even), Vector.Load(toR + even), Vector.Load(fromR + even + half), Vector.Load(toR + even + half), Vector.Load(inverseZ + even + half));

    private void Join(float* source, float* target)
    {
        for (int k = 0; k < (columns + 1) / 2; k++)
        {
            target[2 * k] = source[k];
            target[(2 * k) + 1] = source[half + k];
        }
    }

    /// <summary>One coarse row from its own fine row and those dropped on either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CollapseRows(int row, float* work, int length, CollapsedRow result)
    {
        int j = rowLines.Fine(row);
        CollapsedRow Row(int index) => new(work + ((index & 3) * RowArrays * length), length);
        Row(j).CopyTo(result, coarse.columns);
        if (rowLines.HasBetween(row))
        {
            result.Append(Row(j), Row(j + 1), coarse.columns);
            result.AddShare(Row(j), Row(j + 1), true, coarse.columns);
        }

        if (rowLines.HasBetween(row - 1))
        {
            result.AddShare(Row(j - 2), Row(j - 1), false, coarse.columns);
        }
    }

    /// <summary>Stores a row of a coarse network.</summary>
    private void Store(int row, CollapsedRow source)
    {
        long n = (long)row * stride;
        Part(source.FromR, fromR + n, columns - 1);
        Part(source.ToR, toR + n, columns - 1);
        Part(source.Ground, inverseZ + n, columns);
        if (row < rows - 1)
        {
            Part(source.FromZ, fromZ + n, columns);
            Part(source.ToZ, toZ + n, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Part(float* source, float* target, int count)
    {
        float* odd = target + half;
        for (int k = 0; k < count / 2; k++)
        {
            target[k] = source[2 * k];
            odd[k] = source[(2 * k) + 1];
        }

        if (count % 2 == 1)
        {
            target[count / 2] = source[count - 1];
        }
    }
}
