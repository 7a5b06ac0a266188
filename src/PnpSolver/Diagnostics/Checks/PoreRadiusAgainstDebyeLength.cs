using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether a pore is wide enough for the screening that the mean field gives its ions.</summary>
internal sealed class PoreRadiusAgainstDebyeLength : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "pore-radius-vs-debye",
        Picture = Picture.Continuum,
        Title = "Pore radius over the Debye length",
        Formula = "R/λ_D, R the smallest distance from axis to wall, or half the width of a slit; λ_D of the pore or, where longer, of the baths that it opens to",
        Unit = "1",
        Thresholds = Thresholds.Below(warn: 2, fail: 1),
        Source = "Corry, Kuyucak and Chung 2000, Biophys. J. 78, 2364, doi:10.1016/S0006-3495(00)76781-6: against Brownian dynamics PNP overestimates screening in pores narrower than two Debye lengths",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading) => reading.Pores.Select(pore => new Finding(pore.Subject, pore.InDebyeLengths, Invariant(
        $"{pore.Text}, where the Debye length is {pore.DebyeLength * 1e9:g4} nm: ") + Judgement(pore.InDebyeLengths)));

    private static string Judgement(double ratio) => ratio switch
    {
        < 1 => "an ion has no room for the cloud that PNP screens it with, and concentrations and currents may be off by factors",
        < 2 => "PNP screens an ion by more counter-ions than fit around it and overestimates concentrations and currents",
        _ => "wide enough for clouds of counter-ions to form as PNP assumes",
    };
}
