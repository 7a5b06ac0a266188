namespace PnpSolver.Solvers;

/// <summary>Settings of the Newton iteration; the defaults serve every case known to us. Immutable.</summary>
public sealed record NewtonOptions
{
    /// <summary>Most steps of one solve before it counts as failed; 1 or more.</summary>
    public int MaximumSteps { get; init; } = 60;

    /// <summary>Size of the update, in ψ and relative concentration, at which the iteration has converged: the next one would
    /// be its square.</summary>
    public double Tolerance { get; init; } = 1e-11;

    /// <summary>Smallest concentration that Newton leaves, in mol/m³: far below one ion in the ocean, far above underflow.</summary>
    public double Smallest { get; init; } = 1e-200;

    /// <summary>Concentrations below this fraction of a species' largest count less and less in the size of an update: what
    /// is expelled by many thermal voltages has no digits to converge.</summary>
    public double Trace { get; init; } = 1e-10;

    /// <summary>And so do concentrations below this fraction of the largest of all species': nothing in a litre of brine.</summary>
    public double Nothing { get; init; } = 1e-20;

    /// <summary>An update that no longer falls is accepted as round-off below this size, if the residual is as small; the report
    /// then says so.</summary>
    public double RoundOffLimit { get; init; } = 1e-7;

    /// <summary>After a step smaller than this the factors are used again, as long as each step is a tenth of the one before.</summary>
    public double ReuseLimit { get; init; } = 1e-3;

    /// <summary>Largest change of ψ in one step.</summary>
    public double LargestPotentialStep { get; init; } = 4;

    /// <summary>Smallest factor on a concentration in one step; keeps it positive.</summary>
    public double SmallestFactor { get; init; } = 0.02;

    /// <summary>Threads of an axisymmetric solve; the result does not depend on it.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Whether small axisymmetric grids are solved by elimination; else they are iterated on like large ones.</summary>
    public bool PrefersElimination { get; init; } = true;

    /// <summary>Relative residual that an iterative solution may leave far from the solution.</summary>
    public double LooseAccuracy { get; init; } = 1e-2;

    /// <summary>Relative residual that an iterative solution may leave close to the solution.</summary>
    public double TightAccuracy { get; init; } = 1e-7;

    /// <summary>Relative residual that may be left in the step that follows an update of some size: the step's own error then stays below
    /// the square that Newton leaves.</summary>
    internal double AccuracyAfter(double update) => update < 1 ? Math.Clamp(0.01 * update, TightAccuracy, LooseAccuracy) : LooseAccuracy;
}
