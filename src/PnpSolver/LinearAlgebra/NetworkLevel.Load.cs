using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <content>Reading a network and factoring its lines.</content>
internal sealed unsafe partial class NetworkLevel
{
    /// <summary>Ground of a held node while a network is loaded.</summary>
    private const float HeldMark = -1;

    private TensorNetwork network;
    private double scale;

    /// <summary>Reads a network; the lines are still to be factored.</summary>
    /// <param name="source">The network.</param>
    /// <param name="factor">Factor of everything, so that single precision can hold it.</param>
    public void Read(in TensorNetwork source, double factor)
    {
        network = source;
        scale = factor;
        Run(RowChunks, readRows);
    }

    /// <summary>Factors all lines. The ground of each node, which <see cref="Read"/> or <see cref="Coarsen"/> left in the place of the
    /// column factors, is used up.</summary>
    public void Factor()
    {
        Run(RowChunks, factorRows);
        Run(half / ColumnBlock, factorColumns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadRows(int chunk)
    {
        for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
        {
            long row = (long)j * stride;
            Split(network.From + network.AlongRow(j), fromR + row, columns - 1);
            Split(network.To + network.AlongRow(j), toR + row, columns - 1);
            Split(network.Mass + ((long)j * columns), inverseZ + row, columns);
            if (j < rows - 1)
            {
                Split(network.From + network.AcrossRows(j), fromZ + row, columns);
                Split(network.To + network.AcrossRows(j), toZ + row, columns);
            }

            bool* held = network.Held + ((long)j * columns);
            for (int i = 0; i < columns; i++)
            {
                if (held[i])
                {
                    inverseZ[row + ((i & 1) * half) + (i >> 1)] = HeldMark;
                }
            }
        }
    }

    /// <summary>Numbers too small for single precision become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(double* source, float* target, int count)
    {
        float* odd = target + half;
        int k = 0;
        for (; k < count / 2; k++)
        {
            float first = (float)(source[2 * k] * scale);
            float second = (float)(source[(2 * k) + 1] * scale);
            target[k] = first > Tiny ? first : 0;
            odd[k] = second > Tiny ? second : 0;
        }

        if (count % 2 == 1)
        {
            float last = (float)(source[2 * k] * scale);
            target[k] = last > Tiny ? last : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorRows(int chunk)
    {
        int first = chunk * RowBlock;
        int count = Math.Min(rows, first + RowBlock) - first;
        float[] rented = ArrayPool<float>.Shared.Rent(RowBlock * stride);
        fixed (float* work = rented)
        {
            FactorRows(first, count, work);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void FactorRows(int first, int count, float* work)
    {
        for (int l = 0; l < count; l++)
        {
            SumDiagonal(first + l, work + (l * stride));
        }

        int line = 0;
        for (; line + Interleave <= count; line += Interleave)
        {
            FactorFourRows(first + line, work + (line * stride));
        }

        for (; line < count; line++)
        {
            FactorRow(first + line, work + (line * stride));
        }
    }

    /// <summary>D of each node of a row, and the part of it that its row sees as ground.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumDiagonal(int j, float* work)
    {
        long row = (long)j * stride;
        for (int segment = 0; segment < 2; segment++)
        {
            int west = ((1 - segment) * half) - (1 - segment);
            for (int k = 0; k < half; k += Lanes)
            {
                int own = (segment * half) + k;
                long n = row + own;
                Vector<float> mass = Vector.Load(inverseZ + n);
                Vector<float> cross = mass + Vector.Load(fromZ + n) + Vector.Load(toZ + n - stride);
                Vector<float> sum = cross + Vector.Load(fromR + n) + Vector.Load(toR + row + west + k);
                Vector<int> free = Vector.GreaterThanOrEqual(mass, Vector<float>.Zero) & Vector.GreaterThan(sum, new Vector<float>(Tiny));
                Vector.ConditionalSelect(free, sum, Vector<float>.Zero).Store(diagonal + n);
                cross.Store(work + own);
            }
        }
    }

    /// <summary>Pivots p along a row: p = from + g, and what a node has to ground beyond the nodes before it is g = cross + g₋·to₋/p₋,
    /// all of to₋ if the node before is held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorRow(int j, float* work)
    {
        long row = (long)j * stride;
        float carried = 0;
        int pairs = (columns + 1) / 2;
        for (int k = 0; k < pairs; k++)
        {
            for (int own = k; own <= k + half; own += half)
            {
                carried = Pivot(row + own, work[own] + carried);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorFourRows(int j, float* work)
    {
        long row = (long)j * stride;
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        int pairs = (columns + 1) / 2;
        for (int k = 0; k < pairs; k++)
        {
            for (int own = k; own <= k + half; own += half)
            {
                c0 = Pivot(row + own, work[own] + c0);
                c1 = Pivot(row + own + stride, work[own + stride] + c1);
                c2 = Pivot(row + own + (2 * stride), work[own + (2 * stride)] + c2);
                c3 = Pivot(row + own + (3 * stride), work[own + (3 * stride)] + c3);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Pivot(long n, float ground)
    {
        float pivot = fromR[n] + ground;
        float inverse = pivot > Tiny ? 1 / pivot : 0;
        bool free = diagonal[n] > 0;
        inverseR[n] = free ? inverse : 0;
        return free ? ground * inverse * toR[n] : toR[n];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorColumns(int chunk)
    {
        for (int segment = 0; segment < 2; segment++)
        {
            for (int k = chunk * ColumnBlock; k < (chunk + 1) * ColumnBlock; k += Lanes)
            {
                FactorColumns(segment, k);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorColumns(int segment, int k)
    {
        int own = (segment * half) + k;
        int west = ((1 - segment) * half) + k - (1 - segment);
        Vector<float> carried = Vector<float>.Zero;
        for (int j = 0; j < rows; j++)
        {
            long row = (long)j * stride;
            Vector<int> free = Vector.GreaterThan(Vector.Load(diagonal + row + own), Vector<float>.Zero);
            Vector<float> ground = Vector.Load(inverseZ + row + own) + Vector.Load(fromR + row + own) + Vector.Load(toR + row + west) + carried;
            Vector<float> pivot = Vector.Load(fromZ + row + own) + ground;
            Vector<float> inverse = Vector.ConditionalSelect(
                free & Vector.GreaterThan(pivot, new Vector<float>(Tiny)), Vector<float>.One / pivot, Vector<float>.Zero);
            inverse.Store(inverseZ + row + own);
            Vector<float> to = Vector.Load(toZ + row + own);
            carried = Vector.ConditionalSelect(free, ground * inverse * to, to);
        }
    }
}
