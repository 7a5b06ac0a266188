namespace PnpSolver.Integration;

/// <summary>The last accepted points of an integration, newest first, in storage that is allocated once.</summary>
internal sealed class StepHistory
{
    /// <summary>Points that are kept: enough for the error of the order above the highest.</summary>
    public const int Capacity = BdfFormula.HighestOrder + 3;

    private readonly double[] times = new double[Capacity];
    private readonly double[][] states;
    private readonly double[][] stored;
    private int newest;

    public StepHistory(IImplicitSystem system)
    {
        states = [.. Enumerable.Range(0, Capacity).Select(_ => new double[system.StateCount])];
        stored = [.. Enumerable.Range(0, Capacity).Select(_ => new double[system.StoredCount])];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; private set; }

    /// <summary>t of a point.</summary>
    /// <param name="back">0 for the newest.</param>
    public double Time(int back) => times[Index(back)];

    /// <summary>t of the newest points.</summary>
    /// <param name="newestFirst">Receives them, newest first.</param>
    public void CopyTimes(Span<double> newestFirst)
    {
        for (int j = 0; j < newestFirst.Length; j++)
        {
            newestFirst[j] = Time(j);
        }
    }

    /// <summary>y of a point, shape [states].</summary>
    /// <param name="back">0 for the newest.</param>
    public ReadOnlySpan<double> State(int back) => states[Index(back)];

    /// <summary>u of a point, shape [stored].</summary>
    /// <param name="back">0 for the newest.</param>
    public ReadOnlySpan<double> Stored(int back) => stored[Index(back)];

    /// <summary>Forgets all points.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a point; the oldest gives way.</summary>
    public void Add(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> amounts)
    {
        newest = (newest + 1) % Capacity;
        times[newest] = time;
        state.CopyTo(states[newest]);
        amounts.CopyTo(stored[newest]);
        Count = Math.Min(Count + 1, Capacity);
    }

    /// <summary>Σ_j w_j y_j over the newest points.</summary>
    public void CombineStates(ReadOnlySpan<double> weights, Span<double> sum) => Combine(states, weights, sum);

    /// <summary>Σ_j w_j u_j over the newest points.</summary>
    public void CombineStored(ReadOnlySpan<double> weights, Span<double> sum) => Combine(stored, weights, sum);

    private int Index(int back) => (newest - back + Capacity) % Capacity;

    private void Combine(double[][] vectors, ReadOnlySpan<double> weights, Span<double> sum)
    {
        sum.Clear();
        for (int j = 0; j < weights.Length; j++)
        {
            double weight = weights[j];
            double[] vector = vectors[Index(j)];
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += weight * vector[i];
            }
        }
    }
}
