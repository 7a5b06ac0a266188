using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether a diffuse layer is thick enough for ions to be points in it.</summary>
internal sealed class DebyeLengthVersusIonSize : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "debye-length-vs-ion-size",
        Picture = Picture.Continuum,
        Title = "Debye length over the hydrated ion's diameter",
        Formula = "λ_D/a, a the largest hydrated diameter of an ion that is no trace (z²c at least a tenth of the largest)",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 2, warn: 1, fail: 0.5),
        Source = "a layer thinner than two ions has the grain of its ions, one thinner than an ion's radius is no layer; "
            + "diameters: Nightingale 1959, J. Phys. Chem. 63, 1381, doi:10.1021/j150579a011",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            (Species ion, HydratedDiameter diameter) = electrolyte.MainIons(reading.Problem).Select(ion => (ion, HydratedDiameter.Of(ion)!)).MaxBy(known => known.Item2.Value);
            double ratio = electrolyte.DebyeLength / diameter.Value;
            yield return new(electrolyte.Name, ratio, Invariant(
                $"the potential decays over {electrolyte.DebyeLength * 1e9:0.###} nm, {ratio:0.##} diameters of {IonSizes.InWords(ion, diameter)}, {Consequence(ratio)}"));
        }
    }

    private static string Consequence(double ratio) => ratio switch
    {
        < 1 => "so that the diffuse layer is a layer of single ions, whose profile the equations cannot know",
        < 2 => "so that profiles within one or two diameters of a surface hold on average only",
        _ => "so that ions may be points in it",
    };
}
