namespace PnpSolver.Plotting;

/// <summary>The cells of one field that a window touches. Immutable.</summary>
/// <remarks>Node and cell indices are as in <see cref="MapData"/>, counted in the patch.</remarks>
/// <param name="R">Radii of its grid lines, in m, shape [nr].</param>
/// <param name="Z">Heights of its grid lines, in m, shape [nz].</param>
/// <param name="LayerOfCell">Layer of each cell, counted from 1; 0 where the field is not defined; shape [(nz − 1)·(nr − 1)].</param>
/// <param name="Layers">Node values of each layer, shape [layers][nz·nr].</param>
internal sealed record MapPatch(double[] R, double[] Z, byte[] LayerOfCell, double[][] Layers)
{
    /// <summary>Cells in a row.</summary>
    public int Columns => R.Length - 1;

    /// <summary>The patch of a field, in the unit shown.</summary>
    public static MapPatch Of(MapData data, MapField field, MapWindow window)
    {
        (int i0, int i1) = Touching(data.R, data.R[0], window.Radius);
        (int j0, int j1) = Touching(data.Z, window.Bottom, window.Top);
        (int nr, int nz) = (i1 - i0 + 1, j1 - j0 + 1);
        var layers = new double[field.Layers.Count][];
        var layerOfCell = new byte[(nr - 1) * (nz - 1)];
        for (int n = 0; n < layers.Length; n++)
        {
            MapLayer layer = field.Layers[n];
            layers[n] = new double[nr * nz];
            for (int j = 0; j < nz; j++)
            {
                ReadOnlySpan<double> row = layer.Values.AsSpan(((j0 + j) * data.R.Length) + i0, nr);
                for (int i = 0; i < nr; i++)
                {
                    layers[n][(j * nr) + i] = row[i] * field.Factor;
                }

                for (int i = 0; i < nr - 1 && j < nz - 1; i++)
                {
                    if (layer.Cells is not { } cells || cells[data.Cell(i0 + i, j0 + j)])
                    {
                        layerOfCell[(j * (nr - 1)) + i] = (byte)(n + 1);
                    }
                }
            }
        }

        return new(data.R[i0..(i1 + 1)], data.Z[j0..(j1 + 1)], layerOfCell, layers);
    }

    /// <summary>The same cells with other values.</summary>
    public MapPatch With(Func<double, double> value) => this with { Layers = [.. Layers.Select(layer => Array.ConvertAll(layer, v => value(v)))] };

    /// <summary>Range of the values at the nodes of defined cells, and the lowest of those above 0.</summary>
    public (double Low, double High, double LowestPositive) Range()
    {
        (double low, double high, double positive) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        for (int cell = 0; cell < LayerOfCell.Length; cell++)
        {
            if (LayerOfCell[cell] > 0)
            {
                double[] values = Layers[LayerOfCell[cell] - 1];
                int node = cell + (cell / Columns);
                foreach (double value in (ReadOnlySpan<double>)[values[node], values[node + 1], values[node + R.Length], values[node + R.Length + 1]])
                {
                    low = Math.Min(low, value);
                    high = Math.Max(high, value);
                    positive = value > 0 ? Math.Min(positive, value) : positive;
                }
            }
        }

        return low <= high ? (low, high, positive) : (0, 0, double.PositiveInfinity);
    }

    /// <summary>Index of the cell that a coordinate is in and where in it, 0 … 1.</summary>
    /// <param name="lines">Grid lines.</param>
    /// <param name="at">The coordinate; outside the lines it counts as being at the end.</param>
    public static (int Cell, double Fraction) Locate(double[] lines, double at)
    {
        int found = Array.BinarySearch(lines, at);
        int cell = Math.Clamp(found >= 0 ? found : ~found - 1, 0, lines.Length - 2);
        return (cell, Math.Clamp((at - lines[cell]) / (lines[cell + 1] - lines[cell]), 0, 1));
    }

    private static (int First, int Last) Touching(double[] lines, double low, double high)
    {
        int first = Locate(lines, low).Cell;
        int last = Locate(lines, high).Cell;
        return (first, lines[last] < high || last == first ? last + 1 : last);
    }
}
