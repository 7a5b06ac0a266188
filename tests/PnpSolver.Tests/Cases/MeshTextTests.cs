using PnpSolver.Cases;
using PnpSolver.Grids;
using PnpSolver.Meshing;

namespace PnpSolver.Tests.Cases;

public sealed class MeshTextTests
{
    public static TheoryData<string> Outlines => ["outline", "no-mesh", "no-mesh-in-a-sphere", "no-mesh-in-a-pore"];

    /// <summary>The same numbers to the last bit: positions, regions, everything.</summary>
    [Theory]
    [MemberData(nameof(Outlines))]
    public void WrittenMeshesReadBackAsTheSameGrid(string name)
    {
        Case written = CaseFile.Read(Corpus.Path("good", name));
        Mesh mesh = StartingMesh.Of(written.Problem, written.Mesh);

        Grid read = Read(written, MeshText.Of(mesh, "found"));

        Grid expected = mesh.Build();
        Assert.Equal(expected.Along.Positions.ToArray(), read.Along.Positions.ToArray());
        Assert.Equal(expected.Height?.Positions.ToArray(), read.Height?.Positions.ToArray());
        Assert.Equal(expected.RegionOfCell.ToArray(), read.RegionOfCell.ToArray());
        Assert.Equal(expected.Regions, read.Regions);
    }

    [Fact]
    public void CellsPeaksAndOutlinesAreWrittenToo()
    {
        Mesh mesh = new(CoordinateSystem.Spherical, new(1e-9, [Segment.Uniform("core", 2e-9, 4), Segment.Graded("gel", 5e-9, 1e-10, 2e-10) with { Max = 1e-9 }, new("salt", 1e-8)]));
        Assert.Equal(
            """
            geometry: spherical
            r:
              start: 1 nm
              segments:
                - { region: core, length: 2 nm, cells: 4 }
                - { region: gel, length: 5 nm, first: 0.1 nm, last: 0.2 nm, max: 1 nm }
                - { region: salt, length: 10 nm }

            """,
            MeshText.Of(mesh));
    }

    /// <summary>The grid of the case with another mesh file in place of what says where its regions lie.</summary>
    private static Grid Read(Case original, string meshFile)
    {
        string folder = Directory.CreateTempSubdirectory("pnp-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "mesh.yaml"), meshFile);
            string[] places = ["mesh:", "start:"];
            IEnumerable<string> lines = File.ReadLines(original.FilePath).Where(line => !places.Any(line.StartsWith))
                .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @"\b(length: [^,]*|[rz]: \[[^\]]*\]|rectangles: \[ .* \]), ", ""));
            return CaseFile.Parse(string.Join('\n', lines.Append("mesh: mesh.yaml")), Path.Combine(folder, "case.yaml")).Problem.Grid;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
