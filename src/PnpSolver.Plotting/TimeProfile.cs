using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>Profiles at one time of a run. Immutable.</summary>
/// <param name="Time">In s since the start of the run.</param>
/// <param name="Profiles">One profile for each run of cells of a region, in rising order.</param>
public sealed record TimeProfile(double Time, IReadOnlyList<RegionProfile> Profiles)
{
    /// <summary>What the legend calls it; by default the time in a natural unit.</summary>
    public string Label { get; init; } = TimeText.Of(Time);
}
