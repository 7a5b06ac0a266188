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
        Source = "the potential of a weakly charged surface is off by (h/λ_D)²/8: 0.13 % at 10 cells, 0.8 % at 4, 11 % at 1 (the sum of the discrete layer, and measured)",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading) => reading.Faces.Select(face => new Finding(
        face.Subject,
        face.Electrolyte.DebyeLength / face.CellSize,
        string.Create(CultureInfo.InvariantCulture, $"the cell at the surface is {face.CellSize * 1e9:g3} nm, the Debye length {face.Electrolyte.DebyeLength * 1e9:g3} nm")));
}
