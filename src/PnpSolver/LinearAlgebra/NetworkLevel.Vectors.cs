using System.Runtime.CompilerServices;

namespace PnpSolver.LinearAlgebra;

/// <content>To and from the caller's vectors, and the exact solution of the coarsest level.</content>
internal sealed unsafe partial class NetworkLevel
{
    private Action<int> readVector = null!;
    private Action<int> writeVector = null!;
    private double* outer;

    /// <summary>Reads the right-hand side.</summary>
    /// <param name="right">Shape [nodes].</param>
    /// <param name="factor">Factor of everything.</param>
    public void ReadRight(double* right, double factor)
    {
        outer = right;
        scale = factor;
        Run(RowChunks, readVector);
    }

    /// <summary>Writes the solution.</summary>
    /// <param name="solution">Shape [nodes].</param>
    public void WriteSolution(double* solution)
    {
        outer = solution;
        Run(RowChunks, writeVector);
    }

    /// <summary>Factors this network exactly. The ground of each node is as <see cref="Coarsen"/> or <see cref="Read"/> left it.</summary>
    /// <param name="direct">Where to.</param>
    public void CopyTo(BandedNetwork direct)
    {
        direct.Clear();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                long n = ((long)j * stride) + Place(i);
                direct.AddGround(i, j, Math.Max(0, inverseZ[n]));
                if (i < columns - 1)
                {
                    AddEdge(direct, (i, j), false, n, ((long)j * stride) + Place(i + 1));
                }

                if (j < rows - 1)
                {
                    AddEdge(direct, (i, j), true, n, n + stride);
                }
            }
        }

        direct.Factor();
    }

    /// <summary>Solves this level exactly.</summary>
    /// <param name="direct">The factored network.</param>
    public void SolveExactly(BandedNetwork direct)
    {
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                direct[i, j] = b[((long)j * stride) + Place(i)];
            }
        }

        direct.Solve();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                x[((long)j * stride) + Place(i)] = (float)direct[i, j];
            }
        }
    }

    private void AddEdge(BandedNetwork direct, (int Column, int Row) node, bool acrossRows, long n, long next)
    {
        bool lowerHeld = inverseZ[n] < 0;
        bool upperHeld = inverseZ[next] < 0;
        double from = acrossRows ? fromZ[n] : fromR[n];
        double to = acrossRows ? toZ[n] : toR[n];
        if (!lowerHeld && !upperHeld)
        {
            direct.AddEdge(node.Column, node.Row, acrossRows, from, to);
        }
        else if (!lowerHeld)
        {
            direct.AddGround(node.Column, node.Row, from);
        }
        else if (!upperHeld)
        {
            direct.AddGround(acrossRows ? node.Column : node.Column + 1, acrossRows ? node.Row + 1 : node.Row, to);
        }
    }

    private void CreateTransfers()
    {
        restrictRows = RestrictRows;
        prolongRows = ProlongRows;
        readVector = ReadVector;
        writeVector = WriteVector;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadVector(int chunk)
    {
        for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
        {
            double* source = outer + ((long)j * columns);
            float* even = b + ((long)j * stride);
            float* odd = even + half;
            int k = 0;
            for (; k < columns / 2; k++)
            {
                even[k] = (float)(source[2 * k] * scale);
                odd[k] = (float)(source[(2 * k) + 1] * scale);
            }

            if (columns % 2 == 1)
            {
                even[k] = (float)(source[2 * k] * scale);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteVector(int chunk)
    {
        for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
        {
            double* target = outer + ((long)j * columns);
            float* even = x + ((long)j * stride);
            float* odd = even + half;
            int k = 0;
            for (; k < columns / 2; k++)
            {
                target[2 * k] = even[k];
                target[(2 * k) + 1] = odd[k];
            }

            if (columns % 2 == 1)
            {
                target[2 * k] = even[k];
            }
        }
    }
}
