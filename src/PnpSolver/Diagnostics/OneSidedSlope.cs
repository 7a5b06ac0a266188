namespace PnpSolver.Diagnostics;

/// <summary>Slope at the end of a run of nodes.</summary>
internal static class OneSidedSlope
{
    /// <summary>Slope of the parabola through the end and the next two nodes, second order; of the line through the next one where there is no second.</summary>
    /// <param name="first">Distance to the next node; signed.</param>
    /// <param name="toFirst">Value there less that at the end.</param>
    /// <param name="second">Distance from there to the node after it, of the same sign; 0 where there is none.</param>
    /// <param name="toSecond">Value there less that at the end.</param>
    public static double At(double first, double toFirst, double second, double toSecond)
    {
        if (second == 0)
        {
            return toFirst / first;
        }

        double far = first + second;
        return ((toFirst / first * far) - (toSecond / far * first)) / second;
    }
}
