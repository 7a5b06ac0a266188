using System.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <content>Transfer between levels, and to and from the caller's vectors.</content>
/// <remarks>Right after the even columns were solved, the residual is 0 there, and the odd columns are solved next without using what
/// they hold: so only residuals of odd columns go down, and only corrections of even columns come back.</remarks>
internal sealed unsafe partial class NetworkLevel
{
    private Action<int> restrictRows = null!;
    private Action<int> prolongRows = null!;
    private Action<int> readVector = null!;
    private Action<int> writeVector = null!;
    private NetworkLevel coarse = null!;
    private LineCoarsening columnLines;
    private LineCoarsening rowLines;
    private double* outer;

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

    /// <summary>Solves this level exactly.</summary>
    /// <param name="direct">The factored network.</param>
    public void SolveExactly(BandedNetwork direct)
    {
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                direct[i, j] = b[((long)j * stride) + ((i & 1) * half) + (i >> 1)];
            }
        }

        direct.Solve();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                x[((long)j * stride) + ((i & 1) * half) + (i >> 1)] = (float)direct[i, j];
            }
        }
    }

    private void CreateTransfers()
    {
        restrictRows = RestrictRows;
        prolongRows = ProlongRows;
        readVector = ReadVector;
        writeVector = WriteVector;
    }

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

    private void RestrictRows(int chunk)
    {
        float* work = stackalloc float[2 * (half + (2 * Alignment))];
        float* sum = work + Alignment;
        float* between = sum + half + Alignment;
        new Span<float>(work, 2 * (half + (2 * Alignment))).Clear();
        int first = chunk * RowBlock;
        if (rowLines.HasBetween(first - 1))
        {
            OddResidual(rowLines.Fine(first) - 1, between);
        }

        for (int row = first; row < Math.Min(coarse.rows, first + RowBlock); row++)
        {
            OddResidual(rowLines.Fine(row), sum);
            if (rowLines.HasBetween(row - 1))
            {
                AddHalf(between, sum);
            }

            if (rowLines.HasBetween(row))
            {
                OddResidual(rowLines.Fine(row) + 1, between);
                AddHalf(between, sum);
            }

            GatherColumns(sum, coarse.b + ((long)row * coarse.stride));
        }
    }

    private void AddHalf(float* source, float* target)
    {
        for (int k = 0; k < half; k += Lanes)
        {
            Vector.FusedMultiplyAdd(new Vector<float>(0.5f), Vector.Load(source + k), Vector.Load(target + k)).Store(target + k);
        }
    }

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

    /// <summary>Half of each odd column to either side; a last odd column that is kept goes whole to its own.</summary>
    private void GatherColumns(float* odd, float* target)
    {
        if (!columnLines.Halved)
        {
            new Span<float>(odd, columns / 2).CopyTo(new Span<float>(target + half, columns / 2));
            new Span<float>(target, (columns + 1) / 2).Clear();
            return;
        }

        float* even = target;
        float* other = target + coarse.half;
        int count = coarse.columns;
        for (int m = 0; m < (count + 1) / 2; m++)
        {
            even[m] = 0.5f * (odd[(2 * m) - 1] + odd[2 * m]);
            other[m] = 0.5f * (odd[2 * m] + odd[(2 * m) + 1]);
        }

        if (count % 2 == 1)
        {
            other[count / 2] = 0;
        }

        if (columns % 2 == 0)
        {
            float last = odd[(columns / 2) - 1];
            target[Coarse(count - 1)] = last;
            target[Coarse(count - 2)] -= 0.5f * last;
        }
    }

    private int Coarse(int column) => ((column & 1) * coarse.half) + (column >> 1);

    private void ProlongRows(int chunk)
    {
        for (int j = chunk * RowBlock; j < Math.Min(rows, (chunk + 1) * RowBlock); j++)
        {
            int row = rowLines.Halved ? j / 2 : j;
            float* target = x + ((long)j * stride);
            if (rowLines.Halved && j % 2 == 1 && rowLines.HasBetween(row))
            {
                AddEven(target, coarse.x + ((long)row * coarse.stride), coarse.x + ((long)(row + 1) * coarse.stride));
                continue;
            }

            row = rowLines.Halved && j % 2 == 1 ? coarse.rows - 1 : row;
            float* own = coarse.x + ((long)row * coarse.stride);
            AddEven(target, own, own);
        }
    }

    private void AddEven(float* target, float* below, float* above)
    {
        int count = (columns + 1) / 2;
        if (!columnLines.Halved)
        {
            for (int k = 0; k < count; k++)
            {
                target[k] += 0.5f * (below[k] + above[k]);
            }

            return;
        }

        int other = coarse.half;
        for (int k = 0; k < count / 2; k++)
        {
            target[2 * k] += 0.5f * (below[k] + above[k]);
            target[(2 * k) + 1] += 0.5f * (below[other + k] + above[other + k]);
        }

        if (count % 2 == 1)
        {
            target[count - 1] += 0.5f * (below[count / 2] + above[count / 2]);
        }
    }
}
