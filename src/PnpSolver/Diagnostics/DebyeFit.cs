using PnpSolver.Grids;

namespace PnpSolver.Diagnostics;

/// <summary>Fits a decay length to the computed potential near an interface.</summary>
/// <remarks>Away from an interface ψ − ψ_bulk ∝ e^(−s/λ)·g(x) with g = 1 (planar), 1/r (spherical) and, to leading order,
/// 1/√r (cylindrical). λ is minus the inverse slope of ln(|ψ − ψ_bulk|/g) by least squares over the stretch in which the
/// deviation is small enough for the linear law and large enough against round-off and the bulk.</remarks>
internal static class DebyeFit
{
    private const double Linear = 0.02;
    private const double Smallest = 1e-7;
    private const int FewestPoints = 8;

    /// <summary>The decay length, in m, or <c>null</c> where there is no such decay.</summary>
    public static double? Of(
        PnpProblem problem, Neighbourhood neighbourhood, RegionBlock block, RegionProfile profile, double debye)
    {
        double[] x = profile.Position;
        bool atStart = neighbourhood.IsOnInterface(block, block.FirstNode);
        bool atEnd = neighbourhood.IsOnInterface(block, block.LastNode);
        if (!atStart && !atEnd)
        {
            return null;
        }

        bool fromStart = atStart && (!atEnd || Math.Abs(profile.Field[0]) >= Math.Abs(profile.Field[^1]));
        double face = fromStart ? x[0] : x[^1];
        double reach = atStart && atEnd ? (x[^1] - x[0]) / 2 : x[^1] - x[0];
        if (reach < 12 * debye)
        {
            return null;
        }

        double bulk = Bulk(profile, face, reach, fromStart);
        var points = new List<(double S, double Log)>();
        for (int i = 0; i < x.Length; i++)
        {
            double distance = Math.Abs(x[i] - face);
            double deviation = Math.Abs(profile.Potential[i] - bulk) / problem.ThermalVoltage;
            if (distance < 0.6 * reach && deviation is < Linear and > Smallest)
            {
                points.Add((distance, Math.Log(deviation) - LogShape(problem.Grid.Coordinates, x[i])));
            }
        }

        return points.Count < FewestPoints ? null : DecayLength(points);
    }

    private static double Bulk(RegionProfile profile, double face, double reach, bool fromStart)
    {
        double target = fromStart ? face + reach : face - reach;
        int nearest = Array.BinarySearch(profile.Position, target);
        return profile.Potential[Math.Clamp(nearest < 0 ? ~nearest : nearest, 0, profile.Potential.Length - 1)];
    }

    private static double LogShape(CoordinateSystem coordinates, double position) => coordinates switch
    {
        CoordinateSystem.Planar => 0,
        CoordinateSystem.Cylindrical => -0.5 * Math.Log(position),
        _ => -Math.Log(position),
    };

    private static double? DecayLength(List<(double S, double Log)> points)
    {
        double meanS = points.Average(p => p.S);
        double meanLog = points.Average(p => p.Log);
        double slope = points.Sum(p => (p.S - meanS) * (p.Log - meanLog)) / points.Sum(p => (p.S - meanS) * (p.S - meanS));
        double scatter = points.Sum(p => Math.Pow(p.Log - meanLog - (slope * (p.S - meanS)), 2));
        double spread = points.Sum(p => Math.Pow(p.Log - meanLog, 2));
        return slope < 0 && scatter < 1e-3 * spread ? -1 / slope : null;
    }
}
