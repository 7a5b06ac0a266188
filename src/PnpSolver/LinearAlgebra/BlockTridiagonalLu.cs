using System.Numerics;
using System.Runtime.Intrinsics;
using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <summary>LU factors of a network Jacobian whose nodes form one line: block elimination, one block per node.</summary>
/// <remarks>With M_i the pivot block of node i, M_i = D_i − L_i M_{i−1}⁻¹ U_{i−1}; the inverses are kept, so that any number
/// of right-hand sides can follow. Off-diagonal blocks are arrows (a species couples to itself and to ψ), which makes
/// both products cheap; activity coefficients add a dyad to each. Rows are scaled, and each block is inverted with partial pivoting. Elimination across blocks needs
/// no pivoting: M_i belongs to the problem on nodes 0 … i with the next node held, which is well posed whenever the whole is.
/// Cost and storage are linear in the nodes. Source: Golub and Van Loan, Matrix Computations, 4th ed., §4.5.</remarks>
internal sealed unsafe partial class BlockTridiagonalLu
{
    private readonly NetworkSystem system;
    private readonly int nodes;
    private readonly int size;
    private readonly int stride;
    private readonly double[] inverses;
    private readonly double[] rowScales;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly int[] swaps;

    /// <summary>Storage for the factors of a system's Jacobian.</summary>
    /// <param name="system">The system; its Jacobian is read at <see cref="Factor"/>.</param>
    public BlockTridiagonalLu(NetworkSystem system)
    {
        this.system = system ?? throw new ArgumentNullException(nameof(system));
        nodes = system.Network.NodeCount;
        size = 1 + system.Network.SpeciesCount;
        stride = (size + 3) / 4 * 4;
        inverses = new double[(long)nodes * size * stride];
        rowScales = new double[nodes * size];
        lower = new double[nodes * 2 * stride];
        upper = new double[nodes * 2 * stride];
        swaps = new int[size];
        dyads = system.Contents.Excess is { } excess ? new(excess, nodes * stride) : null;
    }

    /// <summary>Factors the Jacobian as the system holds it now.</summary>
    /// <exception cref="SingularMatrixException">A pivot block is singular.</exception>
    public void Factor()
    {
        double* transfer = stackalloc double[size * stride];
        fixed (double* blocks = inverses, below = lower, above = upper, scales = rowScales)
        {
            for (int i = 0; i < nodes; i++)
            {
                double* block = blocks + ((long)i * size * stride);
                ReadArrows(i, block, below + (2 * stride * i), above + (2 * stride * i), scales + (size * i));
                if (i > 0)
                {
                    double* previous = blocks + ((long)(i - 1) * size * stride);
                    Transfer(previous, above + (2 * stride * (i - 1)), transfer);
                    AddDyad(i - 1, previous, transfer);
                    Subtract(below + (2 * stride * i), transfer, block);
                    SubtractDyad(i, transfer, block);
                }

                Invert(block, i);
            }
        }
    }

    /// <summary>Solves J·x = b in place for several right-hand sides.</summary>
    /// <remarks>All vectors take part in one sweep: each waits for its own last node only, so that several cost little more than
    /// one.</remarks>
    /// <param name="vectors">Each b on entry and x on exit, shape [vectors][unknowns].</param>
    public void Solve(params ReadOnlySpan<double[]> vectors)
    {
        double* right = stackalloc double[stride];
        double* known = stackalloc double[stride * vectors.Length];
        new Span<double>(right, stride).Clear();
        new Span<double>(known, stride * vectors.Length).Clear();
        fixed (double* blocks = inverses, below = lower, above = upper, scales = rowScales)
        {
            for (int i = 0; i < nodes; i++)
            {
                double* arrow = below + (2 * stride * i);
                double* block = blocks + ((long)i * size * stride);
                for (int v = 0; v < vectors.Length; v++)
                {
                    fixed (double* x = vectors[v])
                    {
                        Eliminate(x + i, arrow, scales + (size * i), right, known + (stride * v));
                        SubtractDyadOf(i, known + (stride * v), right);
                        Multiply(block, right, known + (stride * v));
                        Scatter(known + (stride * v), x + i);
                    }
                }
            }

            for (int i = nodes - 2; i >= 0; i--)
            {
                double* arrow = above + (2 * stride * i);
                double* block = blocks + ((long)i * size * stride);
                for (int v = 0; v < vectors.Length; v++)
                {
                    fixed (double* x = vectors[v])
                    {
                        Couple(x + i + 1, arrow, right);
                        AddDyadOf(i, x, right);
                        Multiply(block, right, known);
                        for (int r = 0; r < size; r++)
                        {
                            x[(r * nodes) + i] -= known[r];
                        }
                    }
                }
            }
        }
    }

    /// <summary>Scaled right-hand side of a node less what the solved node below contributes.</summary>
    private void Eliminate(double* x, double* arrow, double* scales, double* right, double* below)
    {
        for (int r = 0; r < size; r++)
        {
            right[r] = (x[r * nodes] * scales[r]) - (arrow[r] * below[0]) - (arrow[stride + r] * below[r]);
        }
    }

    /// <summary>What the solved node above contributes.</summary>
    private void Couple(double* x, double* arrow, double* right)
    {
        double psi = x[0];
        for (int r = 0; r < size; r++)
        {
            right[r] = (arrow[r] * psi) + (arrow[stride + r] * x[r * nodes]);
        }
    }

    private void Scatter(double* known, double* x)
    {
        for (int r = 0; r < size; r++)
        {
            x[r * nodes] = known[r];
        }
    }

    /// <summary>Reads the scaled rows of one node: the diagonal block, and per row of the off-diagonal blocks the coupling to
    /// ψ (first half of the arrow) and to the same species (second half; 0 in row 0, whose only coupling is to ψ).</summary>
    private void ReadArrows(int i, double* block, double* below, double* above, double* scales)
    {
        new Span<double>(block, size * stride).Clear();
        ReadOnlySpan<double> permittance = system.Network.Permittance;
        ReadOnlySpan<bool> pinned = system.Pinned;
        double left = i > 0 ? permittance[i - 1] : 0;
        double right = i < nodes - 1 ? permittance[i] : 0;
        block[0] = left + right - EndSlope(i);
        below[0] = -left;
        above[0] = -right;
        double screening = 0;
        for (int r = 1; r < size; r++)
        {
            double held = system.ChargeSlope(r - 1)[i];
            block[r] = -held;
            screening = Math.Max(screening, Math.Abs(held));
            ReadSpecies(r, i, block + (r * stride), below, above);
        }

        ReadDyads(i, block);
        scales[0] = Scale(Math.Max(block[0], screening));
        for (int r = 0; r < size; r++)
        {
            double* row = block + (r * stride);
            if (r > 0)
            {
                scales[r] = Scale(Math.Max(Math.Abs(row[r]), Math.Abs(row[0])));
            }

            if (pinned[(r * nodes) + i] || scales[r] == 0)
            {
                new Span<double>(row, stride).Clear();
                row[r] = scales[r] = 1;
                below[r] = below[stride + r] = above[r] = above[stride + r] = 0;
                continue;
            }

            for (int c = 0; c < size; c++)
            {
                row[c] *= scales[r];
            }

            below[r] *= scales[r];
            below[stride + r] *= scales[r];
            above[r] *= scales[r];
            above[stride + r] *= scales[r];
        }

        ScaleDyads(i, scales);
    }

    /// <summary>1/largest; 0 for a row without digits, below the smallest numbers that have any.</summary>
    private static double Scale(double largest) => largest > 1e-300 ? 1 / largest : 0;

    private double EndSlope(int node)
    {
        double slope = 0;
        if (node == 0 || node == nodes - 1)
        {
            for (int end = 0; end < system.Network.Ends.Count; end++)
            {
                slope += system.Network.Ends[end].Node == node ? system.EndSlope[end] : 0;
            }
        }

        return slope;
    }

    private void ReadSpecies(int r, int i, double* row, double* below, double* above)
    {
        below[r] = below[stride + r] = above[r] = above[stride + r] = 0;
        BalanceForm form = system.Forms(r - 1)[i];
        if (i > 0 && form != BalanceForm.EdgeAbove)
        {
            double slope = system.SlopePotential(r - 1)[i - 1];
            row[0] -= slope;
            row[r] += system.SlopeTo(r - 1)[i - 1];
            below[r] = slope;
            below[stride + r] = -system.SlopeFrom(r - 1)[i - 1];
        }

        if (i < nodes - 1 && form != BalanceForm.EdgeBelow)
        {
            double slope = system.SlopePotential(r - 1)[i];
            row[0] -= slope;
            row[r] += system.SlopeFrom(r - 1)[i];
            above[r] = slope;
            above[stride + r] = -system.SlopeTo(r - 1)[i];
        }
    }

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
