using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <content>Transfer between levels.</content>
/// <remarks>x of a dropped node is p_l·x_l + p_u·x_u (see <see cref="Coarsen"/>); its residual, an amount, goes to l and u by r_l = to₁/(to₁ + from₂) and
/// r_u = from₂/(to₁ + from₂), which sum to 1. Right after the even columns were solved, the residual is 0 there, and the odd columns
/// are solved next without using what they hold: so only residuals of odd columns go down, and only corrections of even
/// columns come back.</remarks>
internal sealed unsafe partial class NetworkLevel
{
    private Action<int> restrictRows = null!;
    private Action<int> prolongRows = null!;
    private NetworkLevel coarse = null!;
    private LineCoarsening columnLines;
    private LineCoarsening rowLines;

    private int PaddedHalf => half + (2 * Alignment);

    /// <summary>Names the next coarser level.</summary>
    /// <param name="next">The level.</param>
    /// <param name="columnsKept">Its columns.</param>
    /// <param name="rowsKept">Its rows.</param>
    public void Attach(NetworkLevel next, LineCoarsening columnsKept, LineCoarsening rowsKept)
    {
        coarse = next;
        columnLines = columnsKept;
        rowLines = rowsKept;
    }

    /// <summary>Restricts the residual to the coarser level's right-hand side.</summary>
    public void Restrict() => Run((coarse.rows + RowBlock - 1) / RowBlock, restrictRows);

    /// <summary>Adds the coarser level's solution to the even columns.</summary>
    public void Prolong() => Run(RowChunks, prolongRows);

    private void RestrictRows(int chunk)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(3 * PaddedHalf);
        Array.Clear(rented);
        fixed (float* work = rented)
        {
            RestrictRows(chunk, work + Alignment);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void RestrictRows(int chunk, float* sum)
    {
        float* between = sum + PaddedHalf;
        float* residual = between + PaddedHalf;
        int first = chunk * RowBlock;
        if (rowLines.HasBetween(first - 1))
        {
            GatherRow(rowLines.Fine(first) - 1, residual, between);
        }

        for (int row = first; row < Math.Min(coarse.rows, first + RowBlock); row++)
        {
            int j = rowLines.Fine(row);
            GatherRow(j, residual, sum);
            if (rowLines.HasBetween(row - 1))
            {
                AddShare(j - 1, false, between, sum);
            }

            if (rowLines.HasBetween(row))
            {
                GatherRow(j + 1, residual, between);
                AddShare(j + 1, true, between, sum);
            }

            coarse.Part(sum, coarse.b + ((long)row * coarse.stride), coarse.columns);
        }
    }

    /// <summary>Residuals of a row, gathered on the kept columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherRow(int j, float* residual, float* target)
    {
        OddResidual(j, residual);
        long row = (long)j * stride;
        if (!columnLines.Halved)
        {
            for (int i = 0; i < columns; i++)
            {
                target[i] = i % 2 == 0 ? 0 : residual[i / 2];
            }

            return;
        }

        bool keepsLast = columns % 2 == 0;
        int last = (columns / 2) - 1;
        float kept = residual[last];
        if (keepsLast)
        {
            residual[last] = 0;
        }

        for (int k = 0; k < half; k += Lanes)
        {
            Vector<float> to = Vector.Load(toR + row + k);
            Vector<float> sum = to + Vector.Load(fromR + row + half + k);
            Vector<float> value = Vector.Load(residual + k);
            Vector<float> share = Vector.ConditionalSelect(Vector.GreaterThan(sum, new Vector<float>(Tiny)), value / sum, Vector<float>.Zero);
            Vector<float> left = share * to;
            left.Store(target + k);
            (value - left).Store(residual + k);
        }

        for (int k = 0; k < half; k += Lanes)
        {
            (Vector.Load(target + k) + Vector.Load(residual + k - 1)).Store(target + k);
        }

        if (keepsLast)
        {
            target[last + 1] = kept;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OddResidual(int j, float* result)
    {
        long row = (long)j * stride;
        for (int k = 0; k < half; k += Lanes)
        {
            long n = row + half + k;
            Vector<float> d = Vector.Load(diagonal + n);
            Vector<float> sum = Vector.Load(b + n);
            sum = Vector.FusedMultiplyAdd(Vector.Load(fromR + row + k), Vector.Load(x + row + k), sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(toR + n), Vector.Load(x + row + k + 1), sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(fromZ + n - stride), Vector.Load(x + n - stride), sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(toZ + n), Vector.Load(x + n + stride), sum);
            sum = Vector.FusedMultiplyAdd(-d, Vector.Load(x + n), sum);
            Vector.ConditionalSelect(Vector.GreaterThan(d, Vector<float>.Zero), sum, Vector<float>.Zero).Store(result + k);
        }
    }

    /// <summary>Adds the share of a dropped row that goes to the row before it or to the row after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddShare(int middle, bool toLower, float* source, float* target)
    {
        long row = (long)middle * stride;
        if (!columnLines.Halved)
        {
            for (int i = 0; i < columns; i++)
            {
                target[i] += source[i] * LowerShare(row + Place(i), toLower);
            }

            return;
        }

        for (int k = 0; k < half; k += Lanes)
        {
            Vector<float> lower = Vector.Load(toZ + row - stride + k);
            Vector<float> upper = Vector.Load(fromZ + row + k);
            Vector<float> sum = lower + upper;
            Vector<float> share = Vector.ConditionalSelect(
                Vector.GreaterThan(sum, new Vector<float>(Tiny)), (toLower ? lower : upper) / sum, Vector<float>.Zero);
            Vector.FusedMultiplyAdd(share, Vector.Load(source + k), Vector.Load(target + k)).Store(target + k);
        }

        if (columns % 2 == 0)
        {
            int last = (columns / 2) - 1;
            float before = half > last + 1 ? source[last + 1] * LowerShare(row + last + 1, toLower) : 0;
            target[last + 1] += (source[last + 1] * LowerShare(row + half + last, toLower)) - before;
        }
    }

    private float LowerShare(long n, bool toLower)
    {
        float lower = toZ[n - stride];
        float upper = fromZ[n];
        return lower + upper > Tiny ? (toLower ? lower : upper) / (lower + upper) : 0;
    }

    /// <summary>Place of a column within a row.</summary>
    private int Place(int column) => ((column & 1) * half) + (column >> 1);

    private void ProlongRows(int chunk)
    {
        int length = (2 * coarse.half) + Alignment;
        float[] rented = ArrayPool<float>.Shared.Rent(2 * length);
        fixed (float* work = rented)
        {
            for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
            {
                int row = rowLines.Halved ? j / 2 : j;
                bool between = rowLines.Halved && j % 2 == 1 && rowLines.HasBetween(row);
                row = rowLines.Halved && j % 2 == 1 && !between ? coarse.rows - 1 : row;
                coarse.Join(coarse.x + ((long)row * coarse.stride), work);
                if (between)
                {
                    coarse.Join(coarse.x + ((long)(row + 1) * coarse.stride), work + length);
                }

                AddEven(j, between, work, work + length);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddEven(int j, bool between, float* below, float* above)
    {
        long row = (long)j * stride;
        if (!columnLines.Halved)
        {
            for (int k = 0; k < (columns + 1) / 2; k++)
            {
                below[k] = below[2 * k];
                above[k] = above[2 * k];
            }
        }

        int count = (columns + 1) / 2;
        for (int k = 0; k < count; k += Lanes)
        {
            Vector<float> change = Vector.Load(below + k);
            long n = row + k;
            if (between)
            {
                Vector<float> sum = Vector.Load(toZ + n - stride) + Vector.Load(fromZ + n);
                Vector<float> value = (Vector.Load(fromZ + n - stride) * change) + (Vector.Load(toZ + n) * Vector.Load(above + k));
                change = Vector.ConditionalSelect(Vector.GreaterThan(sum, new Vector<float>(Tiny)), value / sum, Vector<float>.Zero);
            }

            Vector<int> free = Vector.GreaterThan(Vector.Load(diagonal + n), Vector<float>.Zero);
            Vector.ConditionalSelect(free, Vector.Load(x + n) + change, Vector<float>.Zero).Store(x + n);
        }
    }
}
