using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How finely the mesh resolves the layer of counter-ions at a strongly charged surface, which is thinner than the Debye length.</summary>
internal sealed class MeshPerGouyChapmanLength : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "mesh-per-gouy-chapman-length",
        Picture = Picture.Discretisation,
        Title = "Cells per Gouy–Chapman length",
        Formula = "b/h, b = e/(2π z l_B |σ|) = 2ε₀ε V_T/(z|σ|) where b < λ_D, h the size of the cell at the surface",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 8, warn: 4, fail: 1),
        Source = "Chapman 1913, Phil. Mag. 25, 475, doi:10.1080/14786440408634187; counter-ions at the surface are off by 0.4 (h/b)²: 0.7 % at 8 cells, 2.5 % at 4, 22 % at 1 (measured against it)",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (ChargedFace charged in ChargedFace.Of(reading).Where(charged => charged.Length < charged.Face.Electrolyte.DebyeLength))
        {
            LayerFace face = charged.Face;
            yield return new(face.Subject, charged.Length / face.CellSize, Invariant(
                $"the cell at the surface is {face.CellSize * 1e9:g3} nm; half of the {face.Charge:g3} C/m² is screened within some {charged.Length * 1e9:g3} nm"));
        }
    }
}
