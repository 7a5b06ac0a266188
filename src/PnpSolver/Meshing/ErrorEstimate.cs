using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;

namespace PnpSolver.Meshing;

/// <summary>The discretisation error of the quantities on a grid, from the same quantities on the grids of every second and every fourth line.</summary>
/// <remarks>Differences d₁ between the coarser two and d between the finer two; where they shrink by a factor q = d₁/d of 1.8 or more, the error that is left is
/// d/(q − 1), with q no more than the 4 of second order, and no less than what second order would leave of d₁, times
/// <see cref="Richardson.AsymptoticFactor"/>; else the larger difference itself. <see cref="Richardson"/> is for the error on the coarsest of three.</remarks>
internal static class ErrorEstimate
{
    private const double Safety = Richardson.AsymptoticFactor;
    private const double LeastShrinkage = 1.8;
    private const double SecondOrder = 4;

    /// <summary>The error of one value.</summary>
    /// <param name="coarse">On every fourth line; not a number where it is not known.</param>
    /// <param name="middle">On every second line.</param>
    /// <param name="fine">The value.</param>
    public static double Of(double coarse, double middle, double fine)
    {
        double before = Math.Abs(middle - coarse);
        double after = Math.Abs(fine - middle);
        if (double.IsNaN(before))
        {
            return after;
        }

        return before >= LeastShrinkage * after
            ? Safety * Math.Max(after / (Math.Min(before / after, SecondOrder) - 1), before / SecondOrder / (SecondOrder - 1))
            : Math.Max(before, after);
    }

    /// <summary>The judged quantity whose error is the largest, relative to its scale.</summary>
    /// <param name="judged">Which quantities count.</param>
    /// <param name="coarse">The outputs on every fourth line; empty where they are not known.</param>
    /// <param name="middle">The outputs on every second line.</param>
    /// <param name="fine">The outputs.</param>
    public static (string Name, double Error) Worst(
        JudgedQuantities judged, IReadOnlyList<IReadOnlyList<Quantity>> coarse, IReadOnlyList<IReadOnlyList<Quantity>> middle, IReadOnlyList<IReadOnlyList<Quantity>> fine)
    {
        Dictionary<string, double> scales = judged.Scales(fine);
        (string Name, double Error) worst = ("", 0);
        for (int i = 0; i < fine.Count; i++)
        {
            Dictionary<string, double> before = Values(middle, i);
            Dictionary<string, double> first = Values(coarse, i);
            foreach (Quantity quantity in fine[i].Where(quantity => scales.ContainsKey(quantity.Name)))
            {
                double error = before.TryGetValue(quantity.Name, out double half)
                    ? Of(first.GetValueOrDefault(quantity.Name, double.NaN), half, quantity.Value) / scales[quantity.Name]
                    : double.PositiveInfinity;
                worst = error > worst.Error ? (quantity.Name, error) : worst;
            }
        }

        return worst;
    }

    /// <summary>The largest difference of the judged quantities of two sets of outputs, relative to their scales; 0 where nothing can be compared.</summary>
    /// <param name="judged">Which quantities count.</param>
    /// <param name="coarse">The outputs on one grid.</param>
    /// <param name="fine">The outputs on a finer one.</param>
    public static double Difference(JudgedQuantities judged, IReadOnlyList<IReadOnlyList<Quantity>> coarse, IReadOnlyList<IReadOnlyList<Quantity>> fine)
    {
        Dictionary<string, double> scales = judged.Scales(fine);
        return fine.SelectMany((output, i) => output.Where(quantity => scales.ContainsKey(quantity.Name))
            .Select(quantity => Math.Abs(quantity.Value - Values(coarse, i).GetValueOrDefault(quantity.Name, quantity.Value)) / scales[quantity.Name]))
            .DefaultIfEmpty(0).Max();
    }

    private static Dictionary<string, double> Values(IReadOnlyList<IReadOnlyList<Quantity>> outputs, int i) =>
        i < outputs.Count ? outputs[i].ToDictionary(quantity => quantity.Name, quantity => quantity.Value) : [];
}
