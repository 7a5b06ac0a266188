using PnpSolver.Grids;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the electrolyte is neutral where a neutral bath takes over.</summary>
internal sealed class BathCharge : CheckRule
{
    /// <summary>Nearer to a surface than this many Debye lengths the layer that runs into the bath sideways is meant to be there.</summary>
    private const double LayerInDebyeLengths = 5;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "bath-charge",
        Picture = Picture.Discretisation,
        Title = "Charge left at the bath",
        Formula = "largest |Σ z c + ρ_f/F|/Σ|z|c one node inside the bath",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-4, warn: 1e-3, fail: 1e-2),
        Source = "a neutral bath is imposed where this much charge would be; near a wall of potential y the charge is about y of it, so that 1e-3 stands for 1e-3 V_T",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (OpenEnd end in OpenEnd.Baths(reading.Problem))
        {
            double? largest = null;
            foreach (Electrolyte electrolyte in reading.Electrolytes.Where(e => end.Boundary.Faces.Any(face => e.Block.Cells.Contains(face.Cell))))
            {
                largest = Largest(reading, end, electrolyte) is { } charge ? Math.Max(largest ?? 0, charge) : largest;
            }

            if (largest is { } value)
            {
                yield return new(end.Boundary.Name, value, Invariant($"one node inside, {value:g2} of the ions are not compensated"));
            }
        }
    }

    private static double? Largest(CheckReading reading, OpenEnd end, Electrolyte electrolyte)
    {
        Grid grid = reading.Grid;
        int last = (end.Boundary.IsLevel ? grid.Rows : grid.Columns) - 1;
        int inner = end.Boundary.Outward < 0 ? 1 : last - 1;
        double far = Math.Min(end.Reach, LayerInDebyeLengths * electrolyte.DebyeLength);
        double[]? distances = null;
        double? largest = null;
        foreach (RowRun run in RowRun.Of(grid, electrolyte.Block.Nodes).Where(run => !end.Boundary.IsLevel || run.Row == inner))
        {
            int from = end.Boundary.IsLevel ? 0 : inner - run.Column;
            int to = end.Boundary.IsLevel ? run.Count - 1 : inner - run.Column;
            for (int i = run.At + Math.Max(from, 0); i <= run.At + Math.Min(to, run.Count - 1); i++)
            {
                distances ??= reading.Reading.Distances(electrolyte.Block);
                if ((grid.IsLine || distances[i] >= far - 1e-12) && electrolyte.Profile.RelativeCharge(reading.Problem.Species, i) is { } relative)
                {
                    largest = Math.Max(largest ?? 0, relative);
                }
            }
        }

        return largest;
    }
}
