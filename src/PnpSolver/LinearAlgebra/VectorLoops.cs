using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PnpSolver.LinearAlgebra;

/// <summary>Element by element arithmetic on equally long runs of numbers, several at once.</summary>
internal static class VectorLoops
{
    private static Span<Vector<double>> Vectors(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    private static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    /// <summary>target = p·(lower − upper).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Difference(ReadOnlySpan<double> p, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> vp = Vectors(p);
        ReadOnlySpan<Vector<double>> vl = Vectors(lower);
        ReadOnlySpan<Vector<double>> vu = Vectors(upper);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] = vp[i] * (vl[i] - vu[i]);
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] = p[i] * (lower[i] - upper[i]);
        }
    }

    /// <summary>target = from·lower − to·upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Flow(ReadOnlySpan<double> from, ReadOnlySpan<double> lower, ReadOnlySpan<double> to, ReadOnlySpan<double> upper, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> vf = Vectors(from);
        ReadOnlySpan<Vector<double>> vl = Vectors(lower);
        ReadOnlySpan<Vector<double>> vo = Vectors(to);
        ReadOnlySpan<Vector<double>> vu = Vectors(upper);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] = (vf[i] * vl[i]) - (vo[i] * vu[i]);
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] = (from[i] * lower[i]) - (to[i] * upper[i]);
        }
    }

    /// <summary>target += s·(upper − lower).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Drift(ReadOnlySpan<double> s, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> vs = Vectors(s);
        ReadOnlySpan<Vector<double>> vl = Vectors(lower);
        ReadOnlySpan<Vector<double>> vu = Vectors(upper);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] += vs[i] * (vu[i] - vl[i]);
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += s[i] * (upper[i] - lower[i]);
        }
    }

    /// <summary>target −= a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        ReadOnlySpan<Vector<double>> vb = Vectors(b);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] -= va[i] * vb[i];
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] -= a[i] * b[i];
        }
    }

    /// <summary>target += a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<double> a, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] += va[i];
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += a[i];
        }
    }

    /// <summary>target −= a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ReadOnlySpan<double> a, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] -= va[i];
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] -= a[i];
        }
    }

    /// <summary>target = a/scale, or 0 where the scale is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unscale(ReadOnlySpan<double> a, ReadOnlySpan<double> scale, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        ReadOnlySpan<Vector<double>> vs = Vectors(scale);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] = Vector.ConditionalSelect(Vector.Equals(vs[i], Vector<double>.Zero), Vector<double>.Zero, va[i] / vs[i]);
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] = scale[i] == 0 ? 0 : a[i] / scale[i];
        }
    }

    /// <summary>target += a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        ReadOnlySpan<Vector<double>> vb = Vectors(b);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] += va[i] * vb[i];
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += a[i] * b[i];
        }
    }

    /// <summary>target = a·scale, or other where the scale is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(ReadOnlySpan<double> a, ReadOnlySpan<double> scale, ReadOnlySpan<double> other, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        ReadOnlySpan<Vector<double>> vs = Vectors(scale);
        ReadOnlySpan<Vector<double>> vo = Vectors(other);
        Span<Vector<double>> vt = Vectors(target);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] = Vector.ConditionalSelect(Vector.Equals(vs[i], Vector<double>.Zero), vo[i], va[i] * vs[i]);
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] = scale[i] == 0 ? other[i] : a[i] * scale[i];
        }
    }

    /// <summary>target += factor·a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        ReadOnlySpan<Vector<double>> va = Vectors(a);
        Span<Vector<double>> vt = Vectors(target);
        var vf = new Vector<double>(factor);
        for (int i = 0; i < vt.Length; i++)
        {
            vt[i] += vf * va[i];
        }

        for (int i = vt.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += factor * a[i];
        }
    }
}
