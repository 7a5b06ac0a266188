using PnpSolver.Grids;
using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How constant the field in a slab is, which Goldman's currents between its faces take for granted.</summary>
internal sealed class FieldUniformity : CheckRule
{
    /// <summary>A drop below this part of V_T has no field to speak of.</summary>
    private const double RoundOff = 1e-9;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "slab-field-uniformity",
        Picture = Picture.Lumped,
        Title = "Variation of the field across a membrane",
        Formula = "(largest E − smallest E)/|mean E| along a line from face to face, of all lines the largest",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.01, warn: 0.1, fail: 0.5),
        Source = "Goldman 1943, J. Gen. Physiol. 27, 37, doi:10.1085/jgp.27.1.37, takes it for 0; a curved membrane has d/a, which moves a constant-field current by less than a tenth of that",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs.Where(slab => reading.Grid.IsLine || slab.Membrane?.Working.Any() == true))
        {
            double[] variations = [.. slab.Lines.Select(line => Variation(reading, line)).OfType<double>()];
            if (variations.Length > 0)
            {
                double largest = variations.Max();
                yield return new(slab.Name, largest, Invariant(
                    $"between the faces the field varies by {100 * largest:g3} % of its mean: {(largest > 0.01 ? "no constant field" : "constant enough for Goldman's currents")}"));
            }
        }
    }

    private static double? Variation(CheckReading reading, SlabLine line)
    {
        Grid grid = reading.Grid;
        ReadOnlySpan<double> potential = reading.Solution.Potential;
        (int lower, int upper) = (Math.Min(line.InsideNode, line.OutsideNode), Math.Max(line.InsideNode, line.OutsideNode));
        bool isUpright = upper - lower >= grid.Columns;
        GridAxis axis = isUpright ? grid.Height! : grid.Along;
        int step = isUpright ? grid.Columns : 1;
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int node = lower; node < upper; node += step)
        {
            double field = (potential[node] - potential[node + step]) / axis.Length(isUpright ? node / step : node % grid.Columns);
            (least, most) = (Math.Min(least, field), Math.Max(most, field));
        }

        double drop = Math.Abs(potential[lower] - potential[upper]);
        return drop > RoundOff * reading.Problem.ThermalVoltage ? (most - least) * line.Thickness / drop : null;
    }
}
