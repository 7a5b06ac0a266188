using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PnpSolver.Cases;
using PnpSolver.Grids;

namespace PnpSolver.Tests.Cases;

/// <summary>A random axisymmetric mesh: segments of both axes and rectangles between their ends, by the indices of the ends.</summary>
/// <param name="R">Segments of the radius.</param>
/// <param name="Z">Segments of the height.</param>
/// <param name="Patches">Left, right, bottom and top of each rectangle, which is called by its index.</param>
public sealed record DrawnMesh(Segment[] R, Segment[] Z, (int Left, int Right, int Bottom, int Top)[] Patches)
{
    private const double Start = -3e-9;

    private static readonly Gen<Segment> AnySegment = Gen.Choose(500, 30_000).SelectMany(length => SegmentOf(length * 1e-12));

    /// <summary>Meshes whose rectangles may leave cells bare or hide each other.</summary>
    public static Arbitrary<DrawnMesh> Any { get; } =
        (from r in Axis()
         from z in Axis()
         from patches in Gen.Choose(1, 4).SelectMany(count => Patch(r.Length, z.Length).ArrayOf(count))
         from filled in Gen.Elements(true, true, false)
         select new DrawnMesh(r, z, filled ? [(0, r.Length, 0, z.Length), .. patches] : patches)).ToArbitrary();

    /// <summary>Meshes of one region.</summary>
    public static Arbitrary<DrawnMesh> Filled { get; } =
        (from r in Axis()
         from z in Axis()
         select new DrawnMesh(r, z, [(0, r.Length, 0, z.Length)])).ToArbitrary();

    /// <summary>Radii of the ends of segments, in m.</summary>
    public double[] EndsOfR => Ends(0, R);

    /// <summary>Heights of the ends of segments, in m.</summary>
    public double[] EndsOfZ => Ends(Start, Z);

    /// <summary>Index of the topmost rectangle over each pair of segments, or −1.</summary>
    public int OwnerOf(int i, int j) => Array.FindLastIndex(Patches, p => i >= p.Left && i < p.Right && j >= p.Bottom && j < p.Top);

    /// <summary>The mesh in a case of dielectrics.</summary>
    public Case Read(int refine = 0) => CaseFile.Parse(ToString(), "drawn.yaml", new() { Refine = refine });

    public override string ToString()
    {
        double[] r = EndsOfR;
        double[] z = EndsOfZ;
        IEnumerable<string> patches = Patches.Select((p, i) =>
            $"{{ name: p{i}, r: [{Metres(r[p.Left])}, {Metres(r[p.Right])}], z: [{Metres(z[p.Bottom])}, {Metres(z[p.Top])}] }}");
        IEnumerable<string> regions = Patches.Select((_, i) => $"p{i}: {{ permittivity: {i + 1}, ions: none }}");
        return $$"""
            geometry: axisymmetric
            species: {}
            mesh:
              r: { segments: [ {{Text(R)}} ] }
              z: { start: {{Metres(Start)}}, segments: [ {{Text(Z)}} ] }
              regions: [ {{string.Join(", ", patches)}} ]
            regions: { {{string.Join(", ", regions)}} }
            boundaries: { bottom: { type: wall, potential: 0 V }, top: { type: wall }, outer: { type: wall } }
            """;
    }

    private static Gen<Segment> SegmentOf(double length) =>
        from cells in Gen.Choose(1, 60)
        from first in Gen.Choose(-2000, 0)
        from last in Gen.Choose(-2000, 0)
        from max in Gen.Choose(-1000, 0)
        from kind in Gen.Choose(0, 2)
        let a = length * Math.Pow(10, first / 1000.0)
        let b = length * Math.Pow(10, last / 1000.0)
        select kind == 0 ? Segment.Uniform("", length, cells)
            : new Segment("", length) { First = a, Last = b, Max = kind == 1 ? 0 : Math.Max(Math.Max(a, b), length * Math.Pow(10, max / 1000.0)) };

    private static Gen<Segment[]> Axis() => Gen.Choose(1, 4).SelectMany(count => AnySegment.ArrayOf(count));

    private static Gen<(int, int, int, int)> Patch(int r, int z) =>
        from left in Gen.Choose(0, r - 1)
        from right in Gen.Choose(left + 1, r)
        from bottom in Gen.Choose(0, z - 1)
        from top in Gen.Choose(bottom + 1, z)
        select (left, right, bottom, top);

    private static double[] Ends(double start, Segment[] segments) =>
        [start, .. segments.Select(segment => start += segment.Length)];

    private static string Text(Segment[] segments) => string.Join(", ", segments.Select(s => s.Cells > 0
        ? $"{{ length: {Metres(s.Length)}, cells: {s.Cells} }}"
        : $"{{ length: {Metres(s.Length)}, first: {Metres(s.First)}, last: {Metres(s.Last)}{(s.Max > 0 ? $", max: {Metres(s.Max)}" : "")} }}"));

    private static string Metres(double length) => string.Create(CultureInfo.InvariantCulture, $"{length:R} m").Replace('E', 'e');
}
