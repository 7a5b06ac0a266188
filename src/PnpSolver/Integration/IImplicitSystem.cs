namespace PnpSolver.Integration;

/// <summary>A system du(y)/dt = f(y, t), some of whose equations may hold at every time instead: what the integrators step through.</summary>
/// <remarks>y is the state, u what it stores: amounts, charges, the open part of gates. Only u is differentiated, so that what is conserved
/// stays so to round-off. Times and rates are in s and 1/s.</remarks>
internal interface IImplicitSystem
{
    /// <summary>Number of entries of y.</summary>
    int StateCount { get; }

    /// <summary>Number of entries of u.</summary>
    int StoredCount { get; }

    /// <summary>u(y).</summary>
    /// <param name="state">y, shape [states].</param>
    /// <param name="stored">Receives u, shape [stored].</param>
    void Store(ReadOnlySpan<double> state, Span<double> stored);

    /// <summary>f(y, t) = du/dt at a consistent state.</summary>
    /// <param name="state">y, shape [states].</param>
    /// <param name="time">t.</param>
    /// <param name="rates">Receives f, shape [stored].</param>
    void Rates(ReadOnlySpan<double> state, double time, Span<double> rates);

    /// <summary>Makes an extrapolated state admissible: concentrations stay positive.</summary>
    /// <param name="last">A state that is, shape [states].</param>
    /// <param name="state">The extrapolated one, shape [states].</param>
    void Repair(ReadOnlySpan<double> last, Span<double> state);

    /// <summary>Solves rate·u(y) − f(y, t) = h together with the equations that hold at every time.</summary>
    /// <param name="stage">t, rate and h.</param>
    /// <param name="state">A guess of y on entry, the solution on exit, shape [states].</param>
    /// <param name="cancellation">Looked at between iterations.</param>
    StageResult Solve(in Stage stage, Span<double> state, CancellationToken cancellation);

    /// <summary>Size of the error in y that an error in u makes, over the tolerance: (rate·M + J)⁻¹ rate·e at the stage solved last.</summary>
    /// <remarks>The filter lets through what the step resolves. What relaxes within a fraction of the step follows from the rest
    /// whatever the formula, and its differences say nothing. Source: Hosea and Shampine 1996, doi:10.1016/0168-9274(95)00115-8.</remarks>
    /// <param name="error">e, shape [stored].</param>
    /// <param name="cancellation">Looked at between iterations.</param>
    double Error(ReadOnlySpan<double> error, CancellationToken cancellation);
}

/// <summary>One implicit equation rate·u − f = h.</summary>
/// <param name="time">t, in s.</param>
/// <param name="rate">Weight of u, in 1/s.</param>
/// <param name="history">h, shape [stored].</param>
internal readonly ref struct Stage(double time, double rate, ReadOnlySpan<double> history)
{
    public double Time { get; } = time;

    public double Rate { get; } = rate;

    public ReadOnlySpan<double> History { get; } = history;
}

/// <summary>How solving a stage went.</summary>
/// <param name="Iterations">Newton iterations.</param>
/// <param name="Trouble">Why it failed, or <c>null</c>.</param>
internal readonly record struct StageResult(int Iterations, string? Trouble)
{
    public bool IsSolved => Trouble is null;
}
