namespace PnpSolver.LinearAlgebra;

/// <summary>Which lines of a grid its coarser grid keeps: every second and the last, or all.</summary>
/// <remarks>With an odd number of cells the last one is kept as it is, so at most one line lies between two that are kept.</remarks>
internal readonly struct LineCoarsening
{
    private readonly int last;

    /// <summary>The lines kept of a number of lines.</summary>
    /// <param name="fine">Number of lines.</param>
    /// <param name="halve">Whether to drop every second line; otherwise all are kept.</param>
    public LineCoarsening(int fine, bool halve)
    {
        last = fine - 1;
        Halved = halve;
        Count = halve ? (fine / 2) + 1 : fine;
    }

    /// <summary>Whether every second line is dropped.</summary>
    public bool Halved { get; }

    /// <summary>Number of lines kept.</summary>
    public int Count { get; }

    /// <summary>Number of a kept line among all.</summary>
    /// <param name="coarse">Its number among those kept.</param>
    public int Fine(int coarse) => Halved ? Math.Min(2 * coarse, last) : coarse;

    /// <summary>Whether a line was dropped between a kept line and the next.</summary>
    /// <param name="coarse">Number of the kept line; −1 and the last have none.</param>
    public bool HasBetween(int coarse) => Halved && coarse >= 0 && (2 * coarse) + 1 < last;
}
