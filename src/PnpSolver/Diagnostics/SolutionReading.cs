using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>A solution with what several quantities need of it, each evaluated once, when it is first asked for. Not thread-safe.</summary>
/// <param name="solution">The solution.</param>
internal sealed class SolutionReading(Solution solution)
{
    private readonly Dictionary<RegionBlock, RegionProfile> profiles = [];
    private NetworkSystem? system;

    /// <summary>The solution.</summary>
    public Solution Solution => solution;

    /// <summary>The problem.</summary>
    public PnpProblem Problem => solution.Problem;

    /// <summary>Fluxes and balances at the solution.</summary>
    public NetworkSystem System => system ??= Evaluated();

    /// <summary>The profile over a block.</summary>
    /// <param name="block">The block.</param>
    public RegionProfile Profile(RegionBlock block)
    {
        if (!profiles.TryGetValue(block, out RegionProfile? profile))
        {
            profile = Profiles.Of(solution, block);
            profiles.Add(block, profile);
        }

        return profile;
    }

    private NetworkSystem Evaluated()
    {
        var evaluated = new NetworkSystem(solution.Network);
        evaluated.Evaluate(solution.State);
        return evaluated;
    }
}
