namespace PnpSolver.Plotting;

/// <summary>One quantity against time. Immutable.</summary>
/// <param name="Label">Its name, such as K⁺; curves of the same name belong together.</param>
/// <param name="Times">Times since the start of the run, in s, rising; two rows of one time are before and after an event.</param>
/// <param name="Values">Its values in SI, shape [times]; NaN leaves a gap.</param>
public sealed record TimeCurve(string Label, IReadOnlyList<double> Times, IReadOnlyList<double> Values)
{
    /// <summary>Which of the figures' colours: the number of the ion in its problem; by default its place among the curves.</summary>
    public int? Color { get; init; }
}
