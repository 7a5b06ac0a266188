using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Direct solution on a small tensor grid, by elimination of one dense block a row of nodes.</summary>
/// <remarks>M_j = D_j − L_j M_{j−1}⁻¹ U_{j−1}. The entries are read off products with the Jacobian: nodes of one of five colours, (i + 2j) mod 5,
/// have no neighbour in common, so that a product with ones at all of them shows each one's column. Rows are divided by their diagonals, and each
/// block is factored with partial pivoting. Membranes join nodes that are no neighbours and are not taken. Source: Golub and Van Loan, Matrix
/// Computations, 4th ed., §4.5.</remarks>
internal sealed class RowElimination : DirectElimination
{
    /// <summary>Multiplications of one factorisation up to which it takes no noticeable time.</summary>
    private const double LittleWork = 3e7;

    /// <summary>Multiplications that are still worth waiting for where nothing else helps.</summary>
    private const double MuchWork = 1e10;

    private const int Colours = 5;
    private readonly JacobianProduct product;
    private readonly DenseLu[] blocks;
    private readonly double[][] below;
    private readonly double[][] above;
    private readonly double[] scale;
    private readonly double[] probe;
    private readonly double[] column;
    private readonly double[] side;
    private readonly int columns;
    private readonly int rows;
    private readonly int nodes;
    private readonly int species;
    private readonly int size;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system; it has no membrane edges.</param>
    /// <param name="constraints">The constraints.</param>
    /// <param name="crew">Threads.</param>
    public RowElimination(NetworkSystem system, IReadOnlyList<Constraint> constraints, WorkCrew crew)
        : base(system, constraints)
    {
        Grid grid = system.Network.Problem.Grid;
        (columns, rows, nodes) = (grid.Columns, grid.Rows, grid.NodeCount);
        species = 1 + system.Network.SpeciesCount;
        size = columns * species;
        product = new(system, crew);
        blocks = [.. Enumerable.Range(0, rows).Select(_ => new DenseLu(size))];
        below = [.. Enumerable.Range(0, rows).Select(_ => new double[size * species])];
        above = [.. Enumerable.Range(0, rows).Select(_ => new double[size * species])];
        scale = new double[system.Network.UnknownCount];
        probe = new double[system.Network.UnknownCount];
        column = new double[system.Network.UnknownCount];
        side = new double[size];
    }

    /// <summary>Whether a system is so small that it is best solved directly.</summary>
    public static bool IsBest(NetworkSystem system) => Work(system) <= LittleWork;

    /// <summary>Whether a system can be solved directly in acceptable time.</summary>
    public static bool IsPossible(NetworkSystem system) => Work(system) <= MuchWork;

    /// <inheritdoc/>
    protected override void Factor()
    {
        ReadEntries();
        var transfer = new double[size * size];
        for (int row = 0; row < rows; row++)
        {
            if (row > 0)
            {
                Spread(above[row - 1], transfer);
                blocks[row - 1].Solve(transfer, size);
                SubtractProduct(below[row], transfer, blocks[row]);
            }

            if (!blocks[row].Factor())
            {
                throw new SingularMatrixException(row * columns, 0);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Substitute(ReadOnlySpan<double[]> vectors)
    {
        foreach (double[] x in vectors)
        {
            for (int row = 0; row < rows; row++)
            {
                Gather(x, row);
                Couple(below[row], x, row - 1);
                blocks[row].Solve(side, 1);
                Scatter(x, row);
            }

            for (int row = rows - 2; row >= 0; row--)
            {
                Array.Clear(side);
                Couple(above[row], x, row + 1);
                blocks[row].Solve(side, 1);
                for (int u = 0; u < size; u++)
                {
                    x[Unknown(row, u)] += side[u];
                }
            }
        }
    }

    private static double Work(NetworkSystem system)
    {
        Grid grid = system.Network.Problem.Grid;
        double size = grid.Columns * (1 + system.Network.SpeciesCount);
        return system.Membranes.Length > 0 ? double.PositiveInfinity : 3 * grid.Rows * size * size * size;
    }

    /// <summary>Number of the unknown u of a row: all unknowns of a node are together.</summary>
    private int Unknown(int row, int u) => (u % species * nodes) + (row * columns) + (u / species);

    private void ReadEntries()
    {
        for (int r = 0; r < species; r++)
        {
            System.Diagonal(r, scale.AsSpan(r * nodes, nodes));
        }

        for (int u = 0; u < scale.Length; u++)
        {
            scale[u] = System.Pinned[u] || !(scale[u] > 0) ? 0 : 1 / scale[u];
        }

        foreach (DenseLu block in blocks)
        {
            block.Clear();
        }

        for (int colour = 0; colour < Colours; colour++)
        {
            for (int r = 0; r < species; r++)
            {
                ReadColumns(colour, r);
            }
        }

        for (int u = 0; u < scale.Length; u++)
        {
            if (scale[u] == 0)
            {
                (int row, int i) = Math.DivRem(u % nodes, columns);
                int own = (i * species) + (u / nodes);
                blocks[row][own, own] = 1;
            }
        }
    }

    private void ReadColumns(int colour, int r)
    {
        Array.Clear(probe);
        for (int node = 0; node < nodes; node++)
        {
            probe[(r * nodes) + node] = Colour(node) == colour ? 1 : 0;
        }

        product.Apply(probe, column);
        for (int node = 0; node < nodes; node++)
        {
            if (Colour(node) != colour)
            {
                continue;
            }

            (int row, int i) = Math.DivRem(node, columns);
            int own = (i * species) + r;
            for (int q = 0; q < species; q++)
            {
                int entry = (q * nodes) + node;
                blocks[row][(i * species) + q, own] = column[entry] * scale[entry];
                if (i > 0)
                {
                    blocks[row][((i - 1) * species) + q, own] = column[entry - 1] * scale[entry - 1];
                }

                if (i < columns - 1)
                {
                    blocks[row][((i + 1) * species) + q, own] = column[entry + 1] * scale[entry + 1];
                }

                if (row > 0)
                {
                    above[row - 1][(((i * species) + q) * species) + r] = column[entry - columns] * scale[entry - columns];
                }

                if (row < rows - 1)
                {
                    below[row + 1][(((i * species) + q) * species) + r] = column[entry + columns] * scale[entry + columns];
                }
            }
        }
    }

    private int Colour(int node) => ((node % columns) + (2 * (node / columns))) % Colours;

    /// <summary>A coupling between rows, which joins nodes of one column only, as a dense matrix.</summary>
    private void Spread(double[] coupling, double[] dense)
    {
        Array.Clear(dense);
        for (int u = 0; u < size; u++)
        {
            coupling.AsSpan(u * species, species).CopyTo(dense.AsSpan((u * size) + (u / species * species)));
        }
    }

    /// <summary>block −= coupling · dense.</summary>
    private void SubtractProduct(double[] coupling, double[] dense, DenseLu block)
    {
        for (int u = 0; u < size; u++)
        {
            for (int r = 0; r < species; r++)
            {
                double factor = coupling[(u * species) + r];
                if (factor != 0)
                {
                    VectorLoops.AddScaled(-factor, dense.AsSpan(((u / species * species) + r) * size, size), block.Row(u));
                }
            }
        }
    }

    private void Gather(double[] x, int row)
    {
        for (int u = 0; u < size; u++)
        {
            int unknown = Unknown(row, u);
            side[u] = scale[unknown] == 0 ? x[unknown] : x[unknown] * scale[unknown];
        }
    }

    private void Scatter(double[] x, int row)
    {
        for (int u = 0; u < size; u++)
        {
            x[Unknown(row, u)] = side[u];
        }
    }

    /// <summary>side −= coupling · x of another row.</summary>
    private void Couple(double[] coupling, double[] x, int other)
    {
        for (int u = 0; other >= 0 && u < size; u++)
        {
            for (int r = 0; r < species; r++)
            {
                side[u] -= coupling[(u * species) + r] * x[Unknown(other, (u / species * species) + r)];
            }
        }
    }
}
