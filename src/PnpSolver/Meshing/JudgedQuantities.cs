using System.Collections.Immutable;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;

namespace PnpSolver.Meshing;

/// <summary>Which quantities a mesh is judged by, and against what their errors are measured. Immutable.</summary>
/// <remarks>By default every quantity of the field but residuals, fits and what one node in the middle holds, and in r–z but extremes, which lie at corners where the field grows without
/// bound. Errors are relative to the value, or to a scale where the value is small beside it: V_T for potentials, a millionth of the largest current through
/// the same place for currents, 1e-5 of the charge and field of a layer at V_T, and 1e-8 of what the problem's concentrations and extent make of the unit
/// for the rest.</remarks>
internal sealed class JudgedQuantities
{
    private const double SmallPart = 1e-8;
    private const double SmallLayer = 1e-5;
    private const double SmallCurrent = 1e-6;
    private static readonly string[] Incidental = ["electroneutrality", "spread", "debye-length", "fitted", "length-constant"];
    private static readonly string[] Extremes = ["min", "max", "peak"];

    private readonly ImmutableHashSet<string> chosen;
    private readonly bool isLine;
    private readonly ImmutableDictionary<string, double> scales;

    /// <summary>The choice for a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="chosen">Names of quantities; none for the default.</param>
    public JudgedQuantities(PnpProblem problem, IEnumerable<string> chosen)
    {
        this.chosen = [.. chosen];
        isLine = problem.Grid.IsLine;
        scales = Scales(problem);
    }

    /// <summary>Whether a quantity is judged.</summary>
    /// <param name="name">Its name.</param>
    public bool Includes(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        return chosen.IsEmpty ? !Incidental.Contains(last) && (isLine || !Extremes.Contains(last)) : chosen.Contains(name);
    }

    /// <summary>Chosen names that no output has.</summary>
    /// <param name="outputs">The quantities of every output.</param>
    public IEnumerable<string> Missing(IEnumerable<IReadOnlyList<Quantity>> outputs) => chosen.Except(outputs.SelectMany(output => output).Select(quantity => quantity.Name));

    /// <summary>What the errors of each judged quantity are relative to, by name: for several outputs the largest.</summary>
    /// <param name="outputs">The quantities of every output.</param>
    public Dictionary<string, double> Scales(IEnumerable<IReadOnlyList<Quantity>> outputs)
    {
        var largest = new Dictionary<string, double>();
        var currents = new Dictionary<string, double>();
        var units = new Dictionary<string, string>();
        foreach (Quantity quantity in outputs.SelectMany(output => output))
        {
            double size = Math.Abs(quantity.Value);
            largest[quantity.Name] = Math.Max(size, largest.GetValueOrDefault(quantity.Name));
            currents[PlaceOf(quantity)] = Math.Max(size, currents.GetValueOrDefault(PlaceOf(quantity)));
            units[quantity.Name] = quantity.Unit;
        }

        return largest.Where(pair => Includes(pair.Key)).ToDictionary(pair => pair.Key, pair => Math.Max(
            Math.Max(pair.Value, scales.GetValueOrDefault(units[pair.Key])),
            SmallCurrent * currents[PlaceOf(new(pair.Key, 0, units[pair.Key], ""))]));
    }

    /// <summary>What the currents of all ions through one place have in common; the whole name of anything else.</summary>
    private static string PlaceOf(Quantity quantity)
    {
        int end = quantity.Unit.StartsWith('A') ? quantity.Name.IndexOf("current", StringComparison.Ordinal) : -1;
        return end < 0 ? quantity.Name : quantity.Name[..end];
    }

    private static ImmutableDictionary<string, double> Scales(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        double concentration = problem.Materials.Values.SelectMany(m => problem.Species.Select(m.Concentration))
            .Concat(problem.Boundaries.Values.SelectMany(b => problem.Species.Select(b.ReservoirConcentration))).DefaultIfEmpty(0).Max();
        double permittivity = PhysicalConstants.VacuumPermittivity * problem.Materials.Values.Max(m => m.Permittivity);
        double length = Extent(grid.Along) + (grid.Height is null ? 0 : Extent(grid.Height));
        double debye = LayerResolution.Of(problem).Select(layer => layer.DebyeLength).DefaultIfEmpty(length).Min();
        double flux = problem.Species.Select(ion => ion.Diffusivity).DefaultIfEmpty(0).Max() * concentration / length;
        double current = PhysicalConstants.Faraday * flux;
        double area = grid.Boundaries.Max(boundary => boundary.Area);
        var scales = new Dictionary<string, double>
        {
            ["mol/m^3"] = concentration,
            ["V/m"] = SmallLayer / SmallPart * problem.ThermalVoltage / debye,
            ["C/m^2"] = SmallLayer / SmallPart * permittivity * problem.ThermalVoltage / debye,
            ["mol/(m^2 s)"] = flux,
            ["A/m^2"] = current,
            ["A/m"] = current * area,
            ["A"] = current * area,
            ["1"] = 1,
        };
        return scales.ToImmutableDictionary(pair => pair.Key, pair => SmallPart * pair.Value).Add("V", problem.ThermalVoltage);
    }

    private static double Extent(GridAxis axis) => axis.Positions[^1] - axis.Positions[0];
}
