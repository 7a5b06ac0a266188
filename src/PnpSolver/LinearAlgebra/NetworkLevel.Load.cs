using System.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <content>Reading a network and factoring its lines.</content>
internal sealed unsafe partial class NetworkLevel
{
    private TensorNetwork network;
    private double scale;

    /// <summary>Reads a network and factors all its lines.</summary>
    /// <param name="source">The network.</param>
    /// <param name="factor">Factor of everything, so that single precision can hold it.</param>
    public void Load(in TensorNetwork source, double factor)
    {
        network = source;
        scale = factor;
        Run(RowChunks, readRows);
        Run(half / ColumnBlock, factorColumns);
    }

    private void ReadRows(int chunk)
    {
        for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
        {
            ReadRow(j);
            FactorRow(j);
        }
    }

    /// <summary>Edges of a row, and what each node has to ground into the place of the column factors.</summary>
    private void ReadRow(int j)
    {
        bool* held = network.Held + (j * columns);
        double* mass = network.Mass + (j * columns);
        int along = network.AlongRow(j);
        int above = network.AcrossRows(j);
        int below = above - columns;
        for (int i = 0; i < columns; i++)
        {
            long n = ((long)j * stride) + ((i & 1) * half) + (i >> 1);
            double ground = mass[i];
            fromR[n] = toR[n] = fromZ[n] = toZ[n] = 0;
            if (i < columns - 1)
            {
                Place(along + i, held[i], held[i + 1], n, fromR, toR, ref ground);
            }

            if (j < rows - 1)
            {
                Place(above + i, held[i], held[i + columns], n, fromZ, toZ, ref ground);
            }

            if (i > 0 && held[i - 1])
            {
                ground += network.To[along + i - 1];
            }

            if (j > 0 && held[i - columns])
            {
                ground += network.To[below + i];
            }

            inverseZ[n] = held[i] ? 0 : (float)(scale * ground);
        }
    }

    private void Place(int edge, bool ownHeld, bool nextHeld, long n, float* from, float* to, ref double ground)
    {
        if (!ownHeld && !nextHeld)
        {
            from[n] = (float)(scale * network.From[edge]);
            to[n] = (float)(scale * network.To[edge]);
        }
        else if (nextHeld)
        {
            ground += network.From[edge];
        }
    }

    /// <summary>Pivots along a row. What a node passes on to ground: p = from + g, g = ground + cross couplings + g₋·to₋/p₋.</summary>
    private void FactorRow(int j)
    {
        long row = (long)j * stride;
        double carried = 0;
        double below = 0;
        for (int i = 0; i < columns; i++)
        {
            long n = row + ((i & 1) * half) + (i >> 1);
            double cross = inverseZ[n] + fromZ[n] + ReadBelow(i, j);
            double ground = cross + carried;
            double pivot = fromR[n] + ground;
            double inverse = pivot > 0 ? 1 / pivot : 0;
            diagonal[n] = (float)(cross + fromR[n] + below);
            inverseR[n] = (float)inverse;
            carried = ground * toR[n] * inverse;
            below = toR[n];
        }
    }

    private double ReadBelow(int i, int j)
    {
        if (j == 0 || network.Held[((j - 1) * columns) + i] || network.Held[(j * columns) + i])
        {
            return 0;
        }

        return (float)(scale * network.To[network.AcrossRows(j - 1) + i]);
    }

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

    private void FactorColumns(int segment, int k)
    {
        int own = (segment * half) + k;
        int west = ((1 - segment) * half) + k - (1 - segment);
        Vector<float> carried = Vector<float>.Zero;
        for (int j = 0; j < rows; j++)
        {
            long row = (long)j * stride;
            Vector<float> ground = Vector.Load(inverseZ + row + own) + Vector.Load(fromR + row + own) + Vector.Load(toR + row + west) + carried;
            Vector<float> pivot = Vector.Load(fromZ + row + own) + ground;
            Vector<float> inverse = Vector.ConditionalSelect(
                Vector.GreaterThan(pivot, Vector<float>.Zero), Vector<float>.One / pivot, Vector<float>.Zero);
            inverse.Store(inverseZ + row + own);
            carried = ground * Vector.Load(toZ + row + own) * inverse;
        }
    }
}
