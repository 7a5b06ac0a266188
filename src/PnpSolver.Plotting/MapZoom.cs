namespace PnpSolver.Plotting;

/// <summary>Chooses the part of the domain that is worth showing.</summary>
/// <remarks>What the walls' corners and the charged surfaces enclose — a pore with its mouths — and around it eight Debye lengths
/// or a third of its size, whichever is more; walls without corners are shown from end to end.</remarks>
internal static class MapZoom
{
    private const double DebyeLengths = 8;
    private const double ShareOfSize = 0.35;

    /// <summary>The window for fields.</summary>
    public static MapWindow Of(MapData data, IReadOnlyList<MapEdge> edges)
    {
        MapWindow whole = MapWindow.Whole(data);
        MapEdge[] walls = [.. edges.Where(edge => edge.IsWall)];
        (double R, double Z)[] ends =
        [
            .. walls.SelectMany(edge => new[] { edge.From, edge.To }), .. data.Surfaces.SelectMany(surface => new[] { surface.From, surface.To }),
        ];
        (double R, double Z)[] corners = [.. ends.Where(end => !IsOnBorder(data, end))];
        (double R, double Z)[] shown = corners.Length > 0 ? corners : ends;
        if (shown.Length == 0)
        {
            return whole;
        }

        (double bottom, double top, double radius) = (shown.Min(p => p.Z), shown.Max(p => p.Z), shown.Max(p => p.R));
        double margin = Math.Max(DebyeLengths * data.DebyeLength, ShareOfSize * Math.Max(top - bottom, 2 * radius));
        if (corners.Length == 0)
        {
            // a flat wall is as long as the domain: its length says nothing about the layers beside it
            margin = data.DebyeLength > 0 ? DebyeLengths * data.DebyeLength : margin;
            margin = Math.Max(margin, Math.Min(top - bottom, radius));
        }

        return new(Math.Min(radius + margin, whole.Radius), Math.Max(bottom - margin, whole.Bottom), Math.Min(top + margin, whole.Top));
    }

    private static bool IsOnBorder(MapData data, (double R, double Z) point) =>
        point.R == data.R[0] || point.R == data.R[^1] || point.Z == data.Z[0] || point.Z == data.Z[^1];
}
