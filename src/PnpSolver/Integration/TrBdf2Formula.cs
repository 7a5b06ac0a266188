namespace PnpSolver.Integration;

/// <summary>TR-BDF2: a trapezoidal stage to t + γΔt, then the second backward difference; one-step, L-stable, of second order.</summary>
/// <remarks>γ = 2 − √2, so that both stages have the rate 2/(γΔt). Sources: Bank et al. 1985, doi:10.1109/T-ED.1985.22232; error estimate and
/// filter: Hosea and Shampine 1996, doi:10.1016/0168-9274(95)00115-8.</remarks>
internal sealed class TrBdf2Formula : StepFormula
{
    private static readonly double Gamma = 2 - Math.Sqrt(2);
    private static readonly double ErrorConstant = ((-3 * Gamma * Gamma) + (4 * Gamma) - 2) / (12 * (2 - Gamma));
    private readonly double[] middleState;
    private readonly double[] middle;
    private readonly double[] history;
    private readonly double[] before;
    private readonly double[] between;
    private readonly double[] after;
    private readonly double[] error;
    private double middleTime;

    public TrBdf2Formula(IImplicitSystem system, StepHistory history)
        : base(system, history)
    {
        middleState = new double[system.StateCount];
        middle = new double[system.StoredCount];
        this.history = new double[middle.Length];
        before = new double[middle.Length];
        between = new double[middle.Length];
        after = new double[middle.Length];
        error = new double[middle.Length];
    }

    /// <inheritdoc/>
    public override string Name => "TR-BDF2";

    /// <inheritdoc/>
    public override int Order => 2;

    /// <summary>Takes f at the newest point of the history, where the integration starts.</summary>
    public void Start() => System.Rates(History.State(0), History.Time(0), before);

    /// <inheritdoc/>
    public override StepResult Try(double length, CancellationToken cancellation)
    {
        double start = History.Time(0);
        double rate = 2 / (Gamma * length);
        middleTime = start + (Gamma * length);
        ReadOnlySpan<double> old = History.Stored(0);
        for (int i = 0; i < history.Length; i++)
        {
            history[i] = (rate * old[i]) + before[i];
        }

        Extrapolate(middleTime, middleState);
        StageResult first = System.Solve(new(middleTime, rate, history), middleState, cancellation);
        if (!first.IsSolved)
        {
            return new(double.NaN, first.Iterations, first.Trouble);
        }

        System.Store(middleState, middle);
        double share = 1 / (Gamma * (2 - Gamma));
        for (int i = 0; i < history.Length; i++)
        {
            between[i] = (rate * middle[i]) - history[i];
            history[i] = rate * (old[i] + (share * (middle[i] - old[i])));
        }

        Continue();
        StageResult second = System.Solve(new(start + length, rate, history), NewState, cancellation);
        if (!second.IsSolved)
        {
            return new(double.NaN, first.Iterations + second.Iterations, second.Trouble);
        }

        System.Store(State, NewStored);
        double scale = 2 * ErrorConstant * length;
        for (int i = 0; i < history.Length; i++)
        {
            after[i] = (rate * Stored[i]) - history[i];
            error[i] = scale * ((before[i] / Gamma) - (between[i] / (Gamma * (1 - Gamma))) + (after[i] / (1 - Gamma)));
        }

        return new(System.Error(error, cancellation), first.Iterations + second.Iterations, null);
    }

    /// <inheritdoc/>
    public override double Accept(double error, CancellationToken cancellation)
    {
        after.CopyTo(before, 0);
        return Growth(error, Order, 0.8);
    }

    /// <inheritdoc/>
    public override void Interpolate(double time, Span<double> values)
    {
        ReadOnlySpan<double> times = [History.Time(0), middleTime, History.Time(1)];
        Span<double> weights = stackalloc double[3];
        Lagrange.Value(time, times, weights);
        ReadOnlySpan<double> end = History.State(0);
        ReadOnlySpan<double> start = History.State(1);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (weights[0] * end[i]) + (weights[1] * middleState[i]) + (weights[2] * start[i]);
        }

        System.Repair(start, values);
    }

    /// <summary>A guess by the line through the last two points.</summary>
    private void Extrapolate(double time, Span<double> state)
    {
        ReadOnlySpan<double> last = History.State(0);
        last.CopyTo(state);
        if (History.Count < 2)
        {
            return;
        }

        double ratio = (time - History.Time(0)) / (History.Time(0) - History.Time(1));
        ReadOnlySpan<double> previous = History.State(1);
        for (int i = 0; i < state.Length; i++)
        {
            state[i] += ratio * (last[i] - previous[i]);
        }

        System.Repair(last, state);
    }

    /// <summary>A guess for the end by the line through start and middle.</summary>
    private void Continue()
    {
        ReadOnlySpan<double> last = History.State(0);
        for (int i = 0; i < middleState.Length; i++)
        {
            NewState[i] = middleState[i] + ((1 - Gamma) / Gamma * (middleState[i] - last[i]));
        }

        System.Repair(middleState, NewState);
    }
}
