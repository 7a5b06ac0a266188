using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Reads profiles off a solution.</summary>
public static class Profiles
{
    /// <summary>One profile for each run of cells of a region, in rising order.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<RegionProfile> Of(Solution solution) => throw new NotImplementedException();
}
