using PnpSolver.Grids;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How many ions stand behind a value of a profile at a surface.</summary>
internal sealed class IonsPerCell : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "ions-per-cell",
        Picture = Picture.Continuum,
        Title = "Ions in the smallest box of the result at a surface",
        Formula = "least N_A V Σ c over the charged species, V a box of the mesh; of a line, with the size of its cell in directions in which nothing changes",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 1),
        Source = "independent ions number N ± √N, so that a profile finer than one ion is a mean over time or over many such systems; "
            + "Andrieux and Gaspard 2009, J. Stat. Mech. P02057, doi:10.48550/arXiv.1012.1772",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double[] distances = reading.Reading.Distances(electrolyte.Block);
            double number = Enumerable.Range(0, distances.Length).Where(node => distances[node] == 0)
                .Select(node => In(reading, electrolyte.Profile, node)).DefaultIfEmpty(double.PositiveInfinity).Min();
            if (number is > 0 and < double.PositiveInfinity)
            {
                yield return new(electrolyte.Name, number, Invariant(
                    $"the smallest box at a surface holds {number:g3} ions on average, {(number < 1 ? "so that a value of the profile there is a mean over time and over many such boxes, not what is there at any moment" : Invariant($"give or take {100 / Math.Sqrt(number):g3} % at any moment"))}"));
            }
        }
    }

    private static double In(CheckReading reading, RegionProfile profile, int node)
    {
        double CellSize() => Math.Abs(profile.Position[node] - profile.Position[node == 0 ? 1 : node - 1]);
        return reading.Grid.Coordinates switch
        {
            CoordinateSystem.Planar => IonNumber.Density(reading.Problem, profile, node) * Math.Pow(CellSize(), 3),
            CoordinateSystem.Cylindrical => IonNumber.At(reading.Problem, profile, node) * CellSize(),
            _ => IonNumber.At(reading.Problem, profile, node),
        };
    }
}
