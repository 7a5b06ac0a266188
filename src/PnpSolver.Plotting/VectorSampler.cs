namespace PnpSolver.Plotting;

/// <summary>Values of a vector field between cell centres.</summary>
/// <remarks>Bilinear between the four nearest centres, of which only those in the same region count: a field that jumps at an
/// interface is not mixed across it. Towards the axis the radial component falls to 0 in proportion to r.</remarks>
internal sealed class VectorSampler
{
    private readonly MapData data;
    private readonly MapVectors vectors;

    /// <summary>The sampler of a field.</summary>
    public VectorSampler(MapData data, MapVectors vectors)
    {
        this.data = data;
        this.vectors = vectors;
    }

    /// <summary>Components at a point.</summary>
    /// <param name="r">Radius, in m.</param>
    /// <param name="z">Height, in m.</param>
    /// <returns>Radial and axial component; both 0 where there is no field.</returns>
    public (double R, double Z) At(double r, double z)
    {
        if (r > data.R[^1] || z < data.Z[0] || z > data.Z[^1] || !Counts(Cell(r, z)))
        {
            return (0, 0);
        }

        (int i, int i2, double u) = Neighbour(data.R, r);
        (int j, int j2, double v) = Neighbour(data.Z, z);
        int home = data.RegionOfCell[data.Cell(i, j)];
        (double sumR, double sumZ, double sum) = (0, 0, 0);
        foreach ((int cell, double weight) in (ReadOnlySpan<(int, double)>)
            [(data.Cell(i, j), (1 - u) * (1 - v)), (data.Cell(i2, j), u * (1 - v)), (data.Cell(i, j2), (1 - u) * v), (data.Cell(i2, j2), u * v)])
        {
            if (Counts(cell) && data.RegionOfCell[cell] == home)
            {
                sumR += weight * vectors.R[cell];
                sumZ += weight * vectors.Z[cell];
                sum += weight;
            }
        }

        double centre = (data.R[0] + data.R[1]) / 2;
        double regular = data.IsMirrored && r < centre ? r / centre : 1;
        return (regular * sumR / sum, sumZ / sum);
    }

    private int Cell(double r, double z) => data.Cell(MapPatch.Locate(data.R, r).Cell, MapPatch.Locate(data.Z, z).Cell);

    private bool Counts(int cell) => vectors.Cells is not { } cells || cells[cell];

    /// <summary>The cell of a coordinate, the next one on the coordinate's side of its centre, and the weight of that one.</summary>
    private static (int Cell, int Next, double Weight) Neighbour(double[] lines, double at)
    {
        int cell = MapPatch.Locate(lines, at).Cell;
        double centre = (lines[cell] + lines[cell + 1]) / 2;
        int next = at < centre ? cell - 1 : cell + 1;
        if (next < 0 || next > lines.Length - 2)
        {
            return (cell, cell, 0);
        }

        double other = (lines[next] + lines[next + 1]) / 2;
        return (cell, next, (at - centre) / (other - centre));
    }
}
