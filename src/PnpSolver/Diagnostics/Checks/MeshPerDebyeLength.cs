using System.Globalization;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How finely the mesh resolves the diffuse layers.</summary>
internal sealed class MeshPerDebyeLength : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "mesh-per-debye-length",
        Picture = Picture.Discretisation,
        Title = "Cells per Debye length at a surface",
        Formula = "λ_D/h, h the size of the cell at the surface",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 10, warn: 4, fail: 1),
        Source = "a second-order scheme errs by (h/λ_D)²/24 of a layer's drop: 0.04 % at 10 cells, 0.3 % at 4, 4 % at 1",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading) => reading.Faces.Select(face => new Finding(
        face.Subject,
        face.Electrolyte.DebyeLength / face.CellSize,
        string.Create(CultureInfo.InvariantCulture, $"the cell at the surface is {face.CellSize * 1e9:g3} nm, the Debye length {face.Electrolyte.DebyeLength * 1e9:g3} nm")));
}
