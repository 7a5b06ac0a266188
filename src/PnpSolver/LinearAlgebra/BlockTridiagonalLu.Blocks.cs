using System.Runtime.Intrinsics;

namespace PnpSolver.LinearAlgebra;

/// <content>Products and inverses of one node's block; rows are padded to whole vectors of four.</content>
internal sealed unsafe partial class BlockTridiagonalLu
{
    /// <summary>T = M⁻¹·U for an arrow U: column 0 is M⁻¹ times U's ψ column, column k is M⁻¹'s column k times U_kk.</summary>
    private void Transfer(double* inverse, double* arrow, double* transfer)
    {
        for (int r = 0; r < size; r++)
        {
            var dot = Vector256<double>.Zero;
            for (int c = 0; c < stride; c += 4)
            {
                var row = Vector256.Load(inverse + (r * stride) + c);
                dot = Vector256.FusedMultiplyAdd(row, Vector256.Load(arrow + c), dot);
                (row * Vector256.Load(arrow + stride + c)).Store(transfer + (r * stride) + c);
            }

            transfer[r * stride] = Vector256.Sum(dot);
        }
    }

    /// <summary>block −= L·T for an arrow L.</summary>
    private void Subtract(double* arrow, double* transfer, double* block)
    {
        for (int r = 0; r < size; r++)
        {
            var psi = Vector256.Create(-arrow[r]);
            var own = Vector256.Create(-arrow[stride + r]);
            for (int c = 0; c < stride; c += 4)
            {
                var sum = Vector256.Load(block + (r * stride) + c);
                sum = Vector256.FusedMultiplyAdd(psi, Vector256.Load(transfer + c), sum);
                sum = Vector256.FusedMultiplyAdd(own, Vector256.Load(transfer + (r * stride) + c), sum);
                sum.Store(block + (r * stride) + c);
            }
        }
    }

    private void Multiply(double* matrix, double* vector, double* product)
    {
        for (int r = 0; r < size; r++)
        {
            var dot = Vector256<double>.Zero;
            for (int c = 0; c < stride; c += 4)
            {
                dot = Vector256.FusedMultiplyAdd(Vector256.Load(matrix + (r * stride) + c), Vector256.Load(vector + c), dot);
            }

            product[r] = Vector256.Sum(dot);
        }
    }

    /// <summary>Gauss–Jordan inversion in place with partial pivoting.</summary>
    private void Invert(double* a, int node)
    {
        for (int p = 0; p < size; p++)
        {
            int best = p;
            for (int r = p + 1; r < size; r++)
            {
                best = Math.Abs(a[(r * stride) + p]) > Math.Abs(a[(best * stride) + p]) ? r : best;
            }

            swaps[p] = best;
            double* pivotRow = a + (p * stride);
            if (best != p)
            {
                SwapRows(pivotRow, a + (best * stride));
            }

            double pivot = pivotRow[p];
            if (pivot == 0 || !double.IsFinite(pivot))
            {
                throw new SingularMatrixException(node, p);
            }

            pivotRow[p] = 1;
            var factor = Vector256.Create(1 / pivot);
            for (int c = 0; c < stride; c += 4)
            {
                (Vector256.Load(pivotRow + c) * factor).Store(pivotRow + c);
            }

            for (int r = 0; r < size; r++)
            {
                double* row = a + (r * stride);
                if (r == p || row[p] == 0)
                {
                    continue;
                }

                var multiple = Vector256.Create(-row[p]);
                row[p] = 0;
                for (int c = 0; c < stride; c += 4)
                {
                    Vector256.FusedMultiplyAdd(multiple, Vector256.Load(pivotRow + c), Vector256.Load(row + c)).Store(row + c);
                }
            }
        }

        UndoSwaps(a);
    }

    private void SwapRows(double* first, double* second)
    {
        for (int c = 0; c < stride; c++)
        {
            (first[c], second[c]) = (second[c], first[c]);
        }
    }

    private void UndoSwaps(double* a)
    {
        for (int p = size - 1; p >= 0; p--)
        {
            int other = swaps[p];
            if (other == p)
            {
                continue;
            }

            for (int r = 0; r < size; r++)
            {
                (a[(r * stride) + p], a[(r * stride) + other]) = (a[(r * stride) + other], a[(r * stride) + p]);
            }
        }
    }
}
