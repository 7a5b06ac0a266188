using System.Globalization;
using System.Text;
using PnpSolver.Cases.Building;
using PnpSolver.Grids;

namespace PnpSolver.Cases;

/// <summary>Writes meshes as mesh files, which read back as the same mesh.</summary>
public static class MeshText
{
    /// <summary>The text of a mesh file.</summary>
    /// <param name="mesh">The mesh; lengths are written in nm with fifteen digits.</param>
    /// <param name="comment">Lines to begin with, such as what the mesh is for.</param>
    public static string Of(Mesh mesh, params IEnumerable<string> comment)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        var text = new StringBuilder();
        foreach (string line in comment)
        {
            text.Append($"# {line}\n");
        }

        text.Append($"geometry: {CaseBuilder.NameOf(mesh.Coordinates)}\n");
        if (mesh.Refinements > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"refine: {mesh.Refinements}{new string(' ', 28)}# every cell below is halved so often\n");
        }

        Write(text, mesh.Coordinates == CoordinateSystem.Planar ? "x" : "r", mesh.Along);
        if (mesh.Height is { } height)
        {
            Write(text, "z", height);
            text.Append("regions:\n");
            foreach (RegionPatch patch in mesh.Patches)
            {
                text.Append($"  - {{ name: {patch.Region}, r: [{Length(patch.FromR)}, {Length(patch.ToR)}], z: [{Length(patch.FromZ)}, {Length(patch.ToZ)}] }}\n");
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, MeshAxis axis)
    {
        text.Append($"{name}:\n");
        if (axis.Start != 0)
        {
            text.Append($"  start: {Length(axis.Start)}\n");
        }

        text.Append("  segments:\n");
        foreach (Segment segment in axis.Segments)
        {
            string region = segment.Region.Length > 0 ? $"region: {segment.Region}, " : "";
            text.Append($"    - {{ {region}length: {Length(segment.Length)}{Sizes(segment)} }}\n");
        }
    }

    private static string Sizes(Segment segment) =>
        segment.Cells > 0 ? string.Create(CultureInfo.InvariantCulture, $", cells: {segment.Cells}")
        : !segment.HasSizes ? ""
        : $", first: {Length(segment.First)}, last: {Length(segment.Last)}{(segment.Max > 0 ? $", max: {Length(segment.Max)}" : "")}";

    private static string Length(double metres) => $"{((decimal)(metres * 1e9)).ToString("0.####################", CultureInfo.InvariantCulture)} nm";
}
