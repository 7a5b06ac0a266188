namespace PnpSolver.LinearAlgebra;

/// <summary>y = J·x.</summary>
internal interface ILinearOperator
{
    /// <summary>Applies the operator.</summary>
    /// <param name="x">x, shape [unknowns].</param>
    /// <param name="y">J·x on exit, shape [unknowns]; not the same storage as x.</param>
    void Apply(ReadOnlySpan<double> x, Span<double> y);
}

/// <summary>z ≈ J⁻¹·r.</summary>
internal interface IPreconditioner
{
    /// <summary>Applies the approximate inverse.</summary>
    /// <param name="r">r, shape [unknowns].</param>
    /// <param name="z">≈ J⁻¹·r on exit, shape [unknowns]; not the same storage as r.</param>
    void Apply(ReadOnlySpan<double> r, Span<double> z);
}

/// <summary>How an iterative solution ended.</summary>
internal enum KrylovOutcome
{
    /// <summary>The true residual is below the tolerance.</summary>
    Converged,

    /// <summary>All iterations were used.</summary>
    IterationLimit,

    /// <summary>The last cycle hardly lowered the true residual: more iterations would not help.</summary>
    Stagnated,

    /// <summary>A number that is not finite appeared; the solution is that of the iterations before it.</summary>
    NotFinite,
}

/// <summary>Result of an iterative solution of J·x = b.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Iterations">Number of products with J but those that check the residual.</param>
/// <param name="Residual">‖b − J·x‖/‖b‖, computed from x.</param>
internal readonly record struct KrylovResult(KrylovOutcome Outcome, int Iterations, double Residual);

/// <summary>When an iterative solution stops.</summary>
/// <param name="Tolerance">‖b − J·x‖/‖b‖ to be reached.</param>
/// <param name="Iterations">Most products with J.</param>
internal readonly record struct KrylovLimits(double Tolerance, int Iterations);
