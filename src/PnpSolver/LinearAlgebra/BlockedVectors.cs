using System.Numerics;
using System.Runtime.CompilerServices;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Inner products and sums over long vectors, in blocks that stay in cache, by all threads.</summary>
/// <remarks>Partial sums belong to blocks and are added in their order, so results do not depend on the number of threads.</remarks>
internal sealed unsafe class BlockedVectors
{
    private const int Block = 8192;

    private readonly int length;
    private readonly int limit;
    private readonly int blocks;
    private readonly WorkCrew crew;
    private readonly double[] partial;
    private readonly nint[] set;
    private readonly double[] coefficients;
    private readonly Action<int> project;
    private readonly Action<int> subtract;
    private readonly Action<int> combine;
    private readonly Action<int> scale;
    private readonly Action<int> round;
    private readonly Action<int> difference;
    private int count;
    private double* target;
    private void* source;
    private double multiplier;

    /// <summary>Storage for sets of vectors.</summary>
    /// <param name="length">Length of the vectors.</param>
    /// <param name="limit">Largest number of vectors in a set.</param>
    /// <param name="crew">Threads.</param>
    public BlockedVectors(int length, int limit, WorkCrew crew)
    {
        this.length = length;
        this.limit = limit;
        this.crew = crew;
        blocks = (length + Block - 1) / Block;
        partial = new double[blocks * (limit + 1)];
        set = new nint[limit];
        coefficients = new double[limit];
        project = Project;
        subtract = Subtract;
        combine = Combine;
        scale = Scale;
        round = Round;
        difference = Difference;
    }

    /// <summary>Names a vector of the set.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="vector">Pinned storage of doubles (or floats, for <see cref="Combine(double*, ReadOnlySpan{double})"/>).</param>
    public void Set(int index, void* vector) => set[index] = (nint)vector;

    /// <summary>h_k = v_k·w.</summary>
    /// <param name="w">w, shape [length].</param>
    /// <param name="h">The products on exit; its length is the number of vectors.</param>
    public void Project(double* w, Span<double> h)
    {
        target = w;
        count = h.Length;
        crew.Run(blocks, project);
        for (int k = 0; k < count; k++)
        {
            h[k] = Sum(k);
        }
    }

    /// <summary>w −= Σ h_k·v_k.</summary>
    /// <param name="w">w, shape [length].</param>
    /// <param name="h">The factors; none leaves w as it is.</param>
    /// <returns>‖w‖ afterwards.</returns>
    public double Subtract(double* w, ReadOnlySpan<double> h)
    {
        target = w;
        count = h.Length;
        h.CopyTo(coefficients);
        crew.Run(blocks, subtract);
        return Math.Sqrt(Sum(limit));
    }

    /// <summary>x += Σ y_k·z_k for a set in single precision.</summary>
    /// <param name="x">x, shape [length].</param>
    /// <param name="y">The factors.</param>
    public void Combine(double* x, ReadOnlySpan<double> y)
    {
        target = x;
        count = y.Length;
        y.CopyTo(coefficients);
        crew.Run(blocks, combine);
    }

    /// <summary>v ← factor·v.</summary>
    /// <param name="v">v, shape [length].</param>
    /// <param name="factor">The factor.</param>
    public void Scale(double* v, double factor)
    {
        target = v;
        multiplier = factor;
        crew.Run(blocks, scale);
    }

    /// <summary>Rounds a vector to single precision.</summary>
    /// <param name="v">The vector; what was rounded on exit, shape [length].</param>
    /// <param name="rounded">The same in single precision on exit, shape [length].</param>
    public void Round(double* v, float* rounded)
    {
        target = v;
        source = rounded;
        crew.Run(blocks, round);
    }

    /// <summary>r ← b − r.</summary>
    /// <param name="b">b, shape [length].</param>
    /// <param name="r">r, shape [length].</param>
    /// <returns>‖r‖.</returns>
    public double Difference(double* b, double* r)
    {
        target = r;
        source = b;
        crew.Run(blocks, difference);
        return Math.Sqrt(Sum(limit));
    }

    private double Sum(int k)
    {
        double sum = 0;
        for (int block = 0; block < blocks; block++)
        {
            sum += partial[(k * blocks) + block];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Project(int block)
    {
        int first = block * Block;
        int size = Math.Min(Block, length - first);
        for (int k = 0; k < count; k++)
        {
            partial[(k * blocks) + block] = Dot((double*)set[k] + first, target + first, size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(int block)
    {
        int first = block * Block;
        int size = Math.Min(Block, length - first);
        double* w = target + first;
        int lanes = Vector<double>.Count;
        for (int k = 0; k < count; k++)
        {
            double* v = (double*)set[k] + first;
            var factor = new Vector<double>(-coefficients[k]);
            int n = 0;
            for (; n <= size - lanes; n += lanes)
            {
                Vector.FusedMultiplyAdd(factor, Vector.Load(v + n), Vector.Load(w + n)).Store(w + n);
            }

            for (; n < size; n++)
            {
                w[n] -= coefficients[k] * v[n];
            }
        }

        partial[(limit * blocks) + block] = Dot(w, w, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(int block)
    {
        int first = block * Block;
        int size = Math.Min(Block, length - first);
        double* x = target + first;
        int lanes = Vector<double>.Count;
        for (int k = 0; k < count; k++)
        {
            float* z = (float*)set[k] + first;
            var factor = new Vector<double>(coefficients[k]);
            int n = 0;
            for (; n <= size - (2 * lanes); n += 2 * lanes)
            {
                Vector.Widen(Vector.Load(z + n), out Vector<double> low, out Vector<double> high);
                Vector.FusedMultiplyAdd(factor, low, Vector.Load(x + n)).Store(x + n);
                Vector.FusedMultiplyAdd(factor, high, Vector.Load(x + n + lanes)).Store(x + n + lanes);
            }

            for (; n < size; n++)
            {
                x[n] += coefficients[k] * z[n];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scale(int block)
    {
        foreach (ref double value in new Span<double>(target + (block * Block), Math.Min(Block, length - (block * Block))))
        {
            value *= multiplier;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Round(int block)
    {
        float* rounded = (float*)source;
        for (int n = block * Block; n < Math.Min(length, (block + 1) * Block); n++)
        {
            rounded[n] = (float)target[n];
            target[n] = rounded[n];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Difference(int block)
    {
        double* b = (double*)source;
        int first = block * Block;
        int size = Math.Min(Block, length - first);
        for (int n = first; n < first + size; n++)
        {
            target[n] = b[n] - target[n];
        }

        partial[(limit * blocks) + block] = Dot(target + first, target + first, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(double* a, double* b, int size)
    {
        int lanes = Vector<double>.Count;
        Vector<double> even = Vector<double>.Zero;
        Vector<double> odd = Vector<double>.Zero;
        int n = 0;
        for (; n <= size - (2 * lanes); n += 2 * lanes)
        {
            even = Vector.FusedMultiplyAdd(Vector.Load(a + n), Vector.Load(b + n), even);
            odd = Vector.FusedMultiplyAdd(Vector.Load(a + n + lanes), Vector.Load(b + n + lanes), odd);
        }

        double sum = Vector.Sum(even + odd);
        for (; n < size; n++)
        {
            sum += a[n] * b[n];
        }

        return sum;
    }
}
