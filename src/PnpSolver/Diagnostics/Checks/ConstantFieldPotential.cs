using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How far the floating potential across a permeable barrier is off the one in a constant field.</summary>
internal sealed class ConstantFieldPotential : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "constant-field-potential",
        Picture = Picture.Lumped,
        Title = "Potential across a barrier against GHK",
        Formula = "|V − V_GHK|, both computed",
        Unit = "V",
        Thresholds = LumpedPotential.Limits,
        Source = "Goldman 1943, J. Gen. Physiol. 27, 37, doi:10.1085/jgp.27.1.37; Hodgkin and Katz 1949, J. Physiol. 108, 37, doi:10.1113/jphysiol.1949.sp004310; " + LumpedPotential.Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (TextbookRow row in reading.Permeation.Where(row => row.Unit == "V" && row.Textbook is not null))
        {
            double difference = row.Emergent - row.Textbook!.Value;
            yield return new(row.Label.Split(':')[0], Math.Abs(difference), Invariant(
                $"{row.Emergent * 1e3:0.####} mV where a constant field gives {row.Textbook.Value * 1e3:0.####}, {difference * 1e3:+0.####;-0.####} mV ({row.Remark})"));
        }
    }
}
