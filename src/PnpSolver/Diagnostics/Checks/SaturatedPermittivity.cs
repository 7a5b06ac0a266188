using PnpSolver.Grids;
using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the field aligns so many molecules of water that its permittivity falls.</summary>
internal sealed class SaturatedPermittivity : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "dielectric-saturation",
        Picture = Picture.Continuum,
        Title = "Fall of the permittivity in the largest field",
        Formula = "1 − ε(E)/ε, ε(E) = n² + (ε − n²)·3(coth βE − 1/βE)/(βE), β = 1.41e-8 m/V, E the largest field in the electrolyte; of watery regions, ε > 40",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.01, warn: 0.1, fail: 0.3),
        Source = "Booth 1951, J. Chem. Phys. 19, 391, doi:10.1063/1.1748233: the reduction is of importance beyond 1e8 V/m, where it is 11 % by this formula; 1 % at 3e7, 30 % at 2e8 V/m",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes.Where(electrolyte => electrolyte.Material.Permittivity > DielectricSaturation.LeastWatery))
        {
            (double field, int node) = LargestField(reading, electrolyte);
            double fall = DielectricSaturation.Decrease(electrolyte.Material.Permittivity, field, reading.Problem.Temperature);
            yield return new(electrolyte.Name, fall, Invariant(
                $"the largest field is {field:g3} V/m, at {reading.Grid.PlaceOf(node)}, which takes {100 * fall:g2} % from the permittivity of {electrolyte.Material.Permittivity:g3}"));
        }
    }

    private static (double Field, int Node) LargestField(CheckReading reading, Electrolyte electrolyte)
    {
        if (reading.Grid.IsLine)
        {
            double[] along = electrolyte.Profile.Field;
            int largest = Enumerable.Range(0, along.Length).MaxBy(i => Math.Abs(along[i]));
            return (Math.Abs(along[largest]), electrolyte.Block.FirstNode + largest);
        }

        CellVectors field = reading.CellField;
        (double square, int at) = (0, electrolyte.Block.FirstCell);
        foreach (IndexRun run in electrolyte.Block.Cells.Runs)
        {
            for (int cell = run.First; cell <= run.Last; cell++)
            {
                double own = (field.Along[cell] * field.Along[cell]) + (field.Up[cell] * field.Up[cell]);
                (square, at) = own > square ? (own, cell) : (square, at);
            }
        }

        (int row, int column) = Math.DivRem(at, reading.Grid.Along.CellCount);
        return (Math.Sqrt(square), (row * reading.Grid.Columns) + column);
    }
}
