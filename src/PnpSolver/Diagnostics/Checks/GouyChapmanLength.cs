using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the layer of counter-ions at a charged surface is thicker than they are.</summary>
internal sealed class GouyChapmanLength : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "gouy-chapman-length",
        Picture = Picture.Continuum,
        Title = "Gouy–Chapman length over the ion's diameter",
        Formula = "b/a with b = e/(2π z l_B |σ|), z and a of the counter-ion of highest valence that is no trace (z²c at least a tenth of the largest)",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 1, warn: 0.5, fail: 0.1),
        Source = "half of the counter-ions of a lone surface lie within b of it, where below a/2 no centre of theirs can be; "
            + "Naji, Kanduč, Forsman and Podgornik 2013, J. Chem. Phys. 139, 150901, doi:10.48550/arXiv.1307.5130; diameters: Nightingale 1959, J. Phys. Chem. 63, 1381, doi:10.1021/j150579a011",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (ChargedFace face in ChargedFace.Of(reading))
        {
            HydratedDiameter diameter = HydratedDiameter.Of(face.CounterIon)!;
            double ratio = face.Length / diameter.Value;
            yield return new(face.Face.Subject, ratio, Invariant(
                $"without salt half of the charge that screens {face.Face.Charge:g3} C/m² would lie within {face.Length * 1e9:g3} nm, {ratio:g3} diameters of {IonSizes.InWords(face.CounterIon, diameter)}, {Consequence(ratio)}"));
        }
    }

    private static string Consequence(double ratio) => ratio switch
    {
        < 0.5 => "where no centre of an ion can be: potential and concentration at the surface itself are not to be believed",
        < 1 => "so that the profile within one diameter of the surface is a mean over few ions",
        _ => "so that the ions' size hardly matters to the layer",
    };
}
