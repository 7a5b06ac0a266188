using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How far the currents through a permeable barrier are off those in a constant field.</summary>
internal sealed class ConstantFieldCurrent : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "constant-field-current",
        Picture = Picture.Lumped,
        Title = "Currents through a barrier against GHK",
        Formula = "|I_k/I_k(GHK) − 1|, both computed: I_k of the field, I_k(GHK) = zFP_k(B(−zu)a_in − B(zu)a_out), P_k = 1/∫dx/(D_k K_k), between the baths",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.01, warn: 0.05, fail: 0.2),
        Source = "Goldman 1943, J. Gen. Physiol. 27, 37, doi:10.1085/jgp.27.1.37; Hodgkin and Katz 1949, J. Physiol. 108, 37, doi:10.1113/jphysiol.1949.sp004310; permeabilities are known to some 5 % at best",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (TextbookRow row in reading.Permeation.Where(row => row.Unit == "A/m^2"))
        {
            if (row.Deviation is { } deviation)
            {
                yield return new(row.Label.Replace(": current of", ", current of", StringComparison.Ordinal), Math.Abs(deviation), Invariant(
                    $"{row.Emergent:g4} A/m^2 where a constant field gives {row.Textbook!.Value:g4}, {100 * deviation:+0.###;-0.###} % ({row.Remark})"));
            }
        }
    }
}
