using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the drop across a slab as thin as a bilayer would open pores in it.</summary>
internal sealed class Electroporation : CheckRule
{
    /// <summary>A thicker slab is no bilayer, in m.</summary>
    public const double ThickestBilayer = 10e-9;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "electroporation",
        Picture = Picture.Continuum,
        Title = "Drop across a bilayer",
        Formula = "largest |Δφ| from face to face, of slabs up to 10 nm",
        Unit = "V",
        Thresholds = Thresholds.Above(note: 0.2, warn: 0.5, fail: 1),
        Source = "Weaver and Chizmadzhev 1996, Bioelectrochem. Bioenerg. 41, 135, doi:10.1016/S0302-4598(96)05062-3: pores form from 0.2 V on, usually at 0.5 to 1 V",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs.Where(slab => slab.Thickness <= ThickestBilayer))
        {
            double drop = slab.Lines.Max(line => Math.Abs(reading.Solution.Potential[line.InsideNode] - reading.Solution.Potential[line.OutsideNode]));
            yield return new(slab.Name, drop, Invariant($"{drop * 1e3:g4} mV from face to face ") + (drop > 0.2
                ? "opens pores in a lipid bilayer, so that it would not stay the insulator it is here"
                : "leaves a lipid bilayer intact"));
        }
    }
}
