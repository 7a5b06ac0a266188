using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How much there is of ions that the mean field describes badly.</summary>
internal sealed class DivalentConcentration : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "divalent-concentration",
        Picture = Picture.Continuum,
        Title = "Concentration of ions of two charges and more",
        Formula = "Σ c of the bulk over the species with |z| ≥ 2",
        Unit = "mol/m^3",
        Thresholds = Thresholds.Above(note: 10, warn: 50, fail: 500),
        Source = "rule of thumb: beyond 50 mM of divalents Poisson–Boltzmann is used with care, beyond ten times that not at all; "
            + "limits reviewed by Grochowski and Trylska 2008, Biopolymers 89, 93, doi:10.1002/bip.20877; "
            + "simulations of 2:1 and 3:1 layers: Valiskó, Kristóf, Gillespie and Boda 2017, doi:10.48550/arXiv.1711.11571",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            (Species Ion, double Amount)[] held =
                [.. reading.Problem.Species.Select((ion, k) => (ion, electrolyte.Bulk[k])).Where(pair => Math.Abs(pair.ion.Valence) >= 2 && pair.Item2 > 0)];
            if (held.Length > 0)
            {
                double sum = held.Sum(pair => pair.Amount);
                yield return new(electrolyte.Name, sum, Invariant(
                    $"{sum:g3} mM of {string.Join(", ", held.Select(pair => pair.Ion.Name))}, {(sum > 50 ? "which pair with and correlate to other ions in ways that the equations do not know" : "few enough for their own correlations to stay small in the bulk; at charged surfaces see strong-coupling")}"));
            }
        }
    }
}
