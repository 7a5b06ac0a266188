namespace PnpSolver.Integration;

/// <summary>One way to take a step of an implicit system: what it finds at the end of the step, and by how much that may be off.</summary>
/// <remarks>Storage is allocated once; a formula serves one integration.</remarks>
internal abstract class StepFormula(IImplicitSystem system, StepHistory history)
{
    private readonly double[] state = new double[system.StateCount];
    private readonly double[] stored = new double[system.StoredCount];

    /// <summary>Name in reports.</summary>
    public abstract string Name { get; }

    /// <summary>Order of accuracy of the next step.</summary>
    public abstract int Order { get; }

    /// <summary>y at the end of the step tried last, shape [states].</summary>
    public ReadOnlySpan<double> State => state;

    /// <summary>u there, shape [stored].</summary>
    public ReadOnlySpan<double> Stored => stored;

    protected IImplicitSystem System => system;

    protected StepHistory History => history;

    /// <summary><see cref="State"/>, writable.</summary>
    protected Span<double> NewState => state;

    /// <summary><see cref="Stored"/>, writable.</summary>
    protected Span<double> NewStored => stored;

    /// <summary>Tries a step from the newest point of the history.</summary>
    /// <param name="length">Its length, in s.</param>
    /// <param name="cancellation">Looked at between iterations.</param>
    public abstract StepResult Try(double length, CancellationToken cancellation);

    /// <summary>Called when the step tried last was taken, before it enters the history.</summary>
    /// <returns>The factor by which the next step should be longer.</returns>
    public abstract double Accept(double error, CancellationToken cancellation);

    /// <summary>y at a time within the step taken last, which the history has by now.</summary>
    /// <param name="time">The time.</param>
    /// <param name="values">Receives y, shape [states].</param>
    public abstract void Interpolate(double time, Span<double> values);

    /// <summary>The factor on the length at which the error would be a little below the tolerance.</summary>
    internal static double Growth(double error, int order, double safety) => safety * Math.Pow(Math.Max(error, 1e-12), -1.0 / (order + 1));
}

/// <summary>What came of a step.</summary>
/// <param name="Error">Estimated error over the tolerance; NaN where there is no solution.</param>
/// <param name="Iterations">Newton iterations.</param>
/// <param name="Trouble">Why there is no solution, or <c>null</c>.</param>
internal readonly record struct StepResult(double Error, int Iterations, string? Trouble);
