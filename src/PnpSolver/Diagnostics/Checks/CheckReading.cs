using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A solution with what checks need of it, each evaluated once, when it is first asked for. Not thread-safe.</summary>
/// <param name="reading">The solution.</param>
/// <param name="quantities">Everything that is reported of it, the circuit's values and deviations included.</param>
/// <param name="duration">How long the run took in its own time, in s, or <c>null</c> for a steady state.</param>
internal sealed class CheckReading(SolutionReading reading, IReadOnlyList<Quantity> quantities, double? duration)
{
    private readonly Dictionary<string, double> values = quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
    private IReadOnlyList<Slab>? slabs;
    private IReadOnlyList<Electrolyte>? electrolytes;
    private IReadOnlyList<LayerFace>? faces;
    private IReadOnlyList<Pore>? pores;
    private IReadOnlyList<MembraneCircuit>? circuits;
    private IReadOnlyList<CircuitDeviation>? deviations;
    private IReadOnlyList<TextbookRow>? permeation;
    private CellVectors? cellField;

    /// <summary>The solution.</summary>
    public Solution Solution => reading.Solution;

    /// <summary>The problem.</summary>
    public PnpProblem Problem => reading.Problem;

    /// <summary>The grid.</summary>
    public Grid Grid => Problem.Grid;

    /// <summary>How long the run took in its own time, in s, or <c>null</c> for a steady state.</summary>
    public double? Duration => duration;

    /// <summary>Profiles, distances and balances.</summary>
    public SolutionReading Reading => reading;

    /// <summary>Everything that is reported.</summary>
    public IReadOnlyList<Quantity> Quantities => quantities;

    /// <summary>A reported value by its name, or <c>null</c> where there is none.</summary>
    /// <param name="quantity">Name in the catalogue.</param>
    public double? this[string quantity] => values.TryGetValue(quantity, out double value) ? value : null;

    /// <summary>The field's value of a quantity and the circuit's, or <c>null</c> where one has none.</summary>
    /// <param name="quantity">Name of the field's.</param>
    public (double Field, double Circuit)? FieldAndCircuit(string quantity) =>
        this[quantity] is { } field && this[$"circuit.{quantity}"] is { } twin ? (field, twin) : null;

    /// <summary>The largest of the computed causes of a deviation from the circuit, as the end of a sentence; empty where none is known.</summary>
    /// <param name="quantity">Name of the field's quantity.</param>
    public string CauseOf(string quantity) =>
        Deviations.FirstOrDefault(deviation => deviation.Quantity == quantity)?.Causes.MaxBy(cause => Math.Abs(cause.Value)) is { } cause
            ? FormattableString.Invariant($", most of it by {cause.Label} ({cause.Value:g3} {cause.Unit})")
            : "";

    /// <summary>The ion-free slabs between electrolytes.</summary>
    public IReadOnlyList<Slab> Slabs => slabs ??= Slab.Of(Problem);

    /// <summary>The blocks that hold ions.</summary>
    public IReadOnlyList<Electrolyte> Electrolytes => electrolytes ??= [.. Grid.Blocks().Select(ElectrolyteOf).OfType<Electrolyte>()];

    /// <summary>The surfaces at which a layer of charge may form.</summary>
    public IReadOnlyList<LayerFace> Faces => faces ??= LayerFace.Of(Solution, Electrolytes);

    /// <summary>Where electrolytes are confined.</summary>
    public IReadOnlyList<Pore> Pores => pores ??= new PoreSearch(this).Find();

    /// <summary>The lumped twin of every membrane.</summary>
    public IReadOnlyList<MembraneCircuit> Circuits => circuits ??= LumpedCircuit.Of(Problem).Membranes;

    /// <summary>Why field and circuit differ, where that is known: in the steady state of a line.</summary>
    public IReadOnlyList<CircuitDeviation> Deviations => deviations ??= duration is null ? CircuitDeviations.Of(Solution) : [];

    /// <summary>Potentials and currents across a permeable barrier beside those in a constant field.</summary>
    public IReadOnlyList<TextbookRow> Permeation => permeation ??= [.. PermeationComparison.Of(Solution)];

    /// <summary>E in the cells.</summary>
    public CellVectors CellField => cellField ??= CellVectors.ElectricField(Grid, Solution.Potential);

    /// <summary>The ions that an electrolyte holds.</summary>
    /// <param name="electrolyte">One of <see cref="Electrolytes"/>.</param>
    public IEnumerable<Species> IonsOf(Electrolyte electrolyte) => Problem.Species.Where((ion, k) => ion.Valence != 0 && electrolyte.Bulk[k] > 0);

    /// <summary>l_B = e²/(4πε₀ε kT), in m.</summary>
    /// <param name="permittivity">ε of the medium.</param>
    public double BjerrumLength(double permittivity) => PhysicalConstants.BjerrumLength(permittivity, Problem.Temperature);

    /// <summary>Largest magnitude of quantities over a run through time, by name; empty where only the state at hand is known.</summary>
    public IReadOnlyDictionary<string, double> Largest { get; init; } = new Dictionary<string, double>();

    /// <summary>Magnitude of a quantity, in a run through time the largest that it had.</summary>
    /// <param name="quantity">The quantity.</param>
    public double SizeOf(Quantity quantity) => Math.Max(Math.Abs(quantity.Value), Largest.GetValueOrDefault(quantity.Name));

    /// <summary>1 % of what one thermal voltage drives through a membrane, in A/m², below which a current is next to nothing; 0 where nothing conducts.</summary>
    /// <param name="circuit">The membrane's circuit.</param>
    public double SmallCurrent(MembraneCircuit circuit) => 0.01 * Math.Abs(this[$"circuit.membrane.{circuit.Name}.conductance"] ?? 0) * Problem.ThermalVoltage;

    private Electrolyte? ElectrolyteOf(RegionBlock block) => reading.Profile(block).AdmitsIons && reading.DebyeLength(block) is { } debye
        ? new(block, Grid.NameOf(block), Problem.Material(block.Region), reading.Profile(block), [.. reading.Bulk(block)], debye)
        : null;
}
