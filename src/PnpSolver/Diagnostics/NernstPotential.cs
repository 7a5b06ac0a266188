using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>The Nernst potential of a floating bath, where exactly one ion can reach both it and another bath. Immutable.</summary>
/// <param name="Ion">Name of the ion.</param>
/// <param name="Value">φ of the other bath + (V_T/z) ln(a_other/a_here), in V.</param>
/// <param name="Ideal">The same with the concentrations of the baths for their activities, in V.</param>
internal sealed record NernstPotential(string Ion, double Value, double Ideal)
{
    /// <summary>The potential, or <c>null</c> where several ions or none can cross, or a bath lacks the ion.</summary>
    public static NernstPotential? Of(Solution solution, NetworkEnd end)
    {
        PnpProblem problem = solution.Problem;
        var carriers = solution.Network.Compartments
            .Where(c => !c.IsEmpty && c.Baths.Count == 2 && problem.Species[c.Species].Valence != 0).ToList();
        if (end.Condition.ImposedCurrent is not 0.0 || carriers.Count != 1 || !carriers[0].Baths.Contains(end))
        {
            return null;
        }

        NetworkEnd other = carriers[0].Baths.Single(bath => bath != end);
        int k = carriers[0].Species;
        double Potential(double there, double here) =>
            solution.Potential[other.Node] + (problem.ThermalVoltage / problem.Species[k].Valence * Math.Log(there / here));
        double Water(NetworkEnd bath)
        {
            double partition = solution.Network.Medium(bath.Region).Partitions[k];
            return bath.Condition.ReservoirConcentration(problem.Species[k]) / partition;
        }

        double value = Potential(other.Activity(k), end.Activity(k));
        return double.IsFinite(value) ? new(problem.Species[k].Name, value, Potential(Water(other), Water(end))) : null;
    }
}
