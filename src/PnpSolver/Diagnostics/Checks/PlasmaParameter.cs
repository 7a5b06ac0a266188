using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Coupling of the ions in the bulk: the mean field holds where it is weak.</summary>
internal sealed class PlasmaParameter : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "plasma-parameter",
        Picture = Picture.Continuum,
        Title = "Bjerrum's length over the Debye length",
        Formula = "z² l_B/λ_D, z the highest valence of an ion that is no trace (z²c at least a tenth of the largest)",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.5, warn: 1, fail: 5),
        Source = "energy of two ions a Debye length apart in kT, by which Debye and Hückel's limiting law expands: half a kT matters, one is no small parameter, "
            + "several bind pairs; Levin 2002, Rep. Prog. Phys. 65, 1577, doi:10.1088/0034-4885/65/11/201",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double valence = electrolyte.MainIons(reading.Problem).Max(ion => Math.Abs(ion.Valence));
            double bjerrum = reading.BjerrumLength(electrolyte.Material.Permittivity);
            double coupling = valence * valence * bjerrum / electrolyte.DebyeLength;
            yield return new(electrolyte.Name, coupling, Invariant(
                $"two ions of valence {valence:0.##} a Debye length apart ({electrolyte.DebyeLength * 1e9:0.###} nm) attract or repel each other with {coupling:0.##} kT, which the mean field does not know"));
        }
    }
}
