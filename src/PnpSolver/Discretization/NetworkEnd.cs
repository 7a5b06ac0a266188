using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>The part of a boundary that borders one block of a region: its nodes and what holds there, which a ramp changes.</summary>
/// <remarks>On a line it is the whole boundary. A node at which a bath or electrode holds something belongs to the first that does, in the
/// order of the grid's boundaries: a corner between two baths is the bottom's or top's.</remarks>
public sealed class NetworkEnd
{
    private readonly Network network;
    private readonly double[] activity;
    private readonly double[] areas;

    private NetworkEnd(Network network, Boundary boundary, RegionBlock block, SortedDictionary<int, double> areaOfNode)
    {
        PnpProblem problem = network.Problem;
        Boundary = boundary;
        Condition = problem.Boundary(boundary.Name);
        Region = block.Region;
        Nodes = new(areaOfNode.Keys.Select(node => new IndexRun(node, node)));
        areas = [.. areaOfNode.Values];
        this.network = network;
        activity = new double[problem.Species.Length];
        Take(Condition);
    }

    /// <summary>The boundary that it is a part of.</summary>
    public Boundary Boundary { get; }

    /// <summary>The region that it ends.</summary>
    public string Region { get; }

    /// <summary>What holds there.</summary>
    public BoundaryCondition Condition { get; private set; }

    /// <summary>Its nodes.</summary>
    public IndexSet Nodes { get; }

    /// <summary>Area that belongs to each node, in the order of <see cref="Nodes"/>: 1 (planar), per metre (cylindrical) or in m².</summary>
    public ReadOnlySpan<double> Areas => areas;

    /// <summary>Sum of <see cref="Areas"/>.</summary>
    public double Area => areas.Sum();

    /// <summary>Its first node; the only one on a line.</summary>
    public int Node => Nodes.First;

    /// <summary>Whether the activity of a species is imposed here.</summary>
    /// <param name="species">Index of the species.</param>
    public bool FixesActivity(int species) => !double.IsNaN(activity[species]);

    /// <summary>The imposed activity of a species, in mol/m³.</summary>
    /// <param name="species">Index of the species.</param>
    public double Activity(int species) => activity[species];

    /// <summary>Lets another condition of the same kind hold from now on.</summary>
    /// <param name="condition">The condition.</param>
    internal void Take(BoundaryCondition condition)
    {
        Condition = condition;
        Medium medium = network.Medium(Region);
        ImmutableArray<Species> species = network.Problem.Species;
        double[] reservoir = medium.Activities([.. species.Select((s, k) => medium.Partitions[k] > 0 ? condition.ReservoirConcentration(s) : 0)]);
        for (int k = 0; k < activity.Length; k++)
        {
            activity[k] = condition.FixedConcentration(species[k]) is null ? double.NaN : reservoir[k];
        }
    }

    /// <summary>The parts of all boundaries of a network.</summary>
    internal static IEnumerable<NetworkEnd> Of(Network network)
    {
        PnpProblem problem = network.Problem;
        Grid grid = problem.Grid;
        var owned = new HashSet<int>();
        foreach (Boundary boundary in grid.Boundaries)
        {
            BoundaryCondition condition = problem.Boundary(boundary.Name);
            foreach (RegionBlock block in grid.Blocks().Where(block => condition.ActsOn(problem, block.Region) || grid.IsLine))
            {
                var areas = new SortedDictionary<int, double>();
                foreach (BoundaryFace face in boundary.Faces.Where(face => grid.BlockOf(face.Cell) == block))
                {
                    Add(areas, face.LowerNode, face.LowerArea);
                    Add(areas, face.UpperNode, face.UpperArea);
                }

                bool holds = condition.IsReservoir || condition.FixedPotential is not null;
                foreach (int node in areas.Keys.Where(node => holds && !owned.Add(node)).ToList())
                {
                    areas.Remove(node);
                }

                if (areas.Count > 0)
                {
                    yield return new(network, boundary, block, areas);
                }
            }
        }
    }

    private static void Add(SortedDictionary<int, double> areas, int node, double area) =>
        areas[node] = areas.GetValueOrDefault(node) + area;
}
