using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the field in a slab would break it down.</summary>
internal sealed class BreakdownField : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "breakdown-field",
        Picture = Picture.Continuum,
        Title = "Largest field in a slab",
        Formula = "largest |E| in the slab; in r–z the largest |Δφ|/d of a line from face to face, since at the edge of a pore the field grows without end",
        Unit = "V/m",
        Thresholds = Thresholds.Above(note: 6e7, warn: 1e8, fail: 2e8),
        Source = "Benz, Beckers and Zimmermann 1979, J. Membrane Biol. 48, 181, doi:10.1007/BF01872858: bilayers rupture from 0.3 V on and break down at about 1 V, over 5 nm 6e7 and 2e8 V/m",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs)
        {
            double field = reading.Grid.IsLine
                ? reading.Reading.Profile(slab.Block).Field.Max(Math.Abs)
                : slab.Lines.Max(line => Math.Abs(reading.Solution.Potential[line.InsideNode] - reading.Solution.Potential[line.OutsideNode]) / line.Thickness);
            yield return new(slab.Name, field, Invariant($"{field:g3} V/m at most, {field / 2e8:0.###} of what breaks a lipid bilayer down"));
        }
    }
}
