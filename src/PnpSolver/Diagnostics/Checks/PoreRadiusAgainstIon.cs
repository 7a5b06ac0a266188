using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether a pore is wide enough to take its ions for points.</summary>
internal sealed class PoreRadiusAgainstIon : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "pore-radius-vs-ion",
        Picture = Picture.Continuum,
        Title = "Pore radius over the hydrated ion's",
        Formula = "R/(a/2), a the hydrated diameter of the largest ion that is in the pore",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 10, warn: 4, fail: 2),
        Source = "centres keep a/2 off the wall, which takes 1 − (1 − a/2R)² of the cross-section: 19 % at 10, 44 % at 4, 75 % at 2, where two ions cannot pass each other",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Pore pore in reading.Pores)
        {
            if (reading.IonsOf(pore.Electrolyte).MaxBy(ion => HydratedDiameter.Of(ion)!.Radius) is { } ion)
            {
                double ratio = pore.Radius / HydratedDiameter.Of(ion)!.Radius;
                double lost = 1 - Math.Pow(1 - (1 / Math.Max(ratio, 1)), pore.IsTube ? 2 : 1);
                yield return new(pore.Subject, ratio, Invariant(
                    $"hydrated {ion} has a radius of {HydratedDiameter.Of(ion)!.Radius * 1e9:g3} nm in a pore of {pore.Text}: its centre cannot reach {100 * lost:0.#} % of the cross-section that PNP gives it"));
            }
        }
    }
}
