using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <content>Line relaxation: every second line at a time, each line solved exactly.</content>
internal sealed unsafe partial class NetworkLevel
{
    private const int RowBlock = 8;
    private const int ColumnBlock = 16;
    private const int Interleave = 4;

    private Action<int> readRows = null!;
    private Action<int> factorRows = null!;
    private Action<int> factorColumns = null!;
    private Action<int> coarsenRows = null!;
    private Action<int> sweepRows = null!;
    private Action<int> sweepColumns = null!;
    private int colour;
    private bool fromZero;

    private int RowChunks => (rows + RowBlock - 1) / RowBlock;

    /// <summary>Solves every second row for the other rows as they are.</summary>
    /// <param name="parity">0 for rows 0, 2, …; 1 for the others.</param>
    /// <param name="otherRowsZero">Whether the other rows are to be taken as 0.</param>
    public void RelaxRows(int parity, bool otherRowsZero)
    {
        colour = parity;
        fromZero = otherRowsZero;
        int lines = (rows + 1 - parity) / 2;
        Run((lines + RowBlock - 1) / RowBlock, sweepRows);
    }

    /// <summary>Solves every second column for the other columns as they are.</summary>
    /// <param name="parity">0 for columns 0, 2, …; 1 for the others.</param>
    public void RelaxColumns(int parity)
    {
        colour = parity;
        Run(half / ColumnBlock, sweepColumns);
    }

    private void CreateBodies()
    {
        readRows = ReadRows;
        factorRows = FactorRows;
        factorColumns = FactorColumns;
        coarsenRows = CoarsenRows;
        sweepRows = SweepRows;
        sweepColumns = SweepColumns;
        CreateTransfers();
    }

    private void SweepRows(int chunk)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(3 * Interleave * stride);
        fixed (float* right = rented)
        {
            SweepRows(chunk, right);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void SweepRows(int chunk, float* right)
    {
        int lines = (rows + 1 - colour) / 2;
        for (int line = chunk * RowBlock; line < Math.Min(lines, (chunk + 1) * RowBlock); line += Interleave)
        {
            int count = Math.Min(Interleave, lines - line);
            for (int l = 0; l < count; l++)
            {
                PrepareRow(colour + (2 * (line + l)), right + (3 * l * stride));
            }

            if (count == Interleave)
            {
                SolveRows(colour + (2 * line), right);
                continue;
            }

            for (int l = 0; l < count; l++)
            {
                SolveRow(colour + (2 * (line + l)), right + (3 * l * stride));
            }
        }
    }

    /// <summary>Per node of a row: (b + what neighbours across give)/p, from₋/p and to/p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PrepareRow(int j, float* work)
    {
        long row = (long)j * stride;
        for (int segment = 0; segment < 2; segment++)
        {
            int west = ((1 - segment) * half) - (1 - segment);
            for (int k = 0; k < half; k += Lanes)
            {
                int own = (segment * half) + k;
                long n = row + own;
                Vector<float> inverse = Vector.Load(inverseR + n);
                Vector<float> sum = Vector.Load(b + n);
                if (!fromZero)
                {
                    sum = Vector.FusedMultiplyAdd(Vector.Load(fromZ + n - stride), Vector.Load(x + n - stride), sum);
                    sum = Vector.FusedMultiplyAdd(Vector.Load(toZ + n), Vector.Load(x + n + stride), sum);
                }

                (sum * inverse).Store(work + own);
                (Vector.Load(fromR + row + west + k) * inverse).Store(work + stride + own);
                (Vector.Load(toR + n) * inverse).Store(work + (2 * stride) + own);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveRow(int j, float* work)
    {
        float* right = work;
        float* down = work + stride;
        float* up = work + (2 * stride);
        float y = 0;
        int pairs = (columns + 1) / 2;
        for (int k = 0; k < pairs; k++)
        {
            right[k] = y = MathF.FusedMultiplyAdd(down[k], y, right[k]);
            right[half + k] = y = MathF.FusedMultiplyAdd(down[half + k], y, right[half + k]);
        }

        float* to = x + ((long)j * stride);
        y = 0;
        for (int k = pairs - 1; k >= 0; k--)
        {
            to[half + k] = y = MathF.FusedMultiplyAdd(up[half + k], y, right[half + k]);
            to[k] = y = MathF.FusedMultiplyAdd(up[k], y, right[k]);
        }
    }

    /// <summary>Four rows at once: each waits for its own last node only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveRows(int j, float* work)
    {
        int s = 3 * stride;
        float y0 = 0;
        float y1 = 0;
        float y2 = 0;
        float y3 = 0;
        int pairs = (columns + 1) / 2;
        float* w = work;
        for (int k = 0; k < pairs; k++)
        {
            for (float* p = w + k; p <= w + k + half; p += half)
            {
                float* d = p + stride;
                p[0] = y0 = MathF.FusedMultiplyAdd(d[0], y0, p[0]);
                p[s] = y1 = MathF.FusedMultiplyAdd(d[s], y1, p[s]);
                p[2 * s] = y2 = MathF.FusedMultiplyAdd(d[2 * s], y2, p[2 * s]);
                p[3 * s] = y3 = MathF.FusedMultiplyAdd(d[3 * s], y3, p[3 * s]);
            }
        }

        y0 = y1 = y2 = y3 = 0;
        float* x0 = x + ((long)j * stride);
        long t = 2L * stride;
        for (int k = pairs - 1; k >= 0; k--)
        {
            for (int n = k + half; n >= k; n -= half)
            {
                float* p = w + n;
                float* u = p + (2 * stride);
                x0[n] = y0 = MathF.FusedMultiplyAdd(u[0], y0, p[0]);
                x0[n + t] = y1 = MathF.FusedMultiplyAdd(u[s], y1, p[s]);
                x0[n + (2 * t)] = y2 = MathF.FusedMultiplyAdd(u[2 * s], y2, p[2 * s]);
                x0[n + (3 * t)] = y3 = MathF.FusedMultiplyAdd(u[3 * s], y3, p[3 * s]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SweepColumns(int chunk)
    {
        int own = (colour * half) + (chunk * ColumnBlock);
        int other = ((1 - colour) * half) + (chunk * ColumnBlock);
        int west = other - (1 - colour);
        int east = other + colour;
        for (int k = 0; k < ColumnBlock; k += Lanes)
        {
            SweepDown(own + k, west + k, east + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SweepDown(int own, int west, int east)
    {
        Vector<float> y = Vector<float>.Zero;
        for (int j = 0; j < rows; j++)
        {
            long row = (long)j * stride;
            long n = row + own;
            Vector<float> sum = Vector.Load(b + n);
            sum = Vector.FusedMultiplyAdd(Vector.Load(fromR + row + west), Vector.Load(x + row + west), sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(toR + n), Vector.Load(x + row + east), sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(fromZ + n - stride), y, sum);
            y = sum * Vector.Load(inverseZ + n);
            y.Store(x + n);
        }

        y = Vector<float>.Zero;
        for (int j = rows - 1; j >= 0; j--)
        {
            long n = ((long)j * stride) + own;
            y = Vector.FusedMultiplyAdd(Vector.Load(toZ + n) * Vector.Load(inverseZ + n), y, Vector.Load(x + n));
            y.Store(x + n);
        }
    }
}
