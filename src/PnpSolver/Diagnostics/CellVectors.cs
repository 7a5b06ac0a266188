using PnpSolver.Grids;

namespace PnpSolver.Diagnostics;

/// <summary>Vectors in the cells of a grid. Immutable; the arrays must not change.</summary>
/// <param name="Along">Component along x or r, shape [cells].</param>
/// <param name="Up">Component along z, shape [cells]; empty on a line.</param>
public sealed record CellVectors(double[] Along, double[] Up)
{
    /// <summary>E = −∇φ in every cell, in V/m: the mean of what its parallel edges have, in each direction.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="potential">φ, in V, shape [nodes].</param>
    public static CellVectors ElectricField(Grid grid, ReadOnlySpan<double> potential)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid.Height is not { } height)
        {
            var field = new double[grid.CellCount];
            for (int i = 0; i < field.Length; i++)
            {
                field[i] = -(potential[i + 1] - potential[i]) / grid.Along.Length(i);
            }

            return new(field, []);
        }

        var vectors = new CellVectors(new double[grid.CellCount], new double[grid.CellCount]);
        for (int j = 0, cell = 0; j < height.CellCount; j++)
        {
            for (int i = 0; i < grid.Along.CellCount; i++, cell++)
            {
                int node = (j * grid.Columns) + i;
                (double bottom, double bottomRight) = (potential[node], potential[node + 1]);
                (double top, double topRight) = (potential[node + grid.Columns], potential[node + grid.Columns + 1]);
                (double inner, double outer) = (grid.Along.LowerVolume[i], grid.Along.UpperVolume[i]);
                vectors.Along[cell] = -(bottomRight - bottom + topRight - top) / (2 * grid.Along.Length(i));
                vectors.Up[cell] = -((inner * (top - bottom)) + (outer * (topRight - bottomRight))) / ((inner + outer) * height.Length(j));
            }
        }

        return vectors;
    }
}
