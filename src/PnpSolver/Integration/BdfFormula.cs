namespace PnpSolver.Integration;

/// <summary>Backward differences of order 1 to 5 on unequal steps: the derivative at the end is that of the polynomial through the last points.</summary>
/// <remarks>rate·u_n + Σ w_j u_{n−j} = f(y_n), with rate = Σ 1/(t_n − t_{n−j}). The error is that of the polynomial,
/// (u_n − p(t_n)) / (1 + (t_n − t_{n−k−1}) rate), where p extrapolates the k + 1 points before. Source: Brayton, Gustavson and Hachtel 1972,
/// doi:10.1109/PROC.1972.8562.</remarks>
internal sealed class BdfFormula : StepFormula
{
    /// <summary>The highest order that is stable.</summary>
    public const int HighestOrder = 5;

    private readonly int highest;
    private readonly double[] history;
    private readonly double[] error;
    private int order;
    private int stepsAtOrder;
    private double time;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="history">Its history.</param>
    /// <param name="highest">The highest order to use.</param>
    public BdfFormula(IImplicitSystem system, StepHistory history, int highest)
        : base(system, history)
    {
        this.highest = highest;
        this.history = new double[system.StoredCount];
        error = new double[system.StoredCount];
    }

    /// <inheritdoc/>
    public override string Name => "BDF";

    /// <inheritdoc/>
    public override int Order => order;

    /// <summary>Points that a step of some order needs for its error estimate.</summary>
    public static int PointsFor(int order) => order + 1;

    /// <summary>Begins at an order.</summary>
    public void Start(int first)
    {
        order = Math.Min(first, highest);
        stepsAtOrder = 0;
    }

    /// <summary>Takes a lower order after repeated rejections.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Lower()
    {
        stepsAtOrder = 0;
        order = Math.Max(order - 1, 1);
        return order > 1;
    }

    /// <inheritdoc/>
    public override StepResult Try(double length, CancellationToken cancellation)
    {
        time = History.Time(0) + length;
        Span<double> weights = stackalloc double[order];
        double rate = Difference(weights);
        History.CombineStored(weights, history);
        Extrapolate(NewState);
        StageResult result = System.Solve(new(time, rate, history), NewState, cancellation);
        if (!result.IsSolved)
        {
            return new(double.NaN, result.Iterations, result.Trouble);
        }

        System.Store(State, NewStored);
        return new(ErrorOf(order, cancellation), result.Iterations, null);
    }

    /// <inheritdoc/>
    public override double Accept(double error, CancellationToken cancellation)
    {
        stepsAtOrder++;
        double growth = Growth(error, order, 0.85);
        if (stepsAtOrder <= order)
        {
            return growth;
        }

        int best = order;
        if (order > 1 && Growth(ErrorOf(order - 1, cancellation), order - 1, 0.8) is { } lower && lower > growth)
        {
            (best, growth) = (order - 1, lower);
        }

        if (order < highest && History.Count > order + 1 && Growth(ErrorOf(order + 1, cancellation), order + 1, 0.75) is { } higher && higher > growth)
        {
            (best, growth) = (order + 1, higher);
        }

        stepsAtOrder = best == order ? stepsAtOrder : 0;
        order = best;
        return growth;
    }

    /// <inheritdoc/>
    public override void Interpolate(double time, Span<double> values)
    {
        int points = Math.Min(Math.Max(order, 2) + 1, History.Count);
        Span<double> times = stackalloc double[points];
        Span<double> weights = stackalloc double[points];
        History.CopyTimes(times);
        Lagrange.Value(time, times, weights);
        History.CombineStates(weights, values);
        System.Repair(History.State(1), values);
    }

    /// <summary>−w_j of the points before, and the rate.</summary>
    private double Difference(Span<double> weights)
    {
        Predictor(weights);
        for (int j = 0; j < weights.Length; j++)
        {
            weights[j] /= time - History.Time(j);
        }

        return Rate(weights.Length);
    }

    /// <summary>Rate of the formula of an order.</summary>
    private double Rate(int k)
    {
        double rate = 0;
        for (int j = 0; j < k; j++)
        {
            rate += 1 / (time - History.Time(j));
        }

        return rate;
    }

    private void Extrapolate(Span<double> state)
    {
        int points = Math.Min(order + 1, History.Count);
        Span<double> weights = stackalloc double[points];
        Predictor(weights);
        History.CombineStates(weights, state);
        System.Repair(History.State(0), state);
    }

    private void Predictor(Span<double> weights)
    {
        Span<double> times = stackalloc double[weights.Length];
        History.CopyTimes(times);
        Lagrange.Value(time, times, weights);
    }

    private double ErrorOf(int k, CancellationToken cancellation)
    {
        Span<double> weights = stackalloc double[k + 1];
        Predictor(weights);
        History.CombineStored(weights, error);
        // the step's own error is in the difference too
        double factor = 1 / (((time - History.Time(k)) * Rate(k)) + (k == order ? 1 : 0));
        for (int i = 0; i < error.Length; i++)
        {
            error[i] = factor * (Stored[i] - error[i]);
        }

        return System.Error(error, cancellation);
    }
}
