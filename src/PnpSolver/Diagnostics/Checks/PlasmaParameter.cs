using System.Globalization;

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
        Formula = "z² l_B/λ_D, z the highest valence in the region",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.5, warn: 1, fail: 5),
        Source = "Levin 2002, Rep. Prog. Phys. 65, 1577, doi:10.1088/0034-4885/65/11/201",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double valence = electrolyte.Bulk.Select((c, k) => c > 0 ? Math.Abs(reading.Problem.Species[k].Valence) : 0).Max();
            double bjerrum = reading.BjerrumLength(electrolyte.Material.Permittivity);
            double coupling = valence * valence * bjerrum / electrolyte.DebyeLength;
            yield return new(electrolyte.Name, coupling, string.Create(CultureInfo.InvariantCulture,
                $"two ions of valence {valence:0.##} a Debye length apart ({electrolyte.DebyeLength * 1e9:0.###} nm) attract or repel each other with {coupling:0.##} kT, which the mean field does not know"));
        }
    }
}
