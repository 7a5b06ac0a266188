using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Paints the regions of an axisymmetric mesh over the rectangles between ends of segments.</summary>
/// <param name="r">Radii of the ends, in m; <c>null</c> where they are not known.</param>
/// <param name="z">Heights of the ends, in m; <c>null</c> where they are not known.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class RegionPainter(double[]? r, double[]? z, Faults faults)
{
    /// <summary>How far a side may be from an end, relative to the shorter segment there: round-off of sums of lengths.</summary>
    private const double Slack = 1e-6;

    /// <summary>The rectangles, or <c>null</c> where they have errors, which then are reported.</summary>
    /// <param name="regions">Where to report what no rectangle covers.</param>
    /// <param name="rectangles">Region and sides of each, later ones over earlier ones; a region without a name has an error already.</param>
    public ImmutableArray<RegionPatch>? Paint(Item regions, IReadOnlyList<(string? Region, Item Sides)> rectangles)
    {
        Patch?[] patches = [.. rectangles.Select(rectangle => Read(rectangle.Region, rectangle.Sides))];
        if (patches.Contains(null) || r is null || z is null)
        {
            return null;
        }

        Patch[] painted = [.. patches.OfType<Patch>()];
        int[,] owner = Owners(painted);
        bool isBare = ReportBare(regions, owner);
        bool isHidden = ReportHidden(painted, owner);
        return isBare || isHidden ? null
            : [.. painted.Select(p => new RegionPatch(p.Name, r[p.Left], r[p.Right], z[p.Bottom], z[p.Top]))];
    }

    private static string Nanometres(double position) => string.Create(CultureInfo.InvariantCulture, $"{position * 1e9:g6}");

    private Patch? Read(string? region, Item item)
    {
        if (!item.IsSound)
        {
            return null;
        }

        (int Lower, int Upper)? across = Sides(item, "r", r);
        (int Lower, int Upper)? upwards = Sides(item, "z", z);
        return region is { } name && across is { } h && upwards is { } v ? new(item, name, h.Lower, h.Upper, v.Lower, v.Upper) : null;
    }

    /// <summary>The ends of segments at the two sides in one direction.</summary>
    private (int Lower, int Upper)? Sides(Item patch, string axis, double[]? ends)
    {
        if (patch.Sound(axis) is not { } sides || ends is null)
        {
            return null;
        }

        int?[] found = [.. sides.Items.Select(side => side.IsSound ? EndAt(side, axis, ends) : null)];
        if (found is not [{ } lower, { } upper])
        {
            return null;
        }

        if (lower < upper)
        {
            return (lower, upper);
        }

        faults.Add(sides.Place, sides.Path, $"expected the lower side before the upper one, got \"{sides.Items[0].Text}\" and \"{sides.Items[1].Text}\"");
        return null;
    }

    private int? EndAt(Item side, string axis, double[] ends)
    {
        int nearest = Enumerable.Range(0, ends.Length).MinBy(i => Math.Abs(ends[i] - side.Number));
        double below = nearest > 0 ? ends[nearest] - ends[nearest - 1] : double.PositiveInfinity;
        double above = nearest < ends.Length - 1 ? ends[nearest + 1] - ends[nearest] : double.PositiveInfinity;
        if (Math.Abs(ends[nearest] - side.Number) <= Slack * Math.Min(below, above))
        {
            return nearest;
        }

        faults.Add(side.Place, side.Path, $"expected an end of a segment of {axis}, got \"{side.Text}\"; the nearest is {Nanometres(ends[nearest])} nm");
        return null;
    }

    /// <summary>Index of the topmost rectangle over each pair of segments, or −1, shape [r segments, z segments].</summary>
    private int[,] Owners(Patch[] patches)
    {
        var owner = new int[r!.Length - 1, z!.Length - 1];
        for (int i = 0; i < owner.GetLength(0); i++)
        {
            for (int j = 0; j < owner.GetLength(1); j++)
            {
                owner[i, j] = Array.FindLastIndex(patches, patch => patch.Covers(i, j));
            }
        }

        return owner;
    }

    /// <summary>Reports every rectangle that no region covers.</summary>
    private bool ReportBare(Item regions, int[,] owner)
    {
        bool any = false;
        for (int j = 0; j < owner.GetLength(1); j++)
        {
            for (int i = 0; i < owner.GetLength(0); i++)
            {
                if (owner[i, j] >= 0)
                {
                    continue;
                }

                (int right, int top) = Spread(owner, i, j);
                string where = $"r = {Nanometres(r![i])} … {Nanometres(r[right])} nm, z = {Nanometres(z![j])} … {Nanometres(z[top])} nm";
                faults.Add(regions.Place, regions.Path, $"no region covers {where}; a first rectangle over the whole domain would fill what others leave");
                any = true;
            }
        }

        return any;
    }

    /// <summary>Grows a bare rectangle to the right, then upwards, and marks it.</summary>
    private static (int Right, int Top) Spread(int[,] owner, int left, int bottom)
    {
        int right = left;
        while (right < owner.GetLength(0) && owner[right, bottom] == -1)
        {
            right++;
        }

        int top = bottom;
        while (top < owner.GetLength(1) && Enumerable.Range(left, right - left).All(i => owner[i, top] == -1))
        {
            for (int i = left; i < right; i++)
            {
                owner[i, top] = int.MaxValue;
            }

            top++;
        }

        return (right, top);
    }

    /// <summary>Reports regions of which nothing is left.</summary>
    private bool ReportHidden(Patch[] patches, int[,] owner)
    {
        var seen = owner.Cast<int>().Where(index => index >= 0 && index < patches.Length).Select(index => patches[index].Name).ToHashSet();
        Patch[] hidden = [.. patches.Where(patch => !seen.Contains(patch.Name)).DistinctBy(patch => patch.Name)];
        foreach (Patch patch in hidden)
        {
            faults.Add(patch.Item.Place, patch.Item.Path, $"later rectangles cover all of {patch.Name}; list it after them");
        }

        return hidden.Length > 0;
    }

    /// <summary>A rectangle by the indices of the ends at its sides.</summary>
    private sealed record Patch(Item Item, string Name, int Left, int Right, int Bottom, int Top)
    {
        public bool Covers(int i, int j) => i >= Left && i < Right && j >= Bottom && j < Top;
    }
}
