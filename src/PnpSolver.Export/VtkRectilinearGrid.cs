using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Writes a solution as a VTK rectilinear grid (.vtr) for ParaView: n × 1 × 1 points on a line, or the half-plane with x = r and y = z.</summary>
/// <remarks>Coordinates are in nm. Point data: <c>potential_mV</c>, <c>c_ION_mM</c>, <c>charge_density_C_per_m3</c>, and
/// <c>valid</c>, 1 where any ion can be; where an ion cannot be, its concentration is 0. Cell data: <c>RegionId</c>, <c>permittivity</c>, the vector
/// <c>E_V_per_m</c> and, for a solution, the vectors <c>J_ION_mol_per_m2_s</c>; on an axisymmetric grid also
/// <c>fixed_charge_density_C_per_m3</c> and the vector <c>current_density_A_per_m2</c>. Field data: <c>TimeValue</c> in s, <c>title</c>,
/// <c>region_names</c> by RegionId, <c>units</c>, and the quantities of the options. A node
/// on an interface has one value: that of the side that admits the ion, of the lower side where both do.</remarks>
public static class VtkRectilinearGrid
{
    /// <summary>Writes a solution to a stream that can seek.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="options">Encoding, title and time.</param>
    public static void Write(Stream stream, Solution solution, VtkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Write(stream, new VtkFields(solution), options ?? new());
    }

    /// <summary>Writes profiles to a stream that can seek.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="problem">The problem: its grid, species and materials.</param>
    /// <param name="profiles">One profile for each block of a region, in rising order.</param>
    /// <param name="options">Encoding, title and time.</param>
    /// <exception cref="ArgumentException">The profiles do not cover the grid, or a value is not finite.</exception>
    public static void Write(
        Stream stream, PnpProblem problem, IReadOnlyList<RegionProfile> profiles, VtkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(profiles);
        Write(stream, new VtkFields(problem, profiles), options ?? new());
    }

    private static void Write(Stream stream, VtkFields fields, VtkOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Grid grid = fields.Problem.Grid;
        string extent = $"0 {grid.Columns - 1} 0 {grid.Rows - 1} 0 0";
        string coordinates = grid.Coordinates switch
        {
            CoordinateSystem.Axisymmetric => "the first coordinate is the radius r, the second the height z",
            CoordinateSystem.Planar => "the first coordinate is x",
            _ => "the first coordinate is the radius r",
        };
        VtkXmlFile.Write(stream, options.Encoding, "RectilinearGrid", file =>
            file.Element("RectilinearGrid", $"WholeExtent=\"{extent}\"", () =>
            {
                file.Element("FieldData", "", () => file.FieldArrays(VtkFieldData.Of(fields.Problem, options, coordinates)));
                file.Element("Piece", $"Extent=\"{extent}\"", () => WritePiece(file, fields));
            }));
    }

    private static void WritePiece(VtkXmlFile file, VtkFields fields)
    {
        Grid grid = fields.Problem.Grid;
        file.Element("PointData", "Scalars=\"potential_mV\"", () => file.Arrays(
            fields.AtNodes().Select(field => VtkArray.Of(field, grid.NodeCount))));
        file.Element("CellData", "Scalars=\"RegionId\" Vectors=\"E_V_per_m\"", () => file.Arrays(
            [.. fields.InCells().Select(field => VtkArray.Of(field, grid.CellCount)), .. fields.VectorsInCells().Select(field => VtkArray.Of(field, grid.CellCount))]));
        file.Element("Coordinates", "", () => file.Arrays(
            Lines("x_nm", grid.Along),
            grid.Height is { } height ? Lines("y_nm", height) : VtkArray.Scalars("y_nm", 1, [0]),
            VtkArray.Scalars("z_nm", 1, [0])));
    }

    private static VtkArray Lines(string name, GridAxis axis) =>
        VtkArray.Scalars(name, axis.NodeCount, axis.Positions.ToArray().Select(position => position * 1e9));
}
