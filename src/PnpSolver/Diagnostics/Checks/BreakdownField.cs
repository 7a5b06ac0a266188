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
        Formula = "largest |E| in the slab",
        Unit = "V/m",
        Thresholds = Thresholds.Above(note: 6e7, warn: 1e8, fail: 2e8),
        Source = "Benz, Beckers and Zimmermann 1979, J. Membrane Biol. 48, 181, doi:10.1007/BF01872858: bilayers rupture from 0.3 V on and break down at about 1 V, over 5 nm 6e7 and 2e8 V/m",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs)
        {
            if (reading[$"membrane.{slab.Name}.field.peak"] is { } field)
            {
                yield return new(slab.Name, field, Invariant(
                    $"{field:g3} V/m at most, {field / 2e8:0.###} of what breaks a lipid bilayer down{(reading.Grid.IsLine ? "" : "; at the edge of a pore it grows with the mesh")}"));
            }
        }
    }
}
