using PnpSolver.Circuits;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The potentials of a membrane that sets its own: each carried ion's Nernst potential, leaks alone, pump shift and rest.</summary>
public static class PotentialRows
{
    /// <summary>The rows of a solution; empty unless one membrane with mechanisms has a potential that nobody sets.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="withoutPumps">The same problem with its pumps stopped, or <c>null</c>: it gives the field solver's V_WA.</param>
    public static IReadOnlyList<PotentialRow> Of(Solution solution, Solution? withoutPumps = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return LumpedCircuit.Of(solution.Problem).Membranes is [var circuit] && circuit.SteadyState is { } state
            && circuit.Drive.Kind != CircuitDriveKind.Voltage && circuit.Working.Any()
            ? [.. Rows(circuit, state, solution, withoutPumps)]
            : [];
    }

    /// <summary>The same problem with every pump stopped, where that leaves what the sides hold as it is; else <c>null</c>.</summary>
    /// <param name="problem">The problem.</param>
    public static PnpProblem? WithoutPumps(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (LumpedCircuit.Of(problem).Membranes is not [var circuit] || circuit.Drive.Kind != CircuitDriveKind.Current || !circuit.IsOpen)
        {
            return null;
        }

        Membrane membrane = problem.Membranes.First(m => m.Mechanisms.Length > 0 && m.Mechanisms.SequenceEqual(circuit.Mechanisms));
        bool hasBoth = membrane.Working.Any(m => m.IsPump) && membrane.Working.Any(m => !m.IsPump);
        return hasBoth
            ? problem.WithMembrane(membrane with { Mechanisms = [.. membrane.Mechanisms.Select(m => m.IsPump ? m with { IsEnabled = false } : m)] })
            : null;
    }

    private static IEnumerable<PotentialRow> Rows(MembraneCircuit circuit, CircuitState state, Solution solution, Solution? withoutPumps)
    {
        foreach (Species ion in circuit.Problem.Species.Where(ion => circuit.Working.Any(m => m.Ions.Contains(ion))))
        {
            if (circuit.Nernst(ion, state) is { } nernst)
            {
                yield return new($"E_{ion}", nernst, Nernst(circuit, solution, ion));
            }
        }

        double? rest = Potential(circuit, solution);
        bool isPumped = circuit.Working.Any(m => m.IsPump);
        if (isPumped && circuit.Reversal(state) is { } leaks)
        {
            double? alone = withoutPumps is null ? null : Potential(circuit, withoutPumps);
            yield return new("V_WA (leaks alone)", leaks, alone);
            yield return new("pump shift", state.Potential - leaks, rest - alone) { IsShift = true };
        }

        yield return new(circuit.Drive is { Kind: CircuitDriveKind.Current, Value: not 0 } ? "V_m" : "V_rest", state.Potential, rest);
    }

    private static double? Potential(MembraneCircuit circuit, Solution solution) =>
        QuantityCatalogue.Evaluate(solution).FirstOrDefault(q => q.Name == $"membrane.{circuit.Name}.potential")?.Value;

    /// <summary>Nernst potential of what the solution holds at the far ends of both sides.</summary>
    private static double? Nernst(MembraneCircuit circuit, Solution solution, Species ion)
    {
        ReadOnlySpan<double> activity = solution.Activity(ion);
        (double inside, double outside) = (activity[circuit.Inside.FarNode], activity[circuit.Outside.FarNode]);
        return inside > 0 && outside > 0 ? MembranePotentials.Nernst(solution.Problem.Temperature, ion.Valence, inside, outside) : null;
    }
}
