using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Reads an axisymmetric mesh: two axes and the regions painted over rectangles between ends of their segments.</summary>
/// <param name="mesh">The mesh.</param>
/// <param name="refine">How many times every cell is halved in both directions.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class AxisymmetricMesh(Item mesh, int refine, Faults faults)
{
    /// <summary>What it says, or <c>null</c> where the mesh has errors, which then are reported.</summary>
    public Mesh? Read()
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
        ImmutableArray<RegionPatch>? patches = isSmall ? painter.Paint(regions, [.. regions.Items.Select(item => (item.TextOf("name"), item))]) : null;
        return r is not null && z is not null && patches is { } painted
            ? new(CoordinateSystem.Axisymmetric, r.Axis) { Height = z.Axis, Patches = painted }
            : null;
    }

    private AxisPlan? Read(string name, AxisKind kind) => mesh.Sound(name) is { } axis ? AxisPlan.Read(axis, kind, faults) : null;
}
