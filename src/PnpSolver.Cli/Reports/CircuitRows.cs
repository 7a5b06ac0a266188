using System.Collections.Immutable;
using PnpSolver.Circuits;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Reports;

/// <summary>The values of one membrane's circuit at a state.</summary>
internal static class CircuitRows
{
    public static IEnumerable<ValueRow> Of(MembraneCircuit circuit, CircuitState state) =>
        [.. Capacitor(circuit, state), .. Nernst(circuit, state), .. Contents(circuit, state), .. Potentials(circuit, state)];

    private static IEnumerable<ValueRow> Capacitor(MembraneCircuit circuit, CircuitState state)
    {
        CircuitCapacitance capacitance = circuit.Capacitance(state);
        yield return new("capacitance", capacitance.Total, "F/m^2", "slab and both layers in series");
        yield return new("  slab", capacitance.Slab, "F/m^2", "ε₀ε_m/d, for the curvature of the faces");
        yield return new($"  layer in {circuit.Inside.Region}", capacitance.InsideLayer, "F/m^2", "Grahame, at its charge");
        yield return new($"  layer in {circuit.Outside.Region}", capacitance.OutsideLayer, "F/m^2", "Grahame, at its charge");
        if (double.IsFinite(circuit.SeriesResistance))
        {
            yield return new("series resistance", circuit.SeriesResistance, "Ohm m^2", "both electrolytes, from face to bath");
        }
    }

    private static IEnumerable<ValueRow> Nernst(MembraneCircuit circuit, CircuitState state)
    {
        PnpProblem problem = circuit.Problem;
        ImmutableArray<double> inside = circuit.Inside.ContentsOf(state.Inside);
        ImmutableArray<double> outside = circuit.Outside.ContentsOf(state.Outside);
        for (int k = 0; k < problem.Species.Length; k++)
        {
            Species ion = problem.Species[k];
            if (circuit.Nernst(ion, state) is not { } potential)
            {
                continue;
            }

            string held = $"{NumberText.Short(inside[k])} and {NumberText.Short(outside[k])} mM";
            double ideal = MembranePotentials.Nernst(problem.Temperature, ion.Valence, inside[k], outside[k]);
            yield return new($"E_{ion}", potential, "V", problem.Activity is Ideal
                ? held
                : $"{held}, activity coefficients {NumberText.Short(state.Inside[k] / inside[k], 4)} and {NumberText.Short(state.Outside[k] / outside[k], 4)}; ideal {ProblemText.Value(ideal, "V")}");
        }
    }

    /// <summary>What pumps and leaks leave in a closed side.</summary>
    private static IEnumerable<ValueRow> Contents(MembraneCircuit circuit, CircuitState state)
    {
        foreach ((CircuitSide side, ImmutableArray<double> activities) in new[] { (circuit.Inside, state.Inside), (circuit.Outside, state.Outside) })
        {
            ImmutableArray<double> contents = side.ContentsOf(activities);
            for (int k = 0; k < contents.Length && side.IsClosed && circuit.SteadyState is not null; k++)
            {
                Species ion = circuit.Problem.Species[k];
                if (side.Capacities[k] > 0)
                {
                    yield return new(
                        $"{ion} in {side.Region}", contents[k], "mol/m^3",
                        Math.Abs(contents[k] - side.Contents[k]) <= 1e-12 * contents[k] ? "stays" : $"from {NumberText.Short(side.Contents[k])} mM in the case");
                }
            }
        }
    }

    private static IEnumerable<ValueRow> Potentials(MembraneCircuit circuit, CircuitState state)
    {
        if (circuit.TimeConstant(state) is { } time)
        {
            yield return new("time constant", time, "s", "C/g");
        }

        if (circuit.LengthConstant(state) is { } length)
        {
            yield return new("length constant", length, "m", "√(aσ/2g) of the cable, the outside at one potential");
        }

        double? leaks = circuit.Working.Any(m => !m.IsPump) ? circuit.Reversal(state) : null;
        if (leaks is { } alone)
        {
            yield return new("V_WA", alone, "V", "where the leaks alone carry no net current");
        }

        if (circuit.SteadyState is null)
        {
            yield break;
        }

        if (leaks is { } from && circuit.Drive.IsAtRest && circuit.Working.Any(m => m.IsPump))
        {
            CircuitState atLeaks = state with { Potential = from };
            double linear = -circuit.PumpCurrent(atLeaks) / circuit.Conductance(atLeaks);
            yield return new("pump shift", state.Potential - from, "V", $"what the pump adds; −I_pump/g at V_WA gives {ProblemText.Value(linear, "V")}");
        }

        yield return circuit.Drive switch
        {
            { Kind: CircuitDriveKind.Voltage } => new("V_m", state.Potential, "V", "clamped"),
            { Kind: CircuitDriveKind.Current, Value: not 0 } => new("V_m", state.Potential, "V", "carries the clamped current"),
            { Kind: CircuitDriveKind.Current } => new("V_rest", state.Potential, "V", "no net current"),
            _ => new("V_rest", state.Potential, "V", circuit.Working.Any() ? "leaks and pumps balance for each ion" : "of the charge that the closed side holds"),
        };
    }
}
