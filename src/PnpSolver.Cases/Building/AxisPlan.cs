using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>What an axis is for, which decides whether its segments name regions and whether it may be negative.</summary>
internal enum AxisKind
{
    /// <summary>The x of a planar mesh.</summary>
    Line,

    /// <summary>The r of a cylindrical or spherical mesh.</summary>
    RadialLine,

    /// <summary>The r of an axisymmetric mesh.</summary>
    Radius,

    /// <summary>The z of an axisymmetric mesh.</summary>
    Height,

    /// <summary>An axis of a case whose geometry has an error.</summary>
    Unknown,
}

/// <summary>An axis of a mesh that has no error. Immutable.</summary>
/// <param name="List">Its list of segments, or what stands for it.</param>
/// <param name="Axis">What it says.</param>
internal sealed record AxisPlan(Item List, MeshAxis Axis)
{
    /// <summary>About the number of cells; never much too small; 0 where segments have no sizes.</summary>
    public double Cells => Axis.HasSizes ? Axis.Segments.Sum(CellsOf) : 0;

    /// <summary>The plan of an axis, or <c>null</c> where it has errors, which then are reported.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="faults">Receives the errors.</param>
    public static AxisPlan? Read(Item axis, AxisKind kind, Faults faults)
    {
        double start = axis.NumberOf("start") ?? double.NaN;
        bool isFit = !double.IsNaN(start);
        if (start < 0 && kind is AxisKind.RadialLine or AxisKind.Radius)
        {
            faults.Add(axis["start"]!.Place, axis["start"]!.Path, $"a radius cannot be negative, got \"{axis["start"]!.Text}\"");
            isFit = false;
        }

        if (axis.Sound("segments") is not { } list)
        {
            return null;
        }

        Segment?[] segments = [.. list.Items.Select(item => SegmentOf(item, kind, faults))];
        return isFit && !segments.Contains(null) ? new(list, new(start, [.. segments.OfType<Segment>()])) : null;
    }

    /// <summary>Positions of the ends of all segments, in m, or <c>null</c> where a length or the start has an error.</summary>
    /// <param name="axis">The axis, which may have other errors.</param>
    /// <param name="lowest">Lowest position that it may start at, in m.</param>
    public static double[]? Ends(Item? axis, double lowest)
    {
        if (axis?.Sound("segments") is not { } list || axis.NumberOf("start") is not { } at || at < lowest || list.Items.Any(item => item.NumberOf("length") is null))
        {
            return null;
        }

        return [at, .. list.Items.Select(item => at += item.NumberOf("length")!.Value)];
    }

    private static Segment? SegmentOf(Item item, AxisKind kind, Faults faults)
    {
        if (!item.IsSound || !FitsKind(item, kind, faults) || item.NumberOf("length") is not { } length || item.Entries.Any(entry => !entry.Value.IsSound))
        {
            return null;
        }

        var segment = new Segment(item.TextOf("region") ?? "", length)
        {
            Cells = (int)(item.NumberOf("cells") ?? 0),
            First = item.NumberOf("first") ?? 0,
            Last = item.NumberOf("last") ?? 0,
            Max = item.NumberOf("max") ?? 0,
        };
        if (!segment.HasSizes)
        {
            return item.Has("max") ? null : segment;
        }

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

    /// <summary>Whether a segment names a region if, and only if, its axis is a line; what its shape does not tell is reported.</summary>
    private static bool FitsKind(Item item, AxisKind kind, Faults faults)
    {
        if (kind == AxisKind.RadialLine && !item.Has("region"))
        {
            faults.Add(item.Place, item.Path, "the key region is missing; expected the region that fills the segment");
        }
        else if (kind == AxisKind.Radius && item["region"] is { } region)
        {
            faults.Add(region.Place, region.Path, "the regions of an axisymmetric mesh are painted under regions; leave region out");
            return false;
        }

        return kind is not (AxisKind.Line or AxisKind.RadialLine) || item.TextOf("region") is not null;
    }

    private static double CellsOf(Segment segment)
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
