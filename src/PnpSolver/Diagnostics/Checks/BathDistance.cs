using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether a layer has died away before the bath cuts it off.</summary>
internal sealed class BathDistance : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "bath-distance",
        Picture = Picture.Discretisation,
        Title = "Distance from surface to bath in Debye lengths",
        Formula = "L/λ_D, L the smallest distance along a grid line from the bath to where its electrolyte ends",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 10, warn: 5, fail: 2),
        Source = "a layer decays as e^(−L/λ_D), Debye and Hückel 1923, Phys. Z. 24, 185: the bath cuts off 5e-5 of its potential at 10, 0.7 % at 5, 14 % at 2",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (OpenEnd end in OpenEnd.Baths(reading.Problem).Where(end => double.IsFinite(end.Reach)))
        {
            Electrolyte? electrolyte = reading.Electrolytes.Where(e => end.Boundary.Faces.Any(face => e.Block.Cells.Contains(face.Cell))).MaxBy(e => e.DebyeLength);
            if (electrolyte is not null)
            {
                double lengths = end.Reach / electrolyte.DebyeLength;
                yield return new(end.Boundary.Name, lengths, Invariant(
                    $"{end.Reach * 1e9:g4} nm from the nearest surface, {lengths:g3} Debye lengths, after which {Math.Exp(-lengths):g2} of a layer's potential is left"));
            }
        }
    }
}
