using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Builds an axisymmetric grid: two axes and the regions painted over rectangles between ends of their segments.</summary>
/// <param name="mesh">The mesh.</param>
/// <param name="refine">How many times every cell is halved in both directions.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class AxisymmetricMesh(Item mesh, int refine, Faults faults)
{
    /// <summary>The grid, or <c>null</c> where the mesh has errors, which then are reported.</summary>
    public Grid? Build()
    {
        if (mesh["z"] is null && mesh["regions"] is null)
        {
            faults.Add(mesh.Place, mesh.Path, "an axisymmetric mesh needs z and regions beside r");
        }

        AxisPlan? r = Read("r", AxisKind.Radius);
        AxisPlan? z = Read("z", AxisKind.Height);
        bool isSmall = r is null || z is null || MeshBuilder.FitsLimit(r.Cells * z.Cells, 4, refine, mesh, faults);
        if (mesh.Sound("regions") is not { } regions)
        {
            return null;
        }

        var painter = new RegionPainter(AxisPlan.Ends(mesh["r"], 0), AxisPlan.Ends(mesh["z"], double.NegativeInfinity), faults);
        ImmutableArray<RegionPatch>? patches = isSmall ? painter.Paint(regions) : null;
        return r is not null && z is not null && patches is { } painted ? Build(r, z, painted) : null;
    }

    private AxisPlan? Read(string name, AxisKind kind) => mesh.Sound(name) is { } axis ? AxisPlan.Read(axis, kind, faults) : null;

    private Grid? Build(AxisPlan r, AxisPlan z, ImmutableArray<RegionPatch> patches)
    {
        var (radial, upright) = CoarsenableCells.Of(r, z);
        return Axis(r, CoordinateSystem.Cylindrical, radial) is { } along && Axis(z, CoordinateSystem.Planar, upright) is { } height
            ? Grid.Axisymmetric(along, height, patches).Refine(refine)
            : null;
    }

    private GridAxis? Axis(AxisPlan plan, CoordinateSystem coordinates, double[][] sizes)
    {
        try
        {
            return new(coordinates, [.. Positions(plan, sizes)]);
        }
        catch (ArgumentException exception)
        {
            MeshBuilder.ReportPrecision(plan, exception, faults);
            return null;
        }
    }

    /// <summary>Nodes at the ends of all cells; those at the ends of segments are exact.</summary>
    private static IEnumerable<double> Positions(AxisPlan plan, double[][] sizes)
    {
        double origin = plan.Start;
        yield return origin;
        foreach ((Segment segment, double[] cells) in plan.Segments.Zip(sizes))
        {
            double position = origin;
            foreach (double size in cells.SkipLast(1))
            {
                yield return position += size;
            }

            yield return origin += segment.Length;
        }
    }
}
