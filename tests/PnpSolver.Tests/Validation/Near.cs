namespace PnpSolver.Tests.Validation;

/// <summary>Comparison by relative deviation, with the deviation in the message.</summary>
internal static class Near
{
    public static bool IsRelative(double expected, double actual, double tolerance) =>
        Math.Abs(actual - expected) <= tolerance * Math.Abs(expected);

    public static void Relative(double expected, double actual, double tolerance) =>
        Assert.True(
            IsRelative(expected, actual, tolerance),
            $"expected {expected:g17}, got {actual:g17}: off by {(actual - expected) / expected:e2}, allowed {tolerance:e1}");
}
