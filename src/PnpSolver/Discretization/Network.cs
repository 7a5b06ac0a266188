using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Discretization;

/// <summary>The discrete problem: node capacities and edge conductances per species, and the Poisson network. Immutable but for <see cref="Source"/>.</summary>
/// <remarks>Units are chosen so that every balance counts moles: with ψ = φ/V_T, node i obeys
/// Σ_e P_e(ψ_i − ψ_j) = Σ_k z_k V_ik a_ik + Q_i and Σ_e J_ek = S_ik,  where J_ek = G_ek (B(zΔψ) a_i − B(−zΔψ) a_j)
/// for ideal ions; for others V_ik and G_ek are multiplied by 1/γ, at the node and as the mean of the edge's ends.
/// A membrane's mechanisms are one more edge, which joins the two face nodes of its slab.
/// ε, D, µ⁰ and fixed charge are constant per cell; every cell adds its share to the nodes and the edge it touches, so
/// nothing is averaged and jumps at interfaces are exact.</remarks>
public sealed class Network
{
    private readonly double[] permittance;
    private readonly double[] conductance;
    private readonly double[] capacity;
    private readonly double[] charge;
    private readonly double[] source;
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
        source = new double[SpeciesCount * NodeCount];
        foreach (RegionBlock block in grid.Blocks())
        {
            AddBlock(block, problem.Material(block.Region));
        }

        foreach (SurfaceCharge surface in problem.Surfaces)
        {
            AddSurface(surface);
        }

        Ends = [.. grid.Boundaries.Select(boundary => new NetworkEnd(this, boundary))];
        MembraneEdges = [.. Slab.Of(problem).Where(slab => slab.Membrane is { } membrane && membrane.Working.Any())
            .Select(slab => new MembraneEdge(problem, slab))];
        Compartments = Compartment.Of(this);
    }

    /// <summary>The problem.</summary>
    public PnpProblem Problem { get; }

    /// <summary>Whether c = K a in every region: all activity coefficients are 1.</summary>
    public bool IsIdeal { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Problem.Grid.NodeCount;

    /// <summary>Number of edges; edge e joins nodes e and e + 1.</summary>
    public int EdgeCount => Problem.Grid.EdgeCount;

    /// <summary>Number of species.</summary>
    public int SpeciesCount => Problem.Species.Length;

    /// <summary>Number of unknowns: ψ and every a_k at every node.</summary>
    public int UnknownCount => (1 + SpeciesCount) * NodeCount;

    /// <summary>P = ε₀ε A V_T/(F h) of each edge, in mol (per m² planar, per m cylindrical), shape [edges].</summary>
    public ReadOnlySpan<double> Permittance => permittance;

    /// <summary>Q: fixed and surface charge of each node over F, in mol (per m², per m), shape [nodes].</summary>
    public ReadOnlySpan<double> Charge => charge;

    /// <summary>The named ends of the domain with their conditions.</summary>
    public IReadOnlyList<NetworkEnd> Ends { get; }

    /// <summary>The edges that carry what crosses membranes, face to face.</summary>
    public IReadOnlyList<MembraneEdge> MembraneEdges { get; }

    /// <summary>The runs of nodes that each species can reach, by species and position.</summary>
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
    public Span<double> Source(int species) => source.AsSpan(species * NodeCount, NodeCount);

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
        source.CopyTo(scaled.source, 0);
        return scaled;
    }

    private void AddBlock(RegionBlock block, Material material)
    {
        Grid grid = Problem.Grid;
        double toMoles = PhysicalConstants.VacuumPermittivity * Problem.ThermalVoltage / PhysicalConstants.Faraday;
        double fixedMoles = material.FixedChargeDensity / PhysicalConstants.Faraday;
        for (int cell = block.FirstCell; cell <= block.LastCell; cell++)
        {
            permittance[cell] = toMoles * material.Permittivity * grid.EdgeFactor[cell];
            charge[cell] += fixedMoles * grid.LowerVolume[cell];
            charge[cell + 1] += fixedMoles * grid.UpperVolume[cell];
        }

        for (int k = 0; k < SpeciesCount; k++)
        {
            Species species = Problem.Species[k];
            double partition = material.Partition(species);
            double mobility = partition * material.Diffusivity(species);
            Span<double> volumes = capacity.AsSpan(k * NodeCount, NodeCount);
            for (int cell = block.FirstCell; cell <= block.LastCell; cell++)
            {
                conductance[(k * EdgeCount) + cell] = mobility * grid.EdgeFactor[cell];
                volumes[cell] += partition * grid.LowerVolume[cell];
                volumes[cell + 1] += partition * grid.UpperVolume[cell];
            }
        }
    }

    private void AddSurface(SurfaceCharge surface)
    {
        Grid grid = Problem.Grid;
        IReadOnlyList<RegionBlock> blocks = grid.Blocks();
        for (int b = 1; b < blocks.Count; b++)
        {
            int node = blocks[b].FirstNode;
            double position = grid.Positions[node];
            if (surface.LiesOn(blocks[b - 1].Region, blocks[b].Region, position))
            {
                charge[node] += surface.Density * grid.Coordinates.Area(position) / PhysicalConstants.Faraday;
            }
        }
    }
}

/// <summary>One end of the network: where it is and what holds there. Immutable.</summary>
public sealed class NetworkEnd
{
    private readonly double[] activity;

    internal NetworkEnd(Network network, Boundary boundary)
    {
        PnpProblem problem = network.Problem;
        Boundary = boundary;
        Condition = problem.Boundary(boundary.Name);
        int cell = boundary.Outward < 0 ? boundary.Node : boundary.Node - 1;
        Region = problem.Grid.Regions[problem.Grid.RegionOfCell[cell]];
        Medium medium = network.Medium(Region);
        activity = medium.Activities([.. problem.Species.Select((s, k) => medium.Partitions[k] > 0 ? Condition.ReservoirConcentration(s) : 0)]);
        for (int k = 0; k < activity.Length; k++)
        {
            activity[k] = Condition.FixedConcentration(problem.Species[k]) is null ? double.NaN : activity[k];
        }
    }

    /// <summary>Where the end is.</summary>
    public Boundary Boundary { get; }

    /// <summary>The region that it ends.</summary>
    public string Region { get; }

    /// <summary>What holds there.</summary>
    public BoundaryCondition Condition { get; }

    /// <summary>Node of the end.</summary>
    public int Node => Boundary.Node;

    /// <summary>Whether the activity of a species is imposed here.</summary>
    /// <param name="species">Index of the species.</param>
    public bool FixesActivity(int species) => !double.IsNaN(activity[species]);

    /// <summary>The imposed activity of a species, in mol/m³.</summary>
    /// <param name="species">Index of the species.</param>
    public double Activity(int species) => activity[species];
}
