using System.Runtime.InteropServices;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Flexible GMRES with right preconditioning: J·x = b for an operator and an approximate inverse that need not be exactly linear.</summary>
/// <remarks>Source: Saad 1993, doi:10.1137/0914028. The preconditioned vectors are kept in single precision and the operator is applied to what was
/// kept, so nothing is lost by it. Orthogonalisation by block Gram–Schmidt, repeated where a vector loses most of its length. Basis vectors
/// are allocated when they are first needed and kept; solving again allocates nothing. Results do not depend on the number of threads.</remarks>
internal sealed unsafe class FlexibleGmres
{
    /// <summary>A cycle that lowers the true residual by less than this factor has stagnated.</summary>
    private const double LeastGain = 0.5;

    private readonly int unknowns;
    private readonly int restart;
    private readonly BlockedVectors vectors;
    private readonly double[]?[] basis;
    private readonly float[]?[] directions;
    private readonly double[] work;
    private readonly HessenbergLeastSquares least;

    /// <summary>Storage for systems of some size.</summary>
    /// <param name="unknowns">Number of unknowns.</param>
    /// <param name="restart">Iterations per cycle.</param>
    /// <param name="crew">Threads.</param>
    public FlexibleGmres(int unknowns, int restart, WorkCrew crew)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unknowns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(restart, 1);
        this.unknowns = unknowns;
        this.restart = restart;
        vectors = new BlockedVectors(unknowns, restart + 1, crew);
        basis = new double[]?[restart + 1];
        directions = new float[]?[restart];
        work = GC.AllocateUninitializedArray<double>(unknowns, pinned: true);
        least = new HessenbergLeastSquares(restart);
    }

    /// <summary>Solves J·x = b from x = 0.</summary>
    /// <param name="operation">J.</param>
    /// <param name="preconditioner">≈ J⁻¹.</param>
    /// <param name="b">b, shape [unknowns].</param>
    /// <param name="x">The solution on exit, shape [unknowns].</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="cancellation">Cancels between iterations.</param>
    /// <returns>How it ended, with the true residual.</returns>
    public KrylovResult Solve(
        ILinearOperator operation, IPreconditioner preconditioner, ReadOnlySpan<double> b, Span<double> x, KrylovLimits limits, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, unknowns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, unknowns);
        x.Clear();
        Span<double> first = Basis(0);
        b.CopyTo(first);
        double whole = Norm(0);
        if (whole == 0)
        {
            return new(KrylovOutcome.Converged, 0, 0);
        }

        double residual = whole;
        int iterations = 0;
        while (true)
        {
            if (!double.IsFinite(residual))
            {
                return new(KrylovOutcome.NotFinite, iterations, residual / whole);
            }

            double before = residual;
            int steps = Cycle(operation, preconditioner, residual, limits.Tolerance * whole, limits.Iterations - iterations, cancellation);
            iterations += steps;
            AddSolution(x, steps);
            operation.Apply(x, first);
            fixed (double* right = b)
            {
                residual = vectors.Difference(right, Pointer(0));
            }

            KrylovOutcome? outcome = residual <= limits.Tolerance * whole * 1.01 ? KrylovOutcome.Converged
                : !double.IsFinite(residual) ? KrylovOutcome.NotFinite
                : iterations >= limits.Iterations ? KrylovOutcome.IterationLimit
                : residual > LeastGain * before ? KrylovOutcome.Stagnated : null;
            if (outcome is { } end)
            {
                return new(end, iterations, residual / whole);
            }
        }
    }

    /// <summary>One cycle from the residual in the first basis vector.</summary>
    /// <returns>Number of directions found.</returns>
    private int Cycle(ILinearOperator operation, IPreconditioner preconditioner, double residual, double target, int most, CancellationToken cancellation)
    {
        Scale(0, 1 / residual);
        least.Begin(residual);
        int k = 0;
        while (k < Math.Min(restart, most) && least.Residual > target)
        {
            cancellation.ThrowIfCancellationRequested();
            preconditioner.Apply(Basis(k), work);
            Keep(k);
            Span<double> next = Basis(k + 1);
            operation.Apply(work, next);
            double length = Orthogonalise(k);
            if (!double.IsFinite(length))
            {
                return k;
            }

            k++;
            if (!least.Append(length) || length == 0)
            {
                return k;
            }

            Scale(k, 1 / length);
        }

        return k;
    }

    /// <summary>Makes the newest basis vector orthogonal to the others.</summary>
    /// <returns>Its length.</returns>
    private double Orthogonalise(int k)
    {
        Span<double> h = least.Column(k);
        double* next = Pointer(k + 1);
        for (int v = 0; v <= k; v++)
        {
            vectors.Set(v, Pointer(v));
        }

        vectors.Project(next, h);
        double length = vectors.Subtract(next, h);
        double removed = 0;
        foreach (double value in h)
        {
            removed += value * value;
        }

        if (length * length < 0.01 * removed)
        {
            Span<double> more = least.Spare(k);
            vectors.Project(next, more);
            length = vectors.Subtract(next, more);
            for (int v = 0; v <= k; v++)
            {
                h[v] += more[v];
            }
        }

        return length;
    }

    private void AddSolution(Span<double> x, int steps)
    {
        ReadOnlySpan<double> y = least.Solve(steps);
        for (int k = 0; k < steps; k++)
        {
            vectors.Set(k, Marshal.UnsafeAddrOfPinnedArrayElement(directions[k]!, 0).ToPointer());
        }

        fixed (double* target = x)
        {
            vectors.Combine(target, y);
        }
    }

    /// <summary>Keeps the direction in single precision, and goes on with what was kept.</summary>
    private void Keep(int k)
    {
        float[] kept = directions[k] ??= GC.AllocateUninitializedArray<float>(unknowns, pinned: true);
        vectors.Round(Start(work), (float*)Marshal.UnsafeAddrOfPinnedArrayElement(kept, 0));
    }

    private Span<double> Basis(int k) => basis[k] ??= GC.AllocateUninitializedArray<double>(unknowns, pinned: true);

    private double* Pointer(int k) => Start(basis[k]!);

    private static double* Start(double[] pinned) => (double*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private double Norm(int k) => vectors.Subtract(Pointer(k), []);

    private void Scale(int k, double factor) => vectors.Scale(Pointer(k), factor);
}
