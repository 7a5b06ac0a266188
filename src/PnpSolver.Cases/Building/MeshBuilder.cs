using System.Globalization;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Reads what a checked mesh says, and builds its grid.</summary>
internal static class MeshBuilder
{
    /// <summary>Largest number of cells, refinement included.</summary>
    public const double MaxCells = 20e6;

    /// <summary>What the mesh says, or <c>null</c> where it has errors, which then are reported.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="system">The case's geometry; <c>null</c> if that has an error.</param>
    /// <param name="refine">How many times every cell is halved in every direction, beyond what the mesh says.</param>
    /// <param name="faults">Receives the errors.</param>
    public static Mesh? Read(Item mesh, CoordinateSystem? system, int refine, Faults faults)
    {
        if (!FitsGeometry(mesh, system, faults))
        {
            return null;
        }

        bool isWhole = (mesh.Sound("geometry") is not null || !mesh.Has("geometry")) && mesh["refine"] is { IsSound: true };
        refine += (int)(mesh.NumberOf("refine") ?? 0);
        Mesh? read = system == CoordinateSystem.Axisymmetric ? new AxisymmetricMesh(mesh, refine, faults).Read() : Line(mesh, system, refine, faults);
        return isWhole && read is not null && AgreesOnSizes(mesh, read, faults) ? read with { Refinements = refine } : null;
    }

    /// <summary>The grid of a mesh with sizes, or <c>null</c> where double precision cannot tell its nodes apart, which then is reported.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="item">Where it was read.</param>
    /// <param name="faults">Receives the error.</param>
    public static Grid? Build(Mesh mesh, Item item, Faults faults)
    {
        try
        {
            return mesh.Build();
        }
        catch (ArgumentException exception)
        {
            Item place = (item.Sound("x") ?? item.Sound("r"))?.Sound("segments") is { } list && mesh.Height is null ? list : item;
            faults.Add(place.Place, place.Path, $"cells are too small beside their positions for double precision: {exception.Message}");
            return null;
        }
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

    private static Mesh? Line(Item mesh, CoordinateSystem? system, int refine, Faults faults)
    {
        AxisPlan? plan = (mesh.Sound("x") ?? mesh.Sound("r")) is { } item
            ? AxisPlan.Read(item, system switch { CoordinateSystem.Planar => AxisKind.Line, null => AxisKind.Unknown, _ => AxisKind.RadialLine }, faults)
            : null;
        return plan is not null && system is { } known && FitsLimit(plan.Cells, 2, refine, plan.List, faults) ? new(known, plan.Axis) : null;
    }

    /// <summary>Whether every segment has sizes, or none; reported if not.</summary>
    private static bool AgreesOnSizes(Item mesh, Mesh read, Faults faults)
    {
        Segment[] segments = [.. read.Along.Segments, .. read.Height?.Segments ?? []];
        if (read.HasSizes || Array.TrueForAll(segments, segment => !segment.HasSizes))
        {
            return true;
        }

        Item bare = mesh.All().First(item => item.Has("length") && !item.Has("cells") && !item.Has("first"));
        faults.Add(bare.Place, bare.Path, "this segment has neither cells nor first and last sizes, but others have: give it sizes too (cells: N, or first and last), "
            + "or leave those of all out, and the cells follow from the physics");
        return false;
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
