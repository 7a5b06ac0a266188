using System.Collections.Immutable;

namespace PnpSolver.Grids;

/// <summary>One axis of a mesh: where it starts, and the segments that follow. Immutable.</summary>
/// <param name="Start">Position of the first node, in m.</param>
/// <param name="Segments">The segments in rising order; their regions are empty where patches fill the mesh.</param>
public sealed record MeshAxis(double Start, ImmutableArray<Segment> Segments)
{
    /// <summary>Whether every segment says how large its cells are.</summary>
    public bool HasSizes => Segments.All(segment => segment.HasSizes);

    /// <summary>Positions of the ends of the segments, in m, shape [segments + 1].</summary>
    public double[] Ends()
    {
        var ends = new double[Segments.Length + 1];
        ends[0] = Start;
        for (int i = 0; i < Segments.Length; i++)
        {
            ends[i + 1] = ends[i] + Segments[i].Length;
        }

        return ends;
    }

    /// <summary>The nodes at the ends of cells of the given sizes; those at the ends of segments are exact.</summary>
    /// <param name="coordinates">What the coordinate is.</param>
    /// <param name="sizes">Sizes of the cells of every segment, in m.</param>
    /// <exception cref="ArgumentException">Double precision cannot tell the nodes apart.</exception>
    internal GridAxis Build(CoordinateSystem coordinates, double[][] sizes)
    {
        double[] ends = Ends();
        var nodes = new List<double> { Start };
        for (int i = 0; i < sizes.Length; i++)
        {
            double position = ends[i];
            foreach (double size in sizes[i].AsSpan(..^1))
            {
                nodes.Add(position += size);
            }

            nodes.Add(ends[i + 1]);
        }

        return new(coordinates, [.. nodes]);
    }
}
