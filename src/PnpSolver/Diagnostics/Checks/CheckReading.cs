using PnpSolver.Grids;
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

    /// <summary>The ion-free slabs between electrolytes.</summary>
    public IReadOnlyList<Slab> Slabs => slabs ??= Slab.Of(Problem);

    /// <summary>The blocks that hold ions.</summary>
    public IReadOnlyList<Electrolyte> Electrolytes => electrolytes ??= [.. Grid.Blocks().Select(ElectrolyteOf).OfType<Electrolyte>()];

    /// <summary>The surfaces at which a layer of charge may form.</summary>
    public IReadOnlyList<LayerFace> Faces => faces ??= LayerFace.Of(Solution, Electrolytes);

    /// <summary>l_B = e²/(4πε₀ε kT), in m.</summary>
    /// <param name="permittivity">ε of the medium.</param>
    public double BjerrumLength(double permittivity) =>
        PhysicalConstants.ElementaryCharge / (4 * Math.PI * PhysicalConstants.VacuumPermittivity * permittivity * Problem.ThermalVoltage);

    private Electrolyte? ElectrolyteOf(RegionBlock block) => reading.Profile(block).AdmitsIons && reading.DebyeLength(block) is { } debye
        ? new(block, Grid.NameOf(block), Problem.Material(block.Region), reading.Profile(block), [.. reading.Bulk(block)], debye)
        : null;
}
