using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver;

/// <summary>A complete Poisson–Nernst–Planck problem: grid, species, what fills each region, what holds at each boundary.</summary>
/// <remarks>∇·(ε∇φ) = −ρ_f − F Σ z_k c_k and ∂c_k/∂t = ∇·D_k c_k ∇(ln γ_k c_k + z_k φ/V_T + µ⁰_k). Immutable: a parameter
/// sweep is a loop over <c>problem.With…</c>. Thread-safe.</remarks>
public sealed record PnpProblem
{
    /// <summary>A problem on a grid; materials and boundaries are added with the <c>With</c> methods.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="species">All dissolved species; their order is the order of every table.</param>
    public PnpProblem(Grid grid, params ImmutableArray<Species> species)
    {
        Grid = grid ?? throw new ArgumentNullException(nameof(grid));
        Species = species;
    }

    /// <summary>The grid.</summary>
    public Grid Grid { get; init; }

    /// <summary>The species, in the order of all tables.</summary>
    public ImmutableArray<Species> Species { get; init; }

    /// <summary>Absolute temperature T, in K; default 298.15 K.</summary>
    public double Temperature { get; init; } = 298.15;

    /// <summary>How ions act on each other beyond the mean field, in every region that admits them; default ideal.</summary>
    public ActivityModel Activity { get; init; } = new Ideal();

    /// <summary>The material of each region, by region name.</summary>
    public ImmutableDictionary<string, Material> Materials { get; init; } = ImmutableDictionary<string, Material>.Empty;

    /// <summary>The condition at each boundary, by boundary name; a boundary that is not named is an insulating wall.</summary>
    public ImmutableDictionary<string, BoundaryCondition> Boundaries { get; init; } =
        ImmutableDictionary<string, BoundaryCondition>.Empty;

    /// <summary>Charged interfaces.</summary>
    public ImmutableArray<SurfaceCharge> Surfaces { get; init; } = [];

    /// <summary>Membranes with their orientation and what crosses them; an ion-free slab that is not listed has its inside at lower
    /// coordinates and lets nothing through.</summary>
    public ImmutableArray<Membrane> Membranes { get; init; } = [];

    /// <summary>Named points at which results are reported.</summary>
    public ImmutableArray<Probe> Probes { get; init; } = [];

    /// <summary>Named cross-sections of an axisymmetric domain, the currents through which are reported.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>V_T = k_B·T/e, in V.</summary>
    public double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    /// <summary>λ_D = √(εRT/(F² Σ z²c)), in m; infinite without ions.</summary>
    /// <remarks>The length in which a small potential decays among ideal ions. Source: Debye and Hückel 1923, Phys. Z. 24, 185.</remarks>
    /// <param name="permittivity">ε_r of the medium.</param>
    /// <param name="concentrations">c_k, in mol/m³, shape [species].</param>
    public double DebyeLength(double permittivity, params ReadOnlySpan<double> concentrations)
    {
        double strength = 0;
        for (int k = 0; k < concentrations.Length; k++)
        {
            strength += Species[k].Valence * Species[k].Valence * concentrations[k];
        }

        return Math.Sqrt(PhysicalConstants.VacuumPermittivity * permittivity * ThermalVoltage / (PhysicalConstants.Faraday * strength));
    }

    /// <summary>The same problem with the material of one region set.</summary>
    public PnpProblem WithMaterial(string region, Material material) =>
        this with { Materials = Materials.SetItem(region, material) };

    /// <summary>The same problem with the condition at one boundary set.</summary>
    public PnpProblem WithBoundary(string boundary, BoundaryCondition condition) =>
        this with { Boundaries = Boundaries.SetItem(boundary, condition) };

    /// <summary>The same problem with one more charged interface.</summary>
    public PnpProblem WithSurface(SurfaceCharge surface) => this with { Surfaces = Surfaces.Add(surface) };

    /// <summary>The same problem with a membrane set; one of the same region is replaced.</summary>
    public PnpProblem WithMembrane(Membrane membrane)
    {
        ArgumentNullException.ThrowIfNull(membrane);
        return this with { Membranes = Membranes.RemoveAll(m => m.Region == membrane.Region).Add(membrane) };
    }

    /// <summary>The condition at a boundary; an insulating wall where none was set.</summary>
    public BoundaryCondition Boundary(string name) => Boundaries.GetValueOrDefault(name, Wall.Insulating);

    /// <summary>The material of a region.</summary>
    /// <exception cref="KeyNotFoundException">The region has no material.</exception>
    public Material Material(string region) => Materials[region];
}

/// <summary>A named point of the domain. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">x or r, in m.</param>
public sealed record Probe(string Name, double Position)
{
    /// <summary>z of an axisymmetric domain, in m; <c>null</c> on a line.</summary>
    public double? Height { get; init; }
}

/// <summary>A named cross-section of an axisymmetric domain: a plane z = const, or a cylinder r = const. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsLevel">Whether z is constant on it; else r is.</param>
/// <param name="Position">z or r, in m. Currents through it are positive towards higher values.</param>
public sealed record Section(string Name, bool IsLevel, double Position);
