using System.Globalization;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the grid from a checked mesh.</summary>
internal static class MeshBuilder
{
    /// <summary>Largest number of cells, refinement included.</summary>
    public const double MaxCells = 20e6;

    /// <summary>The grid, or <c>null</c> where the mesh has errors, which then are reported.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="system">The case's geometry; <c>null</c> if that has an error.</param>
    /// <param name="refine">How many times every cell is halved in every direction.</param>
    /// <param name="faults">Receives the errors.</param>
    public static Grid? Build(Item mesh, CoordinateSystem? system, int refine, Faults faults)
    {
        if (!FitsGeometry(mesh, system, faults))
        {
            return null;
        }

        bool isWhole = mesh.Sound("geometry") is not null || !mesh.Has("geometry");
        if (system == CoordinateSystem.Axisymmetric)
        {
            return new AxisymmetricMesh(mesh, refine, faults).Build() is { } grid && isWhole ? grid : null;
        }

        AxisPlan? axis = (mesh.Sound("x") ?? mesh.Sound("r")) is { } item
            ? AxisPlan.Read(item, system switch { CoordinateSystem.Planar => AxisKind.Line, null => AxisKind.Unknown, _ => AxisKind.RadialLine }, faults)
            : null;
        return axis is not null && isWhole && system is { } known && FitsLimit(axis.Cells, 2, refine, axis.List, faults) ? Line(axis, known, refine, faults) : null;
    }

    /// <summary>Whether a mesh is small enough; reported if not.</summary>
    /// <param name="cells">About the number of its cells.</param>
    /// <param name="parts">Into how many a cell is divided when it is halved in every direction.</param>
    /// <param name="refine">How many times.</param>
    /// <param name="item">Where to report it.</param>
    /// <param name="faults">Receives the error.</param>
    public static bool FitsLimit(double cells, int parts, int refine, Item item, Faults faults)
    {
        cells *= Math.Pow(parts, refine);
        if (cells <= MaxCells)
        {
            return true;
        }

        string count = cells.ToString("0.##e+0", CultureInfo.InvariantCulture);
        string refined = refine > 0 ? $" after --refine {refine}" : "";
        faults.Add(item.Place, item.Path, $"the mesh would have about {count} cells{refined}; the limit is {MaxCells / 1e6:0} million");
        return false;
    }

    /// <summary>Reports cells that double precision cannot tell apart.</summary>
    public static void ReportPrecision(AxisPlan axis, ArgumentException exception, Faults faults) =>
        faults.Add(axis.List.Place, axis.List.Path, $"cells are too small beside their positions for double precision: {exception.Message}");

    private static Grid? Line(AxisPlan axis, CoordinateSystem system, int refine, Faults faults)
    {
        try
        {
            return Grid.FromSegments(system, axis.Start, axis.Segments).Refine(refine);
        }
        catch (ArgumentException exception)
        {
            ReportPrecision(axis, exception, faults);
            return null;
        }
    }

    /// <summary>Whether the mesh is one of the case's geometry, by its name and its axes; reported if not.</summary>
    private static bool FitsGeometry(Item mesh, CoordinateSystem? system, Faults faults)
    {
        if (system is not { } known)
        {
            return true;
        }

        string name = CaseBuilder.NameOf(known);
        if (mesh.TextOf("geometry") is { } geometry && geometry != name)
        {
            faults.Add(mesh["geometry"]!.Place, mesh["geometry"]!.Path, $"the mesh is {geometry} but the case is {name}");
            return false;
        }

        (string wanted, string other, string phrase) = known switch
        {
            CoordinateSystem.Planar => ("x", "r", "axis of a planar mesh is called x"),
            CoordinateSystem.Axisymmetric => ("r", "x", "axes of an axisymmetric mesh are called r and z"),
            _ => ("r", "x", $"axis of a {name} mesh is called r"),
        };
        if (mesh[other] is { } wrong && mesh[wanted] is null)
        {
            faults.Add(wrong.Place, wrong.Path, $"the {phrase}, not {other}");
            return false;
        }

        if (known != CoordinateSystem.Axisymmetric && mesh["z"] is { } height)
        {
            faults.Add(height.Place, height.Path, $"a {name} mesh has no z; for r and z write geometry: axisymmetric");
            return false;
        }

        return true;
    }
}
