using PnpSolver.Circuits;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How far concentrations just outside a membrane's layer are off those at the other end of its side, which the circuit takes for one.</summary>
internal sealed class WellMixed : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "well-mixed",
        Picture = Picture.Lumped,
        Title = "Concentration change from bath to membrane",
        Formula = "|c_k/c_k(far) − 1| of the ions that cross, c the neutral solution with the electrochemical potentials that the face has, far the one at the bath or the closed end",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.01, warn: 0.05, fail: 0.2),
        Source = "local neutrality outside the diffuse layer, as in Planck 1890, doi:10.1002/andp.18902760802; 1 % moves a Nernst potential by 0.27 mV, 5 % by 1.3 mV, 20 % by 5 mV",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits.Where(circuit => circuit.Working.Any()))
        {
            foreach (CircuitSide side in new[] { circuit.Inside, circuit.Outside })
            {
                if (Largest(reading, circuit, side) is { } found)
                {
                    yield return new($"{side.Region} at {circuit.Name}", found.Change, Invariant(
                        $"outside the layer {found.Ion} is {found.AtFace:g4} mM at the membrane and {found.Far:g4} mM at the {(side.IsClosed ? "far end" : "bath")}, {(found.AtFace < found.Far ? "less" : "more")} by {100 * found.Change:g2} %"));
                }
            }
        }
    }

    /// <summary>The largest relative change on a side, or <c>null</c> where the side has no neutral state.</summary>
    internal static (Species Ion, double AtFace, double Far, double Change)? Largest(CheckReading reading, MembraneCircuit circuit, CircuitSide side)
    {
        if (Neutral(reading, side, side.FarNode) is not { } far)
        {
            return null;
        }

        Species[] crossing = [.. reading.Problem.Species.Where(ion => circuit.Crossing.Any(m => m.Ions.Contains(ion)))];
        (Species Ion, double AtFace, double Far, double Change)? largest = null;
        foreach (double[] face in side.FaceNodes.Select(node => Neutral(reading, side, node)).OfType<double[]>())
        {
            foreach (Species ion in crossing)
            {
                int k = reading.Problem.Species.IndexOf(ion);
                double change = Math.Abs((face[k] / far[k]) - 1);
                if (double.IsFinite(change) && !(change <= largest?.Change))
                {
                    largest = (ion, face[k], far[k], change);
                }
            }
        }

        return largest;
    }

    private static double[]? Neutral(CheckReading reading, CircuitSide side, int node)
    {
        var cell = new NeutralCell(reading.Solution.Network, side.Region);
        cell.Load(reading.Solution.State, reading.Grid.NodeCount, node);
        return cell.Root(cell.Guess()) is { } psi ? cell.Concentrations(psi) : null;
    }
}
