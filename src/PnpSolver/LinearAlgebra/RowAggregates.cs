using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.LinearAlgebra;

/// <summary>One species' network with every row of a compartment drawn together to one unknown: the cable that a long, thin compartment is.</summary>
/// <remarks>Across an axon µ is uniform to 1e-6 and its edges conduct 1e9 times better than what leaks through the membrane, which is below single
/// precision, in which the multigrid works; what matters along the axon is the balance of whole rows. Block tridiagonal, solved in double
/// precision: x = P (Pᵀ A P)⁻¹ Pᵀ b, P constant along each row of a compartment.</remarks>
internal sealed class RowAggregates
{
    private readonly NetworkSystem system;
    private readonly int species;
    private readonly int[] aggregate;
    private readonly int[] start;
    private readonly double[][] own;
    private readonly double[][] below;
    private readonly double[][] above;
    private readonly double[] values;
    private readonly double[] solution;
    private readonly double[] left;

    private RowAggregates(NetworkSystem system, int species, ReadOnlySpan<bool> held)
    {
        this.system = system;
        this.species = species;
        Grid grid = system.Network.Problem.Grid;
        aggregate = new int[grid.NodeCount];
        solution = new double[grid.NodeCount];
        left = new double[grid.NodeCount];
        start = new int[grid.Rows + 1];
        for (int row = 0; row < grid.Rows; row++)
        {
            start[row + 1] = start[row] + Number(row, start[row], held);
        }

        own = [.. Enumerable.Range(0, grid.Rows).Select(row => new double[Width(row) * Width(row)])];
        below = [.. Enumerable.Range(0, grid.Rows).Select(row => new double[row == 0 ? 0 : Width(row) * Width(row - 1)])];
        above = [.. Enumerable.Range(0, grid.Rows).Select(row => new double[row == grid.Rows - 1 ? 0 : Width(row) * Width(row + 1)])];
        values = new double[start[^1]];
    }

    /// <summary>x of the last call, shape [nodes].</summary>
    public ReadOnlySpan<double> Solution => solution;

    private Grid Grid => system.Network.Problem.Grid;

    /// <summary>The rows of a species that a membrane around the axis carries, else <c>null</c>.</summary>
    /// <param name="system">The system.</param>
    /// <param name="species">Index of the species.</param>
    /// <param name="held">Where its µ does not move, shape [nodes].</param>
    public static RowAggregates? Of(NetworkSystem system, int species, ReadOnlySpan<bool> held) =>
        system.Membranes.Any(m => m.Edge.Carried.Contains(species) && StaysInRow(system.Network.Problem.Grid, m.Edge)) ? new(system, species, held) : null;

    /// <summary>Takes the slopes as the system holds them now, and factors.</summary>
    public void Load()
    {
        foreach (double[] block in own.Concat(below).Concat(above))
        {
            Array.Clear(block);
        }

        ReadOnlySpan<double> from = system.Fluxes.SlopeFrom(species);
        ReadOnlySpan<double> to = system.Fluxes.SlopeTo(species);
        foreach (EdgeStrip strip in Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                Join(strip.FirstLower + e, strip.FirstUpper + e, from[strip.FirstEdge + e], to[strip.FirstEdge + e]);
            }
        }

        foreach (MembraneFlows flows in system.Membranes)
        {
            int carried = flows.Edge.Carried.IndexOf(species);
            if (carried >= 0 && StaysInRow(Grid, flows.Edge))
            {
                Join(flows.Edge.InsideNode, flows.Edge.OutsideNode, Math.Max(flows.InsideSlope(carried), 0), Math.Max(-flows.OutsideSlope(carried), 0));
            }
        }

        ReadOnlySpan<double> held = system.Contents.Held(species);
        for (int node = 0; system.Rate > 0 && node < aggregate.Length; node++)
        {
            int row = node / Grid.Columns;
            if (aggregate[node] >= 0)
            {
                own[row][(aggregate[node] - start[row]) * (Width(row) + 1)] += system.Rate * held[node];
            }
        }

        Factor();
    }

    /// <summary>Finds x.</summary>
    /// <param name="right">b, shape [nodes].</param>
    /// <returns>b − A x, shape [nodes]; valid until the next call.</returns>
    public ReadOnlySpan<double> Apply(ReadOnlySpan<double> right)
    {
        Array.Clear(values);
        for (int node = 0; node < right.Length; node++)
        {
            if (aggregate[node] >= 0)
            {
                values[aggregate[node]] += right[node];
            }
        }

        Solve();
        for (int node = 0; node < right.Length; node++)
        {
            solution[node] = aggregate[node] >= 0 ? values[aggregate[node]] : 0;
            left[node] = right[node] - (system.Rate * system.Contents.Held(species)[node] * solution[node]);
        }

        SubtractFlows();
        return left;
    }

    private static bool StaysInRow(Grid grid, MembraneEdge edge) => edge.InsideNode / grid.Columns == edge.OutsideNode / grid.Columns;

    /// <summary>Numbers the runs of free, connected nodes of a row; returns how many there are.</summary>
    private int Number(int row, int first, ReadOnlySpan<bool> held)
    {
        int count = 0;
        bool isOpen = false;
        for (int node = row * Grid.Columns; node < (row + 1) * Grid.Columns; node++)
        {
            bool isFree = !held[node] && system.Network.Capacity(species)[node] > 0;
            bool joins = isOpen && isFree && system.Network.Conductance(species)[node - 1 - row] > 0;
            count += isFree && !joins ? 1 : 0;
            aggregate[node] = isFree ? first + count - 1 : -1;
            isOpen = isFree;
        }

        return count;
    }

    private int Width(int row) => start[row + 1] - start[row];

    private void Join(int lower, int upper, double from, double to)
    {
        int a = aggregate[lower];
        int b = aggregate[upper];
        if (a == b)
        {
            return;
        }

        (int rowA, int rowB) = (lower / Grid.Columns, upper / Grid.Columns);
        if (a >= 0)
        {
            own[rowA][((a - start[rowA]) * Width(rowA)) + a - start[rowA]] += from;
        }

        if (b >= 0)
        {
            own[rowB][((b - start[rowB]) * Width(rowB)) + b - start[rowB]] += to;
        }

        if (a >= 0 && b >= 0)
        {
            double[] forth = rowA == rowB ? own[rowA] : above[rowA];
            double[] back = rowA == rowB ? own[rowB] : below[rowB];
            forth[((a - start[rowA]) * Width(rowB)) + b - start[rowB]] -= to;
            back[((b - start[rowB]) * Width(rowA)) + a - start[rowA]] -= from;
        }
    }

    /// <summary>Blocks of rows below eliminated: own ← (own − below·own₋⁻¹·above₋)⁻¹, below ← below·own₋⁻¹.</summary>
    private void Factor()
    {
        for (int row = 0; row < own.Length; row++)
        {
            int width = Width(row);
            if (row > 0)
            {
                below[row] = Product(below[row], own[row - 1], width, Width(row - 1), Width(row - 1));
                double[] fill = Product(below[row], above[row - 1], width, Width(row - 1), width);
                for (int i = 0; i < fill.Length; i++)
                {
                    own[row][i] -= fill[i];
                }
            }

            Invert(own[row], width);
        }
    }

    private void Solve()
    {
        for (int row = 1; row < own.Length; row++)
        {
            Subtract(below[row], values.AsSpan(start[row - 1], Width(row - 1)), values.AsSpan(start[row], Width(row)));
        }

        for (int row = own.Length - 1; row >= 0; row--)
        {
            Span<double> at = values.AsSpan(start[row], Width(row));
            if (row < own.Length - 1)
            {
                Subtract(above[row], values.AsSpan(start[row + 1], Width(row + 1)), at);
            }

            Product(own[row], at.ToArray(), Width(row), Width(row), 1).CopyTo(at);
        }
    }

    private static void Subtract(double[] block, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                y[i] -= block[(i * x.Length) + j] * x[j];
            }
        }
    }

    private static double[] Product(double[] a, double[] b, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < inner; k++)
            {
                for (int j = 0; j < columns; j++)
                {
                    product[(i * columns) + j] += a[(i * inner) + k] * b[(k * columns) + j];
                }
            }
        }

        return product;
    }

    /// <summary>Gauss and Jordan without pivoting, which a diagonally dominant block does not need; an empty pivot stays empty.</summary>
    private static void Invert(double[] block, int width)
    {
        for (int p = 0; p < width; p++)
        {
            double pivot = block[(p * width) + p];
            double inverse = pivot > 0 ? 1 / pivot : 0;
            block[(p * width) + p] = 1;
            for (int j = 0; j < width; j++)
            {
                block[(p * width) + j] *= inverse;
            }

            for (int i = 0; i < width; i++)
            {
                double factor = block[(i * width) + p];
                if (i == p || factor == 0)
                {
                    continue;
                }

                block[(i * width) + p] = 0;
                for (int j = 0; j < width; j++)
                {
                    block[(i * width) + j] -= factor * block[(p * width) + j];
                }
            }
        }
    }

    private void SubtractFlows()
    {
        ReadOnlySpan<double> from = system.Fluxes.SlopeFrom(species);
        ReadOnlySpan<double> to = system.Fluxes.SlopeTo(species);
        foreach (EdgeStrip strip in Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                double flow = (from[strip.FirstEdge + e] * solution[strip.FirstLower + e]) - (to[strip.FirstEdge + e] * solution[strip.FirstUpper + e]);
                left[strip.FirstLower + e] -= flow;
                left[strip.FirstUpper + e] += flow;
            }
        }

        foreach (MembraneFlows flows in system.Membranes)
        {
            int carried = flows.Edge.Carried.IndexOf(species);
            if (carried >= 0)
            {
                double flow = (flows.InsideSlope(carried) * solution[flows.Edge.InsideNode]) + (flows.OutsideSlope(carried) * solution[flows.Edge.OutsideNode]);
                left[flows.Edge.InsideNode] -= flow;
                left[flows.Edge.OutsideNode] += flow;
            }
        }
    }
}
