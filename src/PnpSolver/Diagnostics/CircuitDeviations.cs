using PnpSolver.Circuits;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Explains in numbers why the field's membrane differs from its circuit.</summary>
/// <remarks>The circuit's mechanisms see the bulk of each side, the field's see the faces. On the way from one to the other each step
/// changes the fluxes by δJ; the steady state answers with δx = −(∂F/∂x)⁻¹ δF, to first order, F the circuit's own equations.</remarks>
public static class CircuitDeviations
{
    /// <summary>Contributions below this part of the largest are left to the remainder.</summary>
    private const double Negligible = 1e-6;

    /// <summary>Below this part of what one V_T drives, a number is round-off.</summary>
    private const double RoundOff = 1e-12;

    /// <summary>Potential, exchanged contents, current and field of every membrane whose circuit has a steady state.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<CircuitDeviation> Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return !solution.Problem.Grid.IsLine ? [] : [.. LumpedCircuit.Of(solution.Problem).Membranes
            .Where(circuit => circuit.SteadyState is not null)
            .SelectMany(circuit => Of(circuit, new BulkToFaces(solution, circuit)).Where(deviation => !IsRoundOff(circuit, deviation)))
            .Select(WithoutNoise)];
    }

    private static bool IsRoundOff(MembraneCircuit circuit, CircuitDeviation deviation)
    {
        double thermal = circuit.Problem.ThermalVoltage;
        double scale = deviation.Unit switch
        {
            "V" => thermal,
            "V/m" => thermal / circuit.Thickness,
            "A/m^2" => circuit.Conductance(circuit.SteadyState!) * thermal,
            _ => Math.Max(Math.Abs(deviation.Field), Math.Abs(deviation.Circuit)),
        };
        return deviation.Causes.All(cause => Math.Abs(cause.Value) <= RoundOff * scale) && Math.Abs(deviation.Difference) <= RoundOff * scale;
    }

    private static CircuitDeviation WithoutNoise(CircuitDeviation deviation)
    {
        double largest = deviation.Causes.Select(cause => Math.Abs(cause.Value)).DefaultIfEmpty(0).Max();
        return deviation with { Causes = [.. deviation.Causes.Where(cause => Math.Abs(cause.Value) > Negligible * largest)] };
    }

    private static IEnumerable<CircuitDeviation> Of(MembraneCircuit circuit, BulkToFaces path)
    {
        string name = $"membrane.{circuit.Name}";
        CircuitState twin = circuit.SteadyState!;
        List<(DeviationCause Cause, CircuitShift Shift)> answers = [.. Answers(circuit, path)];
        if (answers.Count > 0 && circuit.Drive.Kind != CircuitDriveKind.Voltage)
        {
            yield return new($"{name}.potential", path.Bulk.Potential, twin.Potential, "V",
                [.. answers.Select(a => a.Cause with { Value = a.Shift.Potential, Unit = "V" })]);
        }

        foreach (ExchangedContent content in answers.Count > 0 ? ExchangedContents.Of(circuit) : [])
        {
            int k = content.Species;
            CircuitSide side = content.IsInside ? circuit.Inside : circuit.Outside;
            double partition = side.Partitions[k];
            double field = (content.IsInside ? path.InsideContents : path.OutsideContents)[k];
            yield return new($"region.{side.Region}.{circuit.Problem.Species[k].Name}.mean",
                partition * field, partition * side.ContentsOf(content.IsInside ? twin.Inside : twin.Outside)[k], "mol/m^3",
                [.. answers.Select(a => a.Cause with { Value = partition * (content.IsInside ? a.Shift.Inside : a.Shift.Outside)[k], Unit = "mol/m^3" })]);
        }

        if (circuit.Working.Any() && circuit.Drive.Kind == CircuitDriveKind.Voltage)
        {
            yield return new($"{name}.current", circuit.Current(path.Faces), circuit.Current(twin), "A/m^2", [.. Currents(circuit, path)]);
        }

        yield return FieldOf(circuit, path);
    }

    /// <summary>What each step from bulk to faces does to the steady state.</summary>
    private static IEnumerable<(DeviationCause Cause, CircuitShift Shift)> Answers(MembraneCircuit circuit, BulkToFaces path)
    {
        if (!circuit.Working.Any())
        {
            yield break;
        }

        foreach (PathStep step in path.Steps)
        {
            foreach (IGrouping<bool, Mechanism> group in circuit.Working.GroupBy(m => m.IsPump))
            {
                double[] change = Change(circuit, group, step);
                if (change.AsSpan().ContainsAnyExcept(0) && circuit.Shift(circuit.SteadyState!, change) is { } shift)
                {
                    string who = group.Key ? "pumps" : "leaks";
                    yield return (new($"{step.Label}: {who}", 0, "", step.Remark), shift);
                }
            }
        }

        if (circuit.Drive.Kind == CircuitDriveKind.Neutrality
            && circuit.Shift(circuit.SteadyState!, new double[circuit.Problem.Species.Length], path.HeldCharge) is { } held)
        {
            yield return (new("charge on the capacitor", 0, "", $"the closed side holds {path.HeldCharge / circuit.Area:g4} C/m^2 of membrane; the circuit's is neutral"), held);
        }
    }

    private static double[] Change(MembraneCircuit circuit, IEnumerable<Mechanism> mechanisms, PathStep step) =>
        [.. circuit.Fluxes(mechanisms, step.To).Zip(circuit.Fluxes(mechanisms, step.From), (to, from) => to - from)];

    /// <summary>Under voltage clamp the steps add up to the difference of the currents itself.</summary>
    private static IEnumerable<DeviationCause> Currents(MembraneCircuit circuit, BulkToFaces path) =>
        from step in path.Steps
        from mechanisms in circuit.Working.GroupBy(m => m.IsPump)
        let change = Change(circuit, mechanisms, step)
        let current = PhysicalConstants.Faraday * change.Zip(circuit.Problem.Species, (j, ion) => j * ion.Valence).Sum()
        where current != 0
        select new DeviationCause($"{step.Label}: {(mechanisms.Key ? "pumps" : "leaks")}", current, "A/m^2", step.Remark);

    private static CircuitDeviation FieldOf(MembraneCircuit circuit, BulkToFaces path)
    {
        double d = circuit.Thickness;
        CircuitState twin = circuit.SteadyState!;
        double current = circuit.Current(path.Faces) * circuit.Area;
        double Ohmic(CircuitSide side) => current == 0 ? 0 : current * side.Resistance; // where nothing conducts, nothing flows
        var causes = new List<DeviationCause>
        {
            new("membrane potential", (path.Bulk.Potential - twin.Potential) / d, "V/m", "V_m of the field less V_m of the circuit, over d"),
            new($"layer in {circuit.Inside.Region}", -(path.InsideDrop - Ohmic(circuit.Inside)) / d, "V/m", "potential of its bulk less that of the face, over d"),
            new($"layer in {circuit.Outside.Region}", -(path.OutsideDrop - Ohmic(circuit.Outside)) / d, "V/m", "potential of the face less that of its bulk, over d"),
        };
        causes.Add(new("ohmic loss in the baths", -(Ohmic(circuit.Inside) + Ohmic(circuit.Outside)) / d, "V/m", "I·∫dx/(σA) of both electrolytes, over d"));
        return new($"membrane.{circuit.Name}.field", path.Faces.Potential / d, twin.Potential / d, "V/m", causes);
    }
}
