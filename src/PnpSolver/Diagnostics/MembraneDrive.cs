using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>What drives each ion across a membrane, at the faces, where mechanisms feel it, and between the bulks, as the circuit has it.</summary>
/// <remarks>V − E = V_T/z · (µ_in − µ_out)/kT is the same at both up to what polarises on the way to the faces; concentrations differ by the
/// layers. The bulk of a side is its far end: the bath, or the innermost node of a closed side.</remarks>
internal static class MembraneDrive
{
    /// <summary>Below this part of V_T a driving force is round-off.</summary>
    private const double RoundOff = 1e-12;

    /// <summary>Driving forces and face concentrations of the ions that a membrane carries; none where nothing crosses it.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="slab">The membrane's slab.</param>
    public static IEnumerable<Quantity> Of(Solution solution, Slab slab)
    {
        string name = $"membrane.{slab.Name}";
        (double[] inside, double[] outside) = (FaceConcentrations(solution, slab, isInside: true), FaceConcentrations(solution, slab, isInside: false));
        int innermost = FarNode(solution.Problem, slab, isInside: true);
        int outermost = FarNode(solution.Problem, slab, isInside: false);
        foreach (int k in solution.Network.MembraneEdges.Where(e => e.Slab.Block == slab.Block).SelectMany(e => e.Carried).Distinct())
        {
            Species ion = solution.Problem.Species[k];
            yield return new($"{name}.face.inside.{ion}", inside[k], "mol/m^3", $"concentration of {ion} at the inside face");
            yield return new($"{name}.face.outside.{ion}", outside[k], "mol/m^3", $"concentration of {ion} at the outside face");
            double?[] forces = [.. slab.Lines.Select(line => Force(solution, ion, line.InsideNode, line.OutsideNode) * line.Area / slab.Area)];
            if (Array.TrueForAll(forces, force => force is not null) && forces.Sum() is { } atFaces)
            {
                yield return new($"{name}.driving-force.{ion}", atFaces, "V", $"V − E of {ion} from face to face, outward");
            }

            if (Force(solution, ion, innermost, outermost) is { } inBulk)
            {
                yield return new($"{name}.driving-force.{ion}.bulk", inBulk, "V", $"V − E of {ion} from bulk to bulk, outward");
            }
        }
    }

    /// <summary>V − E between two nodes; <c>null</c> for an uncharged species, and where one of them holds none of the ion.</summary>
    private static double? Force(Solution solution, Species ion, int inside, int outside)
    {
        ReadOnlySpan<double> activity = solution.Activity(ion);
        if (ion.Valence == 0 || !(activity[inside] > 0) || !(activity[outside] > 0))
        {
            return null;
        }

        double thermal = solution.Problem.ThermalVoltage;
        double drop = solution.Potential[inside] - solution.Potential[outside];
        double force = drop + (thermal / ion.Valence * Math.Log(activity[inside] / activity[outside]));
        return Math.Abs(force) > RoundOff * thermal ? force : 0;
    }

    /// <summary>c at a face, as the mean over the membrane's lines.</summary>
    private static double[] FaceConcentrations(Solution solution, Slab slab, bool isInside)
    {
        var sum = new double[solution.Problem.Species.Length];
        foreach (RegionBlock block in slab.Side(solution.Problem, below: isInside != slab.IsReversed))
        {
            double[][] concentration = solution.Network.Medium(block.Region).Concentrations(solution.State, block, solution.Network.NodeCount);
            int[] nodes = [.. block.Nodes.Numbers()];
            foreach (SlabLine line in slab.Lines)
            {
                int at = Array.BinarySearch(nodes, isInside ? line.InsideNode : line.OutsideNode);
                int cell = isInside != slab.IsReversed ? line.CellBelow : line.CellAbove;
                for (int k = 0; at >= 0 && block.Cells.Contains(cell) && k < sum.Length; k++)
                {
                    sum[k] += concentration[k][at] * line.Area / slab.Area;
                }
            }
        }

        return sum;
    }

    /// <summary>The far end of the electrolyte on one side.</summary>
    private static int FarNode(PnpProblem problem, Slab slab, bool isInside) =>
        CircuitSide.Of(problem, slab, below: isInside != slab.IsReversed).FarNode;
}
