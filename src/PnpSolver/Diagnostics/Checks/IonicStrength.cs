using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether an electrolyte is dilute enough for ideal ions in a mean field.</summary>
internal sealed class IonicStrength : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "ionic-strength",
        Picture = Picture.Continuum,
        Title = "Ionic strength of the bulk",
        Formula = "I = ½ Σ z²c",
        Unit = "mol/m^3",
        Thresholds = Thresholds.Above(note: 200, warn: 400, fail: 1000),
        Source = "rule of thumb: Poisson–Boltzmann is used up to 0.4 M, where λ_D, 0.5 nm, is less than the diameter of a hydrated ion; "
            + "limits reviewed by Sharp and Honig 1990, Annu. Rev. Biophys. Biophys. Chem. 19, 301, doi:10.1146/annurev.bb.19.060190.001505, "
            + "and Grochowski and Trylska 2008, Biopolymers 89, 93, doi:10.1002/bip.20877",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double strength = electrolyte.IonicStrength(reading.Problem);
            yield return new(electrolyte.Name, strength, Invariant(
                $"an ionic strength of {strength:g3} mM, {(strength > 400 ? "beyond what point ions in a mean field describe: size, pairing and water's own structure count" : strength > 200 ? "near the end of what point ions in a mean field describe" : "within what point ions in a mean field describe")}"));
        }
    }
}
