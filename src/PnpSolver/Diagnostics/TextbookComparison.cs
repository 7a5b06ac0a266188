using PnpSolver.Boundaries;
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
        var neighbourhood = new Neighbourhood(solution.Problem);
        return
        [
            .. Slab.Of(solution.Problem).SelectMany(slab => MembraneRows(solution.Problem, neighbourhood, slab, values)),
            .. neighbourhood.Blocks.SelectMany(block => RegionRows(neighbourhood, block, values)),
            .. solution.Network.Ends.SelectMany(end => EndRows(solution, end, values)),
        ];
    }

    private static IEnumerable<TextbookRow> MembraneRows(
        PnpProblem problem, Neighbourhood neighbourhood, Slab oriented, Dictionary<string, double> values)
    {
        RegionBlock slab = oriented.Block;
        string name = oriented.Name;
        double Value(string quantity) => values[$"membrane.{name}.{quantity}"];
        Grid grid = problem.Grid;
        double thickness = grid.Positions[slab.LastNode] - grid.Positions[slab.FirstNode];
        double permittivity = problem.Material(slab.Region).Permittivity;
        // a membrane at rest to round-off has nothing to compare but its capacitance
        double voltage = Math.Abs(Value("potential")) > RoundOff * problem.ThermalVoltage ? Value("potential") : 0;
        double capacitance = SlabCapacitance(problem, oriented);
        yield return new($"{name}: potential V_m", voltage, null, "V", "inside minus outside");
        if (!oriented.IsWhole)
        {
            yield return new($"{name}: field", Value("field"), null, "V/m", "one layer of several");
            yield return new($"{name}: capacitance", Value("capacitance"), null, "F/m^2", "of the whole stack");
            yield break;
        }

        yield return new($"{name}: field", Value("field"), voltage / thickness, "V/m", "V_m/d; the diffuse layers take the rest of V_m");
        yield return new($"{name}: drop in the diffuse layers", voltage - Value("drop"), 0, "V", "ideal conductors have none");
        if (values.TryGetValue($"membrane.{name}.field-ratio", out double ratio) && WaterPermittivity(problem, neighbourhood, slab) is { } water)
        {
            yield return new($"{name}: field over water field", ratio, water / permittivity, "1", "ε_w/ε_m at the inside face");
        }

        yield return new($"{name}: capacitance", Value("capacitance"), capacitance, "F/m^2", "ε₀ε_m/d; the double layers are in series");
        yield return new($"{name}: charge inside", Value("charge.inside"), capacitance * voltage, "C/m^2", "C·V_m");
    }

    /// <summary>Capacitance of the slab alone per area of its inside face: ε/d, ε/(r ln(b/a)) or ε ab/(r²(b − a)) for a shell
    /// from a to b with the inside at r.</summary>
    private static double SlabCapacitance(PnpProblem problem, Slab oriented)
    {
        RegionBlock slab = oriented.Block;
        double inside = problem.Grid.Positions[oriented.InsideNode];
        double a = problem.Grid.Positions[slab.FirstNode];
        double b = problem.Grid.Positions[slab.LastNode];
        double epsilon = PhysicalConstants.VacuumPermittivity * problem.Material(slab.Region).Permittivity;
        return problem.Grid.Coordinates switch
        {
            CoordinateSystem.Planar => epsilon / (b - a),
            CoordinateSystem.Cylindrical => epsilon / (inside * Math.Log(b / a)),
            _ => epsilon * a * b / (inside * inside * (b - a)),
        };
    }

    private static double? WaterPermittivity(PnpProblem problem, Neighbourhood neighbourhood, RegionBlock slab)
    {
        RegionBlock below = neighbourhood.Blocks.Last(b => b.LastCell < slab.FirstCell);
        RegionBlock above = neighbourhood.Blocks.First(b => b.FirstCell > slab.LastCell);
        double first = problem.Material(below.Region).Permittivity;
        return first == problem.Material(above.Region).Permittivity ? first : null;
    }

    private static IEnumerable<TextbookRow> RegionRows(Neighbourhood neighbourhood, RegionBlock block, Dictionary<string, double> values)
    {
        string name = $"region.{neighbourhood.NameOf(block)}";
        if (values.TryGetValue($"{name}.debye-length.fitted", out double fitted))
        {
            yield return new($"{neighbourhood.NameOf(block)}: screening length", fitted, values[$"{name}.debye-length"], "m", "√(εRT/F²Σz²c)");
        }

        if (values.TryGetValue($"{name}.electroneutrality", out double imbalance))
        {
            yield return new($"{neighbourhood.NameOf(block)}: bulk |Σzc|/Σ|z|c", imbalance, 0, "1", "farther than 20 λ_D from any interface");
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

        if (end.Condition is Wall && Grahame(solution, end) is { } charge)
        {
            yield return new($"{name}: wall charge", values[$"boundary.{name}.charge"], charge, "C/m^2",
                $"Grahame at the computed potential{(solution.Network.IsIdeal ? string.Empty : ", for ideal ions")}");
        }
    }

    /// <summary>σ = ±√(2εRT Σ c_k(e^(−z_k y) − 1)), Grahame's relation between a planar wall's potential and its charge.</summary>
    private static double? Grahame(Solution solution, NetworkEnd end)
    {
        PnpProblem problem = solution.Problem;
        NetworkEnd? bath = solution.Network.Ends.FirstOrDefault(e => e.Condition is Bath);
        if (problem.Grid.Coordinates != CoordinateSystem.Planar || problem.Grid.Blocks().Count != 1 || bath is null)
        {
            return null;
        }

        double y = solution.State[end.Node] - solution.State[bath.Node];
        Material material = problem.Material(problem.Grid.Regions[0]);
        double sum = 0;
        for (int k = 0; k < problem.Species.Length; k++)
        {
            if (!bath.FixesActivity(k))
            {
                return null;
            }

            double bulk = material.Admits(problem.Species[k]) ? bath.Condition.ReservoirConcentration(problem.Species[k]) : 0;
            sum += bulk * Numerics.Exponential.Expm1(-problem.Species[k].Valence * y);
        }

        double epsilon = PhysicalConstants.VacuumPermittivity * material.Permittivity;
        return material.FixedChargeDensity == 0 && sum >= 0
            ? Math.Sign(y) * Math.Sqrt(2 * epsilon * PhysicalConstants.Gas * problem.Temperature * sum)
            : null;
    }
}
