using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Writes an axisymmetric solution as a three-dimensional VTK structured grid (.vts): the half-plane revolved about its axis.</summary>
/// <remarks>Points (r cos θ, r sin θ, z) in nm on N + 1 half-planes θ = 2πn/N, of which the last is the first again; at r = 0 they coincide. The
/// index along r runs fastest, then θ, then z, so that cells are right-handed. The arrays are those of <see cref="VtkRectilinearGrid"/>; vectors
/// (F_r cos θ, F_r sin θ, F_z) have the angle of the middle of their cell. Written as it is made: memory does not grow with N.</remarks>
public static class VtkStructuredGrid
{
    /// <summary>Fewest steps of a revolution that encloses a volume.</summary>
    public const int FewestSteps = 3;

    /// <summary>Writes a solution to a stream that can seek.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="solution">The solution, on an axisymmetric grid.</param>
    /// <param name="steps">N, the number of steps through 360°.</param>
    /// <param name="options">Encoding, title and time.</param>
    /// <exception cref="ArgumentException">The solution is not axisymmetric, there are too few steps or more points than a file's indices can
    /// count, or a value is not finite.</exception>
    public static void Write(Stream stream, Solution solution, int steps, VtkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, FewestSteps);
        if (solution.Problem.Grid is not { Height: { } height } grid)
        {
            throw new ArgumentException("only an axisymmetric solution can be revolved", nameof(solution));
        }

        if ((long)grid.NodeCount * (steps + 1) > int.MaxValue)
        {
            throw new ArgumentException($"{grid.NodeCount} nodes in {steps + 1} planes are more points than a file can count: take fewer steps", nameof(steps));
        }

        options ??= new();
        var fields = new VtkFields(solution);
        string extent = $"0 {grid.Columns - 1} 0 {steps} 0 {grid.Rows - 1}";
        VtkXmlFile.Write(stream, options.Encoding, "StructuredGrid", file =>
            file.Element("StructuredGrid", $"WholeExtent=\"{extent}\"", () =>
            {
                file.Element("FieldData", "", () => file.FieldArrays(VtkFieldData.Of(fields.Problem, options, "the third coordinate is the axis of symmetry z")));
                file.Element("Piece", $"Extent=\"{extent}\"", () => WritePiece(file, fields, new(grid, height, steps)));
            }));
    }

    private static void WritePiece(VtkXmlFile file, VtkFields fields, Revolution revolution)
    {
        file.Element("PointData", "Scalars=\"potential_mV\"", () => file.Arrays(fields.AtNodes().Select(revolution.OfNodes)));
        file.Element("CellData", "Scalars=\"RegionId\" Vectors=\"E_V_per_m\"", () => file.Arrays(
            [.. fields.InCells().Select(revolution.OfCells), .. fields.VectorsInCells().Select(revolution.OfCells)]));
        file.Element("Points", "", () => file.Arrays(revolution.Points()));
    }

    /// <summary>Repeats and turns what the half-plane holds.</summary>
    private sealed class Revolution(Grid grid, GridAxis height, int steps)
    {
        private readonly int cells = grid.Along.CellCount;

        public VtkArray OfNodes(VtkScalars field) =>
            new(field.Name, field.Type, 1, grid.NodeCount * (steps + 1), Repeated(field.Values, grid.Columns, steps + 1));

        public VtkArray OfCells(VtkScalars field) => new(field.Name, field.Type, 1, grid.CellCount * steps, Repeated(field.Values, cells, steps));

        public VtkArray OfCells(VtkVectors field) => new(field.Name, VtkType.Float64, 3, grid.CellCount * steps, Turned(field.Values));

        public VtkArray Points() => new("points_nm", VtkType.Float64, 3, grid.NodeCount * (steps + 1), Places());

        private static IEnumerable<double> Repeated(Func<double[]> values, int perRow, int times)
        {
            double[] all = values();
            for (int first = 0; first < all.Length; first += perRow)
            {
                for (int plane = 0; plane < times; plane++)
                {
                    for (int i = first; i < first + perRow; i++)
                    {
                        yield return all[i];
                    }
                }
            }
        }

        private IEnumerable<double> Turned(Func<CellVectors> values)
        {
            CellVectors vectors = values();
            for (int first = 0; first < vectors.Along.Length; first += cells)
            {
                for (int sector = 0; sector < steps; sector++)
                {
                    (double sine, double cosine) = double.SinCosPi(((2 * sector) + 1.0) / steps);
                    for (int cell = first; cell < first + cells; cell++)
                    {
                        yield return vectors.Along[cell] * cosine;
                        yield return vectors.Along[cell] * sine;
                        yield return vectors.Up[cell];
                    }
                }
            }
        }

        private IEnumerable<double> Places()
        {
            for (int row = 0; row < height.NodeCount; row++)
            {
                for (int plane = 0; plane <= steps; plane++)
                {
                    (double sine, double cosine) = double.SinCosPi(2.0 * (plane % steps) / steps);
                    for (int i = 0; i < grid.Columns; i++)
                    {
                        double r = grid.Positions[i] * 1e9;
                        yield return r * cosine;
                        yield return r * sine;
                        yield return height.Positions[row] * 1e9;
                    }
                }
            }
        }
    }
}
