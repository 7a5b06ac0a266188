using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>A solution with what several quantities need of it, each evaluated once, when it is first asked for. Not thread-safe.</summary>
/// <param name="solution">The solution.</param>
internal sealed class SolutionReading(Solution solution)
{
    private readonly Dictionary<RegionBlock, RegionProfile> profiles = [];
    private readonly Dictionary<RegionBlock, double[]> distances = [];
    private readonly Dictionary<RegionBlock, double[]> bulks = [];
    private NetworkSystem? system;
    private Neighbourhood? neighbourhood;

    /// <summary>The solution.</summary>
    public Solution Solution => solution;

    /// <summary>The problem.</summary>
    public PnpProblem Problem => solution.Problem;

    /// <summary>Fluxes and balances at the solution.</summary>
    public NetworkSystem System => system ??= Evaluated();

    /// <summary>The profile over a block.</summary>
    /// <param name="block">The block.</param>
    public RegionProfile Profile(RegionBlock block) => Known(profiles, block, b => Profiles.Of(solution, b));

    /// <summary>How the blocks lie to each other.</summary>
    public Neighbourhood Neighbourhood => neighbourhood ??= new(Problem);

    /// <summary>Distance of each node of a block to the nearest interface or wall, in m.</summary>
    /// <param name="block">The block.</param>
    public double[] Distances(RegionBlock block) => Known(distances, block, Neighbourhood.Distances);

    /// <summary>c_k of a block far from its interfaces, in mol/m³, shape [species].</summary>
    /// <param name="block">The block.</param>
    public double[] Bulk(RegionBlock block) => Known(bulks, block, b => Neighbourhood.Bulk(b, Profile(b), Distances(b), IsExchanged(b)));

    /// <summary>λ_D of a block's <see cref="Bulk"/>, in m, or <c>null</c> without ions.</summary>
    /// <param name="block">The block.</param>
    public double? DebyeLength(RegionBlock block)
    {
        double length = Problem.DebyeLength(Problem.Material(block.Region).Permittivity, Bulk(block));
        return double.IsFinite(length) ? length : null;
    }

    /// <summary>Whether mechanisms decide what a block holds.</summary>
    private bool IsExchanged(RegionBlock block) => solution.Network.Compartments.Any(c => c.IsClosed && c.Gates.Count > 0 && c.Blocks.Contains(block));

    private static T Known<T>(Dictionary<RegionBlock, T> known, RegionBlock block, Func<RegionBlock, T> compute)
    {
        if (!known.TryGetValue(block, out T? value))
        {
            value = compute(block);
            known.Add(block, value);
        }

        return value;
    }

    private NetworkSystem Evaluated()
    {
        var evaluated = new NetworkSystem(solution.Network);
        evaluated.Evaluate(solution.State);
        return evaluated;
    }
}
