using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether a run lasts long enough for diffusion to stir the sides of a membrane.</summary>
internal sealed class MixingTime : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "mixing-time",
        Picture = Picture.Lumped,
        Title = "Diffusion time over the run's time",
        Formula = "L²/(D t), L from membrane to bath or closed end, D of the slowest ion that crosses, t the time that the run covers",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1),
        Source = "Einstein 1905, Ann. Phys. 17, 549, doi:10.1002/andp.19053220806; a note and no more, since a side that is not stirred does no harm where little crosses: well-mixed measures that",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        if (reading.Duration is not { } duration || duration <= 0)
        {
            yield break;
        }

        foreach (MembraneCircuit circuit in reading.Circuits.Where(circuit => circuit.Working.Any()))
        {
            foreach (CircuitSide side in new[] { circuit.Inside, circuit.Outside })
            {
                Material material = reading.Problem.Material(side.Region);
                Species slowest = circuit.Crossing.SelectMany(m => m.Ions).MinBy(material.Diffusivity)!;
                double length = Distance(reading.Grid, side.FaceNode, side.FarNode);
                double time = length * length / material.Diffusivity(slowest);
                double? tau = reading[$"circuit.membrane.{circuit.Name}.time-constant"];
                yield return new($"{side.Region} at {circuit.Name}", time / duration, Invariant(
                    $"{slowest} diffuses over {length * 1e9:g3} nm in {time:g3} s; the run takes {duration:g3} s{(tau is { } t ? Invariant($", the membrane charges in {t:g3} s") : "")}"));
            }
        }
    }

    private static double Distance(Grid grid, int from, int to)
    {
        double along = grid.Positions[to % grid.Columns] - grid.Positions[from % grid.Columns];
        double up = grid.Height is { } height ? height.Positions[to / grid.Columns] - height.Positions[from / grid.Columns] : 0;
        return Math.Sqrt((along * along) + (up * up));
    }
}
