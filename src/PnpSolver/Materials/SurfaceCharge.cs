namespace PnpSolver.Materials;

/// <summary>A charged interface between two regions. Immutable.</summary>
/// <param name="First">Name of the region on one side.</param>
/// <param name="Second">Name of the region on the other side.</param>
/// <param name="Density">σ, in C/m².</param>
public sealed record SurfaceCharge(string First, string Second, double Density)
{
    /// <summary>Position x or r of the one interface that is charged, in m; with <see cref="Height"/> also <c>null</c>, every one of
    /// the two regions is.</summary>
    public double? Position { get; init; }

    /// <summary>Height z of the one interface that is charged, in m.</summary>
    public double? Height { get; init; }

    /// <summary>Whether the charge lies on an interface.</summary>
    /// <param name="below">Region below the interface.</param>
    /// <param name="above">Region above it.</param>
    /// <param name="position">Where it is, in m: x or r, or z where <paramref name="isLevel"/>.</param>
    /// <param name="isLevel">Whether z is constant on the interface.</param>
    public bool LiesOn(string below, string above, double position, bool isLevel = false) =>
        ((below == First && above == Second) || (below == Second && above == First)) && IsAt(Position, position, !isLevel) && IsAt(Height, position, isLevel);

    private static bool IsAt(double? wanted, double position, bool hasIt) =>
        wanted is not { } at || (hasIt && Math.Abs(position - at) <= 1e-18 + (1e-9 * Math.Abs(at)));
}
