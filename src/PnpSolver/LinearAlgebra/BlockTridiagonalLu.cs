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
}
