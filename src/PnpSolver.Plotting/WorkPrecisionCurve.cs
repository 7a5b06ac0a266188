namespace PnpSolver.Plotting;

/// <summary>Error and effort of one problem at several tolerances. Immutable.</summary>
/// <param name="Problem">Name of the problem.</param>
/// <param name="Points">The runs, in any order.</param>
public sealed record WorkPrecisionCurve(string Problem, IReadOnlyList<WorkPrecisionPoint> Points);

/// <summary>One run. Immutable.</summary>
/// <param name="Tolerance">The tolerance asked for.</param>
/// <param name="Error">Error against a reference solution, in the same measure.</param>
/// <param name="Seconds">Wall time, in s.</param>
public readonly record struct WorkPrecisionPoint(double Tolerance, double Error, double Seconds);
