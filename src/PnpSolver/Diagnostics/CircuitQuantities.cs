using PnpSolver.Circuits;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>The lumped twin's values under the names of the field's, and the field's deviation from them.</summary>
/// <remarks>The textbook's membrane is a capacitor between ideal conductors: its drop is V_m and its field V_m/d, while capacitance and
/// charge count the double layers in series. A circuit without a steady state reports only what needs none.</remarks>
internal static class CircuitQuantities
{
    /// <summary>Circuit values and deviations.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="field">The field's quantities.</param>
    public static IEnumerable<Quantity> Of(PnpProblem problem, IReadOnlyList<Quantity> field)
    {
        List<Quantity> twin = [.. LumpedCircuit.Of(problem).Membranes.SelectMany(circuit => Of(circuit, circuit.SteadyState))];
        foreach (Quantity quantity in twin)
        {
            yield return quantity with { Name = $"circuit.{quantity.Name}" };
        }

        var values = field.ToDictionary(q => q.Name, q => q.Value);
        foreach (Quantity quantity in twin.Where(q => q.Value != 0 && values.ContainsKey(q.Name)))
        {
            yield return new($"deviation.{quantity.Name}", (values[quantity.Name] - quantity.Value) / quantity.Value, "1",
                "(field − circuit)/circuit");
        }
    }

    /// <summary>What one circuit says at a state, or only what needs none.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="state">The state, or <c>null</c>.</param>
    public static IEnumerable<Quantity> Of(MembraneCircuit circuit, CircuitState? state)
    {
        string name = $"membrane.{circuit.Name}";
        IEnumerable<Quantity> found = state is null
            ? []
            : [.. Electrostatics(circuit, state, name), .. Currents(circuit, state, name), .. Branches(circuit, state, name), .. Gates(circuit, state, name), .. Contents(circuit, state)];
        return found
            .Append(new($"{name}.series-resistance", circuit.SeriesResistance, "Ohm m^2", "resistance of both electrolytes from face to bath"))
            .Where(q => double.IsFinite(q.Value));
    }

    private static IEnumerable<Quantity> Electrostatics(MembraneCircuit circuit, CircuitState state, string name)
    {
        CircuitCapacitance capacitance = circuit.Capacitance(state);
        yield return new($"{name}.potential", state.Potential, "V", "membrane potential of the circuit");
        yield return new($"{name}.drop", state.Potential, "V", "V_m: the circuit has no layers at its faces");
        yield return new($"{name}.field", state.Potential / circuit.Thickness, "V/m", "V_m/d");
        yield return new($"{name}.charge.inside", capacitance.ChargeInside, "C/m^2", "charge of the inside electrolyte, slab and layers in series");
        yield return new($"{name}.charge.outside", capacitance.ChargeOutside, "C/m^2", "charge of the outside electrolyte, slab and layers in series");
        yield return new($"{name}.capacitance", capacitance.Total, "F/m^2", "slab and double layers in series");
    }

    private static IEnumerable<Quantity> Currents(MembraneCircuit circuit, CircuitState state, string name)
    {
        IReadOnlyList<MechanismBranch> branches = circuit.Branches(state);
        if (branches.Count == 0)
        {
            yield break;
        }

        var sum = new CurrentSum();
        foreach (MechanismBranch branch in branches)
        {
            foreach (Species ion in branch.Mechanism.Ions)
            {
                sum.Add(branch.Mechanism, ion, branch.Currents[circuit.Problem.Species.IndexOf(ion)], branch.Conductance * circuit.Problem.ThermalVoltage);
            }
        }

        foreach (Species ion in circuit.Problem.Species)
        {
            if (sum.Carries(ion))
            {
                yield return new($"{name}.current.{ion.Name}", sum.Total(_ => true, ion), "A/m^2", $"outward current of {ion.Name} in the circuit");
                yield return new($"{name}.current.{ion.Name}.leak", sum.Total(m => !m.IsPump, ion), "A/m^2", $"outward current of {ion.Name} but for pumps");
                yield return new($"{name}.current.{ion.Name}.pump", sum.Total(m => m.IsPump, ion), "A/m^2", $"outward current of {ion.Name} by pumps");
            }
        }

        yield return new($"{name}.current", sum.Total(), "A/m^2", "net outward current in the circuit");
        if (branches.Any(b => b.Mechanism.IsPump))
        {
            yield return new($"{name}.current.pump", sum.Total(m => m.IsPump), "A/m^2", "net outward current of the pumps in the circuit");
        }
    }

    private static IEnumerable<Quantity> Branches(MembraneCircuit circuit, CircuitState state, string name)
    {
        foreach (Species ion in circuit.Problem.Species)
        {
            if (circuit.Nernst(ion, state) is { } nernst)
            {
                yield return new($"{name}.nernst.{ion.Name}", nernst, "V", $"Nernst potential of {ion.Name} between the bulk solutions");
            }
        }

        if (!circuit.Working.Any())
        {
            yield break;
        }

        foreach (MechanismBranch branch in circuit.Branches(state))
        {
            yield return new($"{name}.conductance.{branch.Mechanism.Label}", branch.Conductance, "S/m^2", "dI/dV of the mechanism");
        }

        yield return new($"{name}.conductance", circuit.Conductance(state), "S/m^2", "dI/dV of all mechanisms");
        if (circuit.Reversal(state) is { } reversal)
        {
            yield return new($"{name}.reversal", reversal, "V", "V_WA, where the currents of all mechanisms but pumps cancel");
            yield return new($"{name}.pump-shift", state.Potential - reversal, "V", "V_m − V_WA, what the pump adds");
        }

        if (circuit.LengthConstant(state) is { } length)
        {
            yield return new($"{name}.length-constant", length, "m", "√(aσ/(2g)), the cable's, the outside at one potential");
        }

        if (circuit.TimeConstant(state) is { } time)
        {
            yield return new($"{name}.time-constant", time, "s", "C/g");
        }
    }

    /// <summary>How far the gates are open, where that is part of the state.</summary>
    private static IEnumerable<Quantity> Gates(MembraneCircuit circuit, CircuitState state, string name) =>
        circuit.Working.SelectMany(mechanism => mechanism.Gates.Select(gate => $"{name}.gate.{mechanism.Label}.{gate.Name}"))
            .Zip(state.Gates, (gate, open) => new Quantity(gate, open, "1", "open fraction of the gate in the circuit"));

    /// <summary>What closed sides hold: concentrations K·n in each of their regions.</summary>
    private static IEnumerable<Quantity> Contents(MembraneCircuit circuit, CircuitState state)
    {
        foreach ((CircuitSide side, var contents) in new[] { (circuit.Inside, circuit.Inside.ContentsOf(state.Inside)), (circuit.Outside, circuit.Outside.ContentsOf(state.Outside)) })
        {
            foreach (string region in side.IsClosed ? side.Regions.Distinct() : [])
            {
                for (int k = 0; k < contents.Length; k++)
                {
                    Species ion = circuit.Problem.Species[k];
                    if (circuit.Problem.Material(region).Partition(ion) is > 0 and double partition)
                    {
                        yield return new($"region.{region}.{ion.Name}.mean", partition * contents[k], "mol/m^3", $"concentration of {ion.Name} in the circuit's well-stirred side");
                    }
                }
            }
        }
    }
}
