using PnpSolver.Diagnostics;
using PnpSolver.Grids;

namespace PnpSolver.Meshing;

/// <summary>A mesh that follows from the physics alone, before anything is solved.</summary>
/// <remarks>At a face where ions form a layer the cells are a fifth of the Debye length, or of the Gouy–Chapman length 2ε V_T/|σ| of a charged
/// one where that is shorter; in r–z, where ends of stretches are corners, they are so on both sides, and a sixteenth of the stretch at most. Away from there
/// they grow with the distance. Stretches without any such face get eight cells.</remarks>
public static class StartingMesh
{
    /// <summary>How often the cells of the mesh are halved, so that it can be compared with two coarser ones.</summary>
    public const int Refinements = 2;

    /// <summary>Size of the cells of the coarsest of those grids, in cells of the mesh.</summary>
    private const double Coarsest = 1 << Refinements;

    private const double CellsPerLayer = 5;
    private const double CellsPerStretch = 16;
    private const int Samples = 240;

    /// <summary>The mesh.</summary>
    /// <param name="problem">The problem on any grid of the outline.</param>
    /// <param name="outline">Where the regions lie; its sizes do not matter, its refinements are added to.</param>
    /// <param name="finer">By what to divide all sizes, where the solver does not converge on the mesh as it is.</param>
    public static Mesh Of(PnpProblem problem, Mesh outline, double finer = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(outline);
        IReadOnlyList<LayerResolution> layers = LayerResolution.Of(problem);
        (double, double) Ends(MeshAxis axis) => (axis.Start, axis.Ends()[^1]);
        bool isPlane = outline.Height is not null;
        (double Low, double High)[] domain = [Ends(outline.Along), outline.Height is null ? default : Ends(outline.Height)];
        IEnumerable<Segment> Sized(bool isHeight, Segment stretch, double from)
        {
            double to = from + stretch.Length;
            (double low, double high) = domain[isHeight ? 1 : 0];
            double SizeAt(double end, bool isLower) => Math.Min(
                LayerSize(problem, layers.Where(layer => layer.IsLevel == isHeight && (isPlane || layer.IsAbove == isLower) && IsSame(layer.Position, end, stretch.Length))),
                !isPlane || IsSame(end, low, stretch.Length) || IsSame(end, high, stretch.Length) ? double.PositiveInfinity : stretch.Length / CellsPerStretch);
            double[] at = Spread(stretch.Length);
            double first = Coarsest * SizeAt(from, true);
            double last = Coarsest * SizeAt(to, false);
            return Sizing.Segments(stretch, at, [.. at.Select(x =>
                Math.Min(stretch.Length / Sizing.Fewest, Math.Min(first + (Sizing.Growth * x), last + (Sizing.Growth * (stretch.Length - x)))) / finer)]);
        }

        return outline.WithSegments(Sized) with { Refinements = outline.Refinements + Refinements };
    }

    private static bool IsSame(double one, double other, double length) => Math.Abs(one - other) <= 1e-6 * length;

    private static double LayerSize(PnpProblem problem, IEnumerable<LayerResolution> layers) => layers.Select(layer =>
    {
        double epsilon = PhysicalConstants.VacuumPermittivity * problem.Material(layer.Electrolyte).Permittivity;
        double gouyChapman = 2 * epsilon * problem.ThermalVoltage / Math.Abs(layer.SurfaceCharge);
        return Math.Min(layer.DebyeLength, gouyChapman) / CellsPerLayer;
    }).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Places from 0 to a length, dense at both ends.</summary>
    private static double[] Spread(double length)
    {
        double[] low = [.. Enumerable.Range(0, Samples).Select(i => length / 2 * Math.Pow(10, -8 * (double)i / Samples))];
        return [0, .. low.Reverse(), .. low.Skip(1).Select(x => length - x), length];
    }
}
