using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Discretization;

/// <summary>The discrete problem: node capacities and edge conductances per species, and the Poisson network. Immutable but for <see cref="Source"/>.</summary>
/// <remarks>Units are chosen so that every balance counts moles: with ψ = φ/V_T, node i obeys
/// Σ_e P_e(ψ_i − ψ_j) = Σ_k z_k V_ik a_ik + Q_i and Σ_e J_ek = S_ik,  where J_ek = G_ek (B(zΔψ) a_i − B(−zΔψ) a_j)
/// for ideal ions; for others V_ik and G_ek are multiplied by 1/γ, at the node and as the mean of the edge's ends.
/// A membrane's mechanisms are one more edge for each grid line through its slab, which joins the two face nodes.
/// ε, D, µ⁰ and fixed charge are constant per cell; every cell adds its share to the nodes and the edge it touches, so
/// nothing is averaged and jumps at interfaces are exact.</remarks>
public sealed class Network
{
    private readonly double[] permittance;
    private readonly double[] conductance;
    private readonly double[] capacity;
    private readonly double[] charge;
    private double[] source = [];
    private readonly Dictionary<string, Medium> media;

    /// <summary>Discretises a problem.</summary>
    /// <param name="problem">The problem; <see cref="ProblemCheck"/> has no error to report on it.</param>
    public Network(PnpProblem problem)
    {
        Problem = problem ?? throw new ArgumentNullException(nameof(problem));
        Grid grid = problem.Grid;
        media = grid.Regions.ToDictionary(region => region, region => new Medium(problem, problem.Material(region)));
        IsIdeal = media.Values.All(medium => medium.IsIdeal);
        permittance = new double[EdgeCount];
        conductance = new double[SpeciesCount * EdgeCount];
        capacity = new double[SpeciesCount * NodeCount];
        charge = new double[NodeCount];
        AddMaterials();
        foreach (SurfaceCharge surface in problem.Surfaces)
        {
            AddSurface(surface);
        }

        Ends = [.. NetworkEnd.Of(this)];
        MembraneEdges = CrossSlabs();
        GateCount = MembraneEdges.Sum(edge => edge.Bank.Count);
        Compartments = Compartment.Of(this);
    }

    /// <summary>The problem.</summary>
    public PnpProblem Problem { get; }

    /// <summary>Whether c = K a in every region: all activity coefficients are 1.</summary>
    public bool IsIdeal { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Problem.Grid.NodeCount;

    /// <summary>Number of edges, as <see cref="Grid.Strips"/> numbers them.</summary>
    public int EdgeCount => Problem.Grid.EdgeCount;

    /// <summary>Number of species.</summary>
    public int SpeciesCount => Problem.Species.Length;

    /// <summary>Number of unknowns: ψ and every a_k at every node.</summary>
    public int UnknownCount => (1 + SpeciesCount) * NodeCount;

    /// <summary>P = ε₀ε A V_T/(F h) of each edge, in mol (per m² planar, per m cylindrical), shape [edges].</summary>
    public ReadOnlySpan<double> Permittance => permittance;

    /// <summary>Q: fixed and surface charge of each node over F, in mol (per m², per m), shape [nodes].</summary>
    public ReadOnlySpan<double> Charge => charge;

    /// <summary>The parts of the domain's boundaries with their conditions.</summary>
    public IReadOnlyList<NetworkEnd> Ends { get; }

    /// <summary>The edges that carry what crosses membranes, face to face.</summary>
    public IReadOnlyList<MembraneEdge> MembraneEdges { get; }

    /// <summary>Number of gates of all membrane edges.</summary>
    public int GateCount { get; }

    /// <summary>The connected nodes that each species can reach, by species and position.</summary>
    public IReadOnlyList<Compartment> Compartments { get; }

    /// <summary>G = D e^(−µ⁰) A/h of each edge for a species, in m³/s (per m², per m), shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Conductance(int species) => conductance.AsSpan(species * EdgeCount, EdgeCount);

    /// <summary>V = Σ e^(−µ⁰)·volume of each node for a species, in m³ (per m², per m), shape [nodes]: the amount of ideal ions is V·a,
    /// that of others is V·a/γ, which <see cref="Contents"/> knows.</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Capacity(int species) => capacity.AsSpan(species * NodeCount, NodeCount);

    /// <summary>Molar source of a species in each node's box, in mol/s (per m², per m), shape [nodes]; zero unless a
    /// manufactured solution sets it.</summary>
    /// <param name="species">Index of the species.</param>
    public Span<double> Source(int species)
    {
        if (source.Length == 0)
        {
            source = new double[SpeciesCount * NodeCount];
        }

        return source.AsSpan(species * NodeCount, NodeCount);
    }

    /// <summary>Whether any species has a source.</summary>
    public bool HasSources => source.AsSpan().ContainsAnyExcept(0);

    /// <summary>The sources of a species to read, shape [nodes], or empty where no species has any.</summary>
    /// <param name="species">Index of the species.</param>
    internal ReadOnlySpan<double> SourcesOf(int species) => source.Length > 0 ? source.AsSpan(species * NodeCount, NodeCount) : [];

    /// <summary>What relates concentrations and activities in a region.</summary>
    internal Medium Medium(string region) => media[region];

    /// <summary>Extra charge of each node over F, writable for manufactured solutions.</summary>
    internal Span<double> MutableCharge => charge;

    /// <summary>The same network with its driving values scaled, for continuation.</summary>
    /// <param name="voltage">Factor on potentials and currents of the boundaries.</param>
    /// <param name="surface">Factor on surface and wall charges.</param>
    /// <param name="volume">Factor on fixed charges.</param>
    internal Network Scaled(double voltage, double surface, double volume)
    {
        var scaled = new Network(Problem with
        {
            Boundaries = Problem.Boundaries.ToImmutableDictionary(p => p.Key, p => p.Value.Scaled(voltage, surface)),
            Surfaces = [.. Problem.Surfaces.Select(s => s with { Density = s.Density * surface })],
            Materials = Problem.Materials.ToImmutableDictionary(
                p => p.Key, p => p.Value with { FixedChargeDensity = p.Value.FixedChargeDensity * volume }),
        });
        scaled.source = [.. source];
        return scaled;
    }

    private List<MembraneEdge> CrossSlabs()
    {
        var edges = new List<MembraneEdge>();
        int gates = 0;
        foreach (Slab slab in Slab.Of(Problem).Where(slab => slab.Membrane is { } membrane && membrane.Working.Any()))
        {
            foreach (SlabLine line in slab.Lines)
            {
                edges.Add(new(Problem, slab, line, gates));
                gates += edges[^1].Bank.Count;
            }
        }

        return edges;
    }

    private void AddMaterials()
    {
        Grid grid = Problem.Grid;
        Material[] materials = [.. grid.Regions.Select(Problem.Material)];
        double toMoles = PhysicalConstants.VacuumPermittivity * Problem.ThermalVoltage / PhysicalConstants.Faraday;
        grid.AddToEdges([.. materials.Select(material => toMoles * material.Permittivity)], permittance);
        grid.AddToNodes([.. materials.Select(material => material.FixedChargeDensity / PhysicalConstants.Faraday)], charge);
        for (int k = 0; k < SpeciesCount; k++)
        {
            Species species = Problem.Species[k];
            grid.AddToEdges([.. materials.Select(material => material.Partition(species) * material.Diffusivity(species))], conductance.AsSpan(k * EdgeCount, EdgeCount));
            grid.AddToNodes([.. materials.Select(material => material.Partition(species))], capacity.AsSpan(k * NodeCount, NodeCount));
        }
    }

    private void AddSurface(SurfaceCharge surface)
    {
        Grid grid = Problem.Grid;
        foreach (InterfaceFace face in grid.Interfaces())
        {
            string below = grid.Regions[grid.RegionOfCell[face.LowerCell]];
            string above = grid.Regions[grid.RegionOfCell[face.UpperCell]];
            if (surface.LiesOn(below, above, face.Position, face.IsLevel))
            {
                charge[face.Face.LowerNode] += surface.Density * face.Face.LowerArea / PhysicalConstants.Faraday;
                charge[face.Face.UpperNode] += surface.Density * face.Face.UpperArea / PhysicalConstants.Faraday;
            }
        }
    }
}
