using PnpSolver.Circuits;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>One line of the table that sets an emergent result beside the textbook's. Immutable.</summary>
/// <param name="Label">What is compared.</param>
/// <param name="Emergent">Value from the solution, in SI.</param>
/// <param name="Textbook">The closed form's value, in SI, or <c>null</c> where the textbook has none.</param>
/// <param name="Unit">SI unit; <c>1</c> for a pure number.</param>
/// <param name="Remark">The closed form, and where a deviation comes from.</param>
public sealed record TextbookRow(string Label, double Emergent, double? Textbook, string Unit, string Remark)
{
    /// <summary>(emergent − textbook)/|textbook|, or <c>null</c> where there is nothing to divide by.</summary>
    public double? Deviation => Textbook is { } value && value != 0 ? (Emergent - value) / Math.Abs(value) : null;
}

/// <summary>Sets what emerges from the field equations beside the lumped picture of the textbook.</summary>
public static class TextbookComparison
{
    private const double RoundOff = 1e-11;

    /// <summary>All comparisons that a solution allows.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="quantities">Its quantities.</param>
    public static IReadOnlyList<TextbookRow> Of(Solution solution, IReadOnlyList<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(quantities);
        var values = quantities.ToDictionary(q => q.Name, q => q.Value);
        LumpedCircuit twin = LumpedCircuit.Of(solution.Problem);
        return
        [
            .. Slab.Of(solution.Problem).SelectMany(slab => slab.IsShunted(solution.Problem) ? PoreRows(solution.Problem, slab, values)
                : twin.Find(slab.Name) is { } circuit ? MembraneRows(slab, circuit, values)
                : LayerRows(solution.Problem, slab, values)),
            .. PermeationComparison.Of(solution),
            .. solution.Problem.Grid.Blocks().SelectMany(block => RegionRows(solution.Problem.Grid.NameOf(block), twin, values)),
            .. solution.Network.Ends.SelectMany(end => EndRows(solution, end, values)),
        ];
    }

    /// <summary>V_m; a membrane at rest to round-off has nothing to compare but its capacitance.</summary>
    private static double Voltage(PnpProblem problem, Slab slab, Dictionary<string, double> values) =>
        values[$"membrane.{slab.Name}.potential"] is var voltage && Math.Abs(voltage) > RoundOff * problem.ThermalVoltage ? voltage : 0;

    /// <summary>A membrane with a pore through it is no capacitor.</summary>
    private static IEnumerable<TextbookRow> PoreRows(PnpProblem problem, Slab slab, Dictionary<string, double> values)
    {
        double voltage = Voltage(problem, slab, values);
        yield return new($"{slab.Name}: potential V_m", voltage, null, "V", "inside minus outside; a pore joins the two sides");
        yield return new($"{slab.Name}: field", values[$"membrane.{slab.Name}.field"], voltage / slab.Thickness, "V/m", "V_m/d; in the mean over the membrane");
    }

    private static IEnumerable<TextbookRow> LayerRows(PnpProblem problem, Slab slab, Dictionary<string, double> values)
    {
        double Value(string quantity) => values[$"membrane.{slab.Name}.{quantity}"];
        yield return new($"{slab.Name}: potential V_m", Voltage(problem, slab, values), null, "V", "inside minus outside");
        yield return new($"{slab.Name}: field", Value("field"), null, "V/m", "one layer of several");
        yield return new($"{slab.Name}: capacitance", Value("capacitance"), null, "F/m^2", "of the whole stack");
    }

    private static IEnumerable<TextbookRow> MembraneRows(Slab slab, MembraneCircuit circuit, Dictionary<string, double> values)
    {
        string name = slab.Name;
        double Value(string quantity) => values[$"membrane.{name}.{quantity}"];
        var comparison = new CircuitComparison(circuit, values);
        double voltage = Voltage(circuit.Problem, slab, values);
        foreach (TextbookRow row in comparison.Potentials(voltage).Concat(comparison.Currents()))
        {
            yield return row;
        }

        double drop = Math.Abs(Value("drop")) > RoundOff * circuit.Problem.ThermalVoltage ? Value("drop") : 0;
        yield return new($"{name}: field", drop == 0 ? 0 : Value("field"), voltage / circuit.Thickness, "V/m", "V_m/d; the diffuse layers take the rest of V_m");
        yield return new($"{name}: drop in the diffuse layers", voltage - drop, 0, "V", "ideal conductors have none");
        double face = circuit.Inside.FaceCharge;
        if (values.TryGetValue($"membrane.{name}.field-ratio", out double ratio))
        {
            double? gauss = face == 0 ? circuit.Inside.Permittivity / circuit.Problem.Material(slab.Block.Region).Permittivity : null;
            yield return new($"{name}: field over water field", ratio, gauss, "1", gauss is null ? "at the inside face, which is charged" : "ε_w/ε_m at the inside face");
        }

        double capacitance = circuit.SlabCapacitance;
        yield return new($"{name}: capacitance", Value("capacitance"), capacitance, "F/m^2", "ε₀ε_m/d; the double layers are in series");
        double charge = Math.Abs(Value("charge.inside")) > RoundOff * capacitance * circuit.Problem.ThermalVoltage ? Value("charge.inside") : 0;
        yield return new($"{name}: charge inside", charge, (capacitance * voltage) - face, "C/m^2", face == 0 ? "C·V_m" : "C·V_m less the charge of the face");
    }

    private static IEnumerable<TextbookRow> RegionRows(
        string region, LumpedCircuit twin, Dictionary<string, double> values)
    {
        foreach (TextbookRow row in twin.Membranes.SelectMany(circuit => new CircuitComparison(circuit, values).Contents(region)))
        {
            yield return row;
        }

        string name = $"region.{region}";
        if (values.TryGetValue($"{name}.debye-length.fitted", out double fitted))
        {
            yield return new($"{region}: screening length", fitted, values[$"{name}.debye-length"], "m", "√(εRT/F²Σz²c)");
        }

        if (values.TryGetValue($"{name}.electroneutrality", out double imbalance))
        {
            yield return new($"{region}: bulk |Σzc|/Σ|z|c", imbalance, 0, "1", "farther than 20 λ_D from any interface");
        }
    }

    private static IEnumerable<TextbookRow> EndRows(Solution solution, NetworkEnd end, Dictionary<string, double> values)
    {
        string name = end.Boundary.Name;
        if (NernstPotential.Of(solution, end) is { } nernst)
        {
            bool isIdeal = solution.Network.IsIdeal;
            yield return new($"{name}: floating potential", solution.Potential[end.Node], nernst.Value, "V",
                $"Nernst potential of {nernst.Ion}{(isIdeal ? string.Empty : " by activities")}");
            if (!isIdeal)
            {
                yield return new($"{name}: floating potential", solution.Potential[end.Node], nernst.Ideal, "V",
                    $"Nernst potential of {nernst.Ion} by concentrations; activity coefficients make the difference");
            }
        }

        if (!end.Condition.IsReservoir && Grahame(solution, end) is { } charge)
        {
            yield return new($"{name}: wall charge", values[$"boundary.{name}.charge"], charge, "C/m^2",
                $"Grahame at the computed potential{(solution.Network.IsIdeal ? string.Empty : ", for ideal ions")}");
        }
    }

    /// <summary>σ = ±√(2εRT Σ c_k(e^(−z_k y) − 1)), Grahame's relation between a planar wall's potential and its charge.</summary>
    private static double? Grahame(Solution solution, NetworkEnd end)
    {
        PnpProblem problem = solution.Problem;
        NetworkEnd? bath = solution.Network.Ends.FirstOrDefault(e => e.Condition.IsReservoir);
        if (problem.Grid.Coordinates != CoordinateSystem.Planar || problem.Grid.Blocks().Count != 1 || bath is null)
        {
            return null;
        }

        Material material = problem.Material(problem.Grid.Regions[0]);
        if (material.FixedChargeDensity != 0 || !Enumerable.Range(0, problem.Species.Length).All(bath.FixesActivity))
        {
            return null;
        }

        var layer = new DoubleLayer(problem, material.Permittivity, [.. problem.Species.Select(ion => material.Admits(ion) ? bath.Condition.ReservoirConcentration(ion) : 0)]);
        return layer.Charge(solution.Potential[end.Node] - solution.Potential[bath.Node]);
    }
}
