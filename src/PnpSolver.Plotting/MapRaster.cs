using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>The pixels of a map. Immutable.</summary>
/// <remarks>A pixel has the colour of the value at its centre, bilinear in the cell that it is in: a cell of many pixels is as
/// smooth as its four nodes say, and nothing is mixed across the edge of a layer.</remarks>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Colors">Red, green, blue and opacity of each pixel, row by row from the top.</param>
/// <param name="Area">What the pixels cover, in points; it reaches up to a pixel beyond the map.</param>
internal sealed record MapRaster(int Width, int Height, byte[] Colors, OxyRect Area)
{
    /// <summary>The pixels of a patch.</summary>
    /// <param name="patch">Places on the scale, 0 … 1, at nodes.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="view">Where it is on the page.</param>
    /// <param name="pixelsPerPoint">Resolution; pixels begin at multiples of their size.</param>
    public static MapRaster Of(MapPatch patch, ColorScale scale, MapView view, double pixelsPerPoint)
    {
        (int left, int right) = ((int)Math.Floor(view.Area.Left * pixelsPerPoint), (int)Math.Ceiling(view.Area.Right * pixelsPerPoint));
        (int top, int bottom) = ((int)Math.Floor(view.Area.Top * pixelsPerPoint), (int)Math.Ceiling(view.Area.Bottom * pixelsPerPoint));
        var across = new (int Cell, double Fraction)[right - left];
        for (int x = 0; x < across.Length; x++)
        {
            double r = view.Point(new((left + x + 0.5) / pixelsPerPoint, view.Area.Top)).R;
            across[x] = MapPatch.Locate(patch.R, r);
        }

        var colors = new byte[4 * across.Length * (bottom - top)];
        int[] palette = [.. Enumerable.Range(0, PaletteSize).Select(k => Bytes(scale.ColorAt(k / (PaletteSize - 1.0))))];
        Span<int> pixels = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(colors.AsSpan());
        for (int y = 0; y < bottom - top; y++)
        {
            double z = view.Point(new(view.Area.Left, (top + y + 0.5) / pixelsPerPoint)).Z;
            FillRow(pixels.Slice(y * across.Length, across.Length), patch, (across, MapPatch.Locate(patch.Z, z)), palette);
        }

        return new(across.Length, bottom - top, colors, new(
            left / pixelsPerPoint, top / pixelsPerPoint, across.Length / pixelsPerPoint, (bottom - top) / pixelsPerPoint));
    }

    private const int PaletteSize = 1024;

    private static void FillRow(
        Span<int> row, MapPatch patch, ((int Cell, double Fraction)[] Across, (int Cell, double Fraction) Up) places, int[] palette)
    {
        int shade = Bytes(FigureStyle.Shade);
        double v = places.Up.Fraction;
        for (int x = 0; x < row.Length; x++)
        {
            (int i, double u) = places.Across[x];
            int layer = patch.LayerOfCell[(places.Up.Cell * patch.Columns) + i];
            if (layer == 0)
            {
                row[x] = shade;
                continue;
            }

            double[] values = patch.Layers[layer - 1];
            int node = (places.Up.Cell * patch.R.Length) + i;
            double below = values[node] + (u * (values[node + 1] - values[node]));
            double above = values[node + patch.R.Length] + (u * (values[node + patch.R.Length + 1] - values[node + patch.R.Length]));
            double fraction = below + (v * (above - below));
            row[x] = palette[(int)((Math.Clamp(fraction, 0, 1) * (PaletteSize - 1)) + 0.5)];
        }
    }

    private static int Bytes(OxyColor color) => BitConverter.ToInt32([color.R, color.G, color.B, color.A]);
}
