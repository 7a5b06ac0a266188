using PnpSolver.Grids;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much the energy of an ion changes over one cell.</summary>
internal sealed class PotentialStep : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "mesh-potential-step",
        Picture = Picture.Discretisation,
        Title = "Energy step of an ion per cell",
        Formula = "largest |z Δψ| over an edge in the electrolyte, z the highest valence that it holds",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.5, warn: 1, fail: 2),
        Source = "Scharfetter and Gummel 1969, IEEE Trans. Electron Devices 16, 64, doi:10.1109/T-ED.1969.16566: a flux is exact in a constant field; in a layer of charge a step of 0.44 goes with counter-ions off by 2.5 %, 0.77 with 8 %, 1.2 with 22 % (measured against Gouy and Chapman)",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double valence = reading.IonsOf(electrolyte).Select(ion => Math.Abs(ion.Valence)).DefaultIfEmpty(0).Max();
            (double step, int node) = Largest(reading, electrolyte.Block);
            if (valence > 0)
            {
                yield return new(electrolyte.Name, valence * step, Invariant(
                    $"over the steepest cell, at {reading.Grid.PlaceOf(node)}, the potential changes by {step * reading.Problem.ThermalVoltage * 1e3:g3} mV and the energy of an ion of valence {valence:0.##} by {valence * step:g3} kT"));
            }
        }
    }

    private static (double Step, int Node) Largest(CheckReading reading, RegionBlock block)
    {
        Grid grid = reading.Grid;
        ReadOnlySpan<double> psi = reading.Solution.State;
        (double largest, int at) = (0, block.FirstNode);
        void Compare(ReadOnlySpan<double> values, int lower, int upper)
        {
            double step = Math.Abs(values[lower] - values[upper]);
            (largest, at) = step > largest ? (step, lower) : (largest, at);
        }

        foreach (IndexRun run in block.Cells.Runs)
        {
            for (int cell = run.First; cell <= run.Last; cell++)
            {
                int node = grid.IsLine ? cell : (cell / grid.Along.CellCount * grid.Columns) + (cell % grid.Along.CellCount);
                Compare(psi, node, node + 1);
                if (!grid.IsLine)
                {
                    Compare(psi, node + grid.Columns, node + grid.Columns + 1);
                    Compare(psi, node, node + grid.Columns);
                    Compare(psi, node + 1, node + 1 + grid.Columns);
                }
            }
        }

        return (largest, at);
    }
}
