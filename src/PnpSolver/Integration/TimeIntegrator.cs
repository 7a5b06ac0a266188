namespace PnpSolver.Integration;

/// <summary>Steps an implicit system through time with an error control: TR-BDF2 after every start, then BDF of varying order.</summary>
/// <remarks>A step whose error exceeds the tolerance, or whose equations Newton does not solve, is repeated shorter.</remarks>
internal sealed class TimeIntegrator
{
    private const double LargestGrowth = 2;
    private const double LargestStartingGrowth = 4;
    private const double WorthChanging = 1.2;
    private const double SmallestRelativeStep = 1e-14;
    private readonly IImplicitSystem system;
    private readonly IntegratorOptions options;
    private readonly StepHistory history;
    private readonly TrBdf2Formula oneStep;
    private readonly BdfFormula manySteps;
    private StepFormula formula;
    private StepFormula last;
    private double next;
    private int failures;
    private (double Length, double Error) rejected;

    /// <summary>Storage for a system.</summary>
    public TimeIntegrator(IImplicitSystem system, IntegratorOptions options)
    {
        this.system = system;
        this.options = options;
        history = new(system);
        oneStep = new(system, history);
        manySteps = new(system, history, options.HighestOrder);
        formula = last = oneStep;
    }

    /// <summary>Time of the newest point, in s.</summary>
    public double Time => history.Time(0);

    /// <summary>y there, shape [states].</summary>
    public ReadOnlySpan<double> State => history.State(0);

    /// <summary>Time at the start of the last step, in s.</summary>
    public double PreviousTime => history.Time(1);

    /// <summary>Length that the next step should have, in s.</summary>
    public double NextLength => next;

    /// <summary>Starts anew from a consistent state.</summary>
    /// <param name="time">t, in s.</param>
    /// <param name="state">y, shape [states].</param>
    /// <param name="firstStep">Length of the first step, in s.</param>
    public void Start(double time, ReadOnlySpan<double> state, double firstStep)
    {
        var stored = new double[system.StoredCount];
        system.Store(state, stored);
        history.Clear();
        history.Add(time, state, stored);
        oneStep.Start();
        formula = oneStep;
        next = firstStep;
    }

    /// <summary>Takes one step, not beyond a time.</summary>
    /// <param name="limit">The time, in s.</param>
    /// <param name="report">Told of every attempt.</param>
    /// <param name="cancellation">Looked at between iterations.</param>
    /// <exception cref="StepFailedException">No step, however short, was possible.</exception>
    public void Advance(double limit, Action<StepAttempt> report, CancellationToken cancellation)
    {
        failures = 0;
        while (true)
        {
            double length = LengthBefore(limit);
            double end = length >= limit - Time ? limit : Time + length;
            StepResult result = formula.Try(end - Time, cancellation);
            string? rejection = result.Trouble ?? (result.Error <= 1 ? null : "error above the tolerance");
            report(new(end, end - Time, formula.Order, formula.Name, result.Error, result.Iterations, rejection));
            if (rejection is null)
            {
                Take(end, length, result.Error, cancellation);
                return;
            }

            Retry(end - Time, result, rejection);
        }
    }

    /// <summary>y within the step taken last.</summary>
    /// <param name="time">The time, in s.</param>
    /// <param name="values">Receives y, shape [states].</param>
    public void Interpolate(double time, Span<double> values) => last.Interpolate(time, values);

    private double LengthBefore(double limit)
    {
        double left = limit - Time;
        return next >= left * (1 - 1e-9) ? left : 2 * next > left ? left / 2 : next;
    }

    private void Take(double end, double length, double error, CancellationToken cancellation)
    {
        double growth = formula.Accept(error, cancellation);
        history.Add(end, formula.State, formula.Stored);
        last = formula;
        bool starts = formula == oneStep;
        double largest = starts ? LargestStartingGrowth : LargestGrowth;
        if (failures > 0)
        {
            growth = Math.Min(growth, 1);
        }

        double proposed = length * Math.Clamp(growth, 0.2, largest);
        // a step cut short by the limit says nothing against the longer one that was meant
        next = growth >= 1 && length < next ? next : growth is >= 0.9 and < WorthChanging && !starts ? length : proposed;
        if (starts && options.HighestOrder > 0 && history.Count >= BdfFormula.PointsFor(Math.Min(2, options.HighestOrder)) + 1)
        {
            manySteps.Start(2);
            formula = manySteps;
        }
    }

    /// <summary>The factor that should bring the error below the tolerance. Where a solution starts like √t, errors fall more slowly than the formula's
    /// order says: two rejections show how.</summary>
    private double Shortening(double length, double error)
    {
        double slope = formula.Order + 1;
        if (failures > 1 && rejected.Error > error && rejected.Length > length)
        {
            slope = Math.Clamp(Math.Log(rejected.Error / error) / Math.Log(rejected.Length / length), 0.3, slope);
        }

        return Math.Clamp(Math.Pow(0.5 / error, 1 / slope), 1e-3, 0.7);
    }

    private void Retry(double length, StepResult result, string reason)
    {
        failures++;
        next = length * (result.Trouble is not null ? 0.25 : Shortening(length, result.Error));
        rejected = (length, result.Error);
        if (next < SmallestRelativeStep * Math.Max(Time, options.ShortestStep / SmallestRelativeStep))
        {
            throw new StepFailedException(Time, length, reason);
        }

        if (failures >= 3 && formula == manySteps && !manySteps.Lower())
        {
            // the past says nothing of what follows
            var state = State.ToArray();
            Start(Time, state, next);
        }
    }
}

/// <summary>Settings of an integration. Immutable.</summary>
/// <param name="HighestOrder">Highest order of BDF, 1 to 5; 0 for TR-BDF2 alone.</param>
/// <param name="ShortestStep">Length below which a step counts as failed, in s.</param>
internal sealed record IntegratorOptions(int HighestOrder, double ShortestStep);

/// <summary>One attempt at a step.</summary>
/// <param name="Time">t at its end, in s.</param>
/// <param name="Length">Its length, in s.</param>
/// <param name="Order">Order of the formula.</param>
/// <param name="Method">Name of the formula.</param>
/// <param name="Error">Estimated error over the tolerance.</param>
/// <param name="Iterations">Newton iterations.</param>
/// <param name="Rejection">Why it was rejected, or <c>null</c>.</param>
internal readonly record struct StepAttempt(double Time, double Length, int Order, string Method, double Error, int Iterations, string? Rejection);

/// <summary>No step, however short, leads on.</summary>
/// <param name="time">Time that was reached, in s.</param>
/// <param name="length">The last length tried, in s.</param>
/// <param name="reason">Why it failed.</param>
internal sealed class StepFailedException(double time, double length, string reason) : Exception(reason)
{
    public double Time => time;

    public double Length => length;
}
