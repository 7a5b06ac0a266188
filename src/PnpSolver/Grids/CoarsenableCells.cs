namespace PnpSolver.Grids;

/// <summary>Cell sizes of an axisymmetric mesh whose every second line can be dropped several times without losing an interface.</summary>
/// <remarks>The coarse grids of the solver are made so; it needs them down to a few thousand nodes. Every segment gets a multiple of 2^n
/// cells, n being the number of times that bring the mesh down so far, or less where that would add too many cells. A segment that gets
/// more cells than asked for keeps its grading: all its cells shrink.</remarks>
internal static class CoarsenableCells
{
    /// <summary>Cells of the coarsest mesh that is aimed at.</summary>
    public const double Few = 2500;

    /// <summary>Largest growth of the number of cells.</summary>
    public const double LargestGrowth = 1.25;

    /// <summary>The cell sizes of the segments of both axes, in m.</summary>
    /// <param name="r">The radius.</param>
    /// <param name="z">The height.</param>
    public static (double[][] R, double[][] Z) Of(MeshAxis r, MeshAxis z)
    {
        double[][] radial = [.. r.Segments.Select(segment => segment.CellSizes())];
        double[][] upright = [.. z.Segments.Select(segment => segment.CellSizes())];
        double asked = (double)radial.Sum(s => s.Length) * upright.Sum(s => s.Length);
        int halvings = 0;
        while (asked > Few * Math.Pow(4, halvings))
        {
            halvings++;
        }

        for (; halvings > 0; halvings--)
        {
            double[][] moreRadial = [.. radial.Select(s => Multiple(s, 1 << halvings))];
            double[][] moreUpright = [.. upright.Select(s => Multiple(s, 1 << halvings))];
            if ((double)moreRadial.Sum(s => s.Length) * moreUpright.Sum(s => s.Length) <= LargestGrowth * asked)
            {
                return (moreRadial, moreUpright);
            }
        }

        return (radial, upright);
    }

    /// <summary>The sizes of a segment with a number of cells that is a multiple; none of the outermost is larger than before.</summary>
    /// <param name="sizes">The sizes, in m.</param>
    /// <param name="factor">What the number is a multiple of.</param>
    internal static double[] Multiple(double[] sizes, int factor)
    {
        int count = (sizes.Length + factor - 1) / factor * factor;
        double length = sizes.Sum();
        while (count != sizes.Length)
        {
            double[] more = [.. Enumerable.Range(0, count).Select(i => SizeAt(sizes, sizes.Length < 2 ? 0 : i * (sizes.Length - 1.0) / (count - 1)))];
            double scale = length / more.Sum();
            if (scale <= 1)
            {
                return [.. more.Select(size => size * scale)];
            }

            // few cells with a steep peak lose more at it than the additional ones bring
            count += factor;
        }

        return sizes;
    }

    /// <summary>Size at a place between two cells, by geometric interpolation.</summary>
    private static double SizeAt(double[] sizes, double place)
    {
        int below = Math.Min((int)place, Math.Max(sizes.Length - 2, 0));
        double ratio = sizes[Math.Min(below + 1, sizes.Length - 1)] / sizes[below];
        return sizes[below] * Math.Pow(ratio, place - below);
    }
}
