using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>A straight cut through an axisymmetric solution. Immutable.</summary>
/// <param name="Title">Where it is, such as <c>axis</c> or <c>z = 0</c>.</param>
/// <param name="Direction">Along which coordinate; the runs' positions are values of it.</param>
/// <param name="Runs">One profile for each run of cells of a region, in rising order; at interfaces each has its own values.</param>
public sealed record Cut(string Title, CutDirection Direction, IReadOnlyList<RegionProfile> Runs)
{
    /// <summary>λ_D, in m; a cut that reaches much farther than that from its interfaces gets an axis that is logarithmic far out.
    /// 0 for a linear axis.</summary>
    public double DebyeLength { get; init; }

    internal string Symbol => Direction == CutDirection.Axial ? "z" : "r";
}

/// <summary>Direction of a cut.</summary>
public enum CutDirection
{
    /// <summary>Along z, at one radius.</summary>
    Axial,

    /// <summary>Along r, at one height.</summary>
    Radial,
}
