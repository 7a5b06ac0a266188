namespace PnpSolver.Solvers;

/// <summary>One step of a transient run, taken or rejected.</summary>
/// <param name="Number">Number of the step among those taken, from 1.</param>
/// <param name="Time">Time at its end, in s.</param>
/// <param name="Length">Its length, in s.</param>
/// <param name="Order">Order of the formula: 1 to 5.</param>
/// <param name="Method">Name of the formula: TR-BDF2 or BDF.</param>
/// <param name="Error">Estimated error over the tolerance; above 1 the step is rejected.</param>
/// <param name="Iterations">Newton iterations.</param>
/// <param name="Rejection">Why it was rejected, or <c>null</c> where it was taken.</param>
public readonly record struct TimeStep(int Number, double Time, double Length, int Order, string Method, double Error, int Iterations, string? Rejection);
