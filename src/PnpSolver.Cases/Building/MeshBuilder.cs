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
    /// <param name="refine">How many times every cell is halved.</param>
    /// <param name="faults">Receives the errors.</param>
    public static Grid? Build(Item mesh, CoordinateSystem? system, int refine, Faults faults)
    {
        if (Axis(mesh, system, faults) is not { } axis || axis.Sound("segments") is not { } list)
        {
            return null;
        }

        double start = axis.NumberOf("start") ?? double.NaN;
        if (start < 0 && system != CoordinateSystem.Planar)
        {
            faults.Add(axis["start"]!.Place, axis["start"]!.Path, $"a radius cannot be negative, got \"{axis["start"]!.Text}\"");
            return null;
        }

        Segment?[] segments = [.. list.Items.Select(item => Segment(item, faults))];
        if (segments.Contains(null) || double.IsNaN(start) || system is null || mesh.Sound("geometry") is null && mesh.Has("geometry"))
        {
            return null;
        }

        double cells = segments.Sum(segment => Cells(segment!)) * Math.Pow(2, refine);
        if (!(cells <= MaxCells))
        {
            string count = cells.ToString("0.##e+0", CultureInfo.InvariantCulture);
            string refined = refine > 0 ? $" after --refine {refine}" : "";
            string limit = $"the limit is {MaxCells / 1e6:0} million";
            faults.Add(list.Place, list.Path, $"the mesh would have about {count} cells{refined}; {limit}");
            return null;
        }

        try
        {
            return Grid.FromSegments(system.Value, start, segments!).Refine(refine);
        }
        catch (ArgumentException exception)
        {
            faults.Add(list.Place, list.Path, $"cells are too small beside their positions for double precision: {exception.Message}");
            return null;
        }
    }

    private static Item? Axis(Item mesh, CoordinateSystem? system, Faults faults)
    {
        string wanted = system == CoordinateSystem.Planar ? "x" : "r";
        string other = system == CoordinateSystem.Planar ? "r" : "x";
        if (system is { } known && mesh.TextOf("geometry") is { } geometry && geometry != CaseBuilder.NameOf(known))
        {
            faults.Add(mesh["geometry"]!.Place, mesh["geometry"]!.Path, $"the mesh is {geometry} but the case is {CaseBuilder.NameOf(known)}");
            return null;
        }

        if (system is not null && mesh[other] is { } wrong && mesh[wanted] is null)
        {
            faults.Add(wrong.Place, wrong.Path, $"the axis of a {CaseBuilder.NameOf(system.Value)} mesh is called {wanted}, not {other}");
            return null;
        }

        return mesh.Sound(wanted) ?? mesh.Sound(other);
    }

    private static Segment? Segment(Item item, Faults faults)
    {
        if (!item.IsSound || item.TextOf("region") is not { } region || item.NumberOf("length") is not { } length
            || item.Entries.Any(entry => !entry.Value.IsSound))
        {
            return null;
        }

        var segment = new Segment(region, length)
        {
            Cells = (int)(item.NumberOf("cells") ?? 0),
            First = item.NumberOf("first") ?? 0,
            Last = item.NumberOf("last") ?? 0,
            Max = item.NumberOf("max") ?? 0,
        };
        if (segment.Cells == 0 && (segment.First == 0 || segment.Last == 0))
        {
            return null;
        }

        if (segment.Fault() is { } fault)
        {
            faults.Add(item.Place, item.Path, fault);
            return null;
        }

        return segment;
    }

    /// <summary>About the number of cells that a segment will have; never much too small.</summary>
    private static double Cells(Segment segment)
    {
        if (segment.Cells > 0)
        {
            return segment.Cells;
        }

        double half = segment.Length / 2;
        return segment.Max > 0
            ? Progression(half, segment.First, segment.Max) + Progression(half, segment.Max, segment.Last)
            : Progression(segment.Length, segment.First, segment.Last);
    }

    private static double Progression(double length, double first, double last)
    {
        double ratio = last / first;
        double quotient = (length - first) / (length - last);
        return Math.Abs(ratio - 1) < 1e-6 ? length / first
            : quotient > 0 && double.IsFinite(quotient) ? 2 + (Math.Log(ratio) / Math.Log(quotient))
            : 2;
    }
}
