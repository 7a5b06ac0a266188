namespace PnpSolver.Validation.Exact;

/// <summary>How diffusion from the inside ends at the surface of a body.</summary>
public enum DiffusionEnd
{
    /// <summary>Nothing passes.</summary>
    Closed,

    /// <summary>The concentration is held.</summary>
    Fixed,
}

/// <summary>Modes in which a concentration evens out in a slab, a cylinder or a sphere. Immutable.</summary>
/// <remarks>∂c/∂t = D∇²c: each mode X_n(x) decays with D k_n². Slab, whose middle plane is closed: cos(k x) with k L = nπ (closed) or (n − ½)π
/// (fixed); cylinder: J₀(k r), k a a zero of J₁ (closed) or J₀ (fixed); sphere: sin(k r)/(k r), k a a root of tan x = x (closed) or nπ (fixed). For a
/// neutral binary salt D is the ambipolar one. Source: Crank, The Mathematics of Diffusion, 2nd edition 1975.</remarks>
public sealed class DiffusionModes
{
    /// <summary>e^(−44) is below the last bit of 1.</summary>
    private const double Negligible = 44;
    private readonly DiffusionEnd end;
    private readonly Func<int, double> root;
    private readonly Func<double, double> shape;
    private readonly int dimensions;

    private DiffusionModes(double size, DiffusionEnd end, int dimensions, (Func<int, double> Root, Func<double, double> Shape) form)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Size = size;
        this.end = end;
        this.dimensions = dimensions;
        (root, shape) = form;
    }

    /// <summary>Half of a slab's thickness, or the radius, in m.</summary>
    public double Size { get; }

    private bool IsClosed => end == DiffusionEnd.Closed;

    /// <summary>A slab from a closed plane at x = 0 to its end at x = L; by symmetry half of one with two like ends at ±L.</summary>
    /// <param name="length">L, in m.</param>
    /// <param name="end">What holds at x = L.</param>
    public static DiffusionModes Slab(double length, DiffusionEnd end) =>
        new(length, end, 1, (n => (end == DiffusionEnd.Closed ? n : n - 0.5) * Math.PI, Math.Cos));

    /// <summary>A cylinder.</summary>
    /// <param name="radius">a, in m.</param>
    /// <param name="end">What holds at r = a.</param>
    public static DiffusionModes Cylinder(double radius, DiffusionEnd end)
    {
        // zeros of J₀ and J₁ lie alternately in stretches of half a turn
        int order = end == DiffusionEnd.Closed ? 1 : 0;
        return new(radius, end, 2, (Zero, x => BesselFunction.J(0, x)));

        double Zero(int n) => Bisection.Root(
            x => BesselFunction.J(order, x), (n - 0.5 + (0.5 * order)) * Math.PI, (n + (0.5 * order)) * Math.PI);
    }

    /// <summary>A sphere.</summary>
    /// <param name="radius">a, in m.</param>
    /// <param name="end">What holds at r = a.</param>
    public static DiffusionModes Sphere(double radius, DiffusionEnd end)
    {
        return new(radius, end, 3, (end == DiffusionEnd.Closed ? Closed : n => n * Math.PI, x => x == 0 ? 1 : Math.Sin(x) / x));

        static double Closed(int n) => Bisection.Root(x => Math.Sin(x) - (x * Math.Cos(x)), n * Math.PI, (n + 0.5) * Math.PI);
    }

    /// <summary>k_n, in 1/m.</summary>
    /// <param name="mode">n, 1 for the slowest that decays.</param>
    public double WaveNumber(int mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mode);
        return root(mode) / Size;
    }

    /// <summary>1/(D k_n²), in s.</summary>
    /// <param name="mode">n, from 1.</param>
    /// <param name="diffusivity">D, in m²/s.</param>
    public double TimeConstant(int mode, double diffusivity) => 1 / (diffusivity * WaveNumber(mode) * WaveNumber(mode));

    /// <summary>X_n, which is 1 in the middle.</summary>
    /// <param name="mode">n, from 1.</param>
    /// <param name="place">x or r, in m.</param>
    public double Shape(int mode, double place) => shape(WaveNumber(mode) * place);

    /// <summary>Mean of what is left at a time of an excess that was uniform at t = 0: Σ 2d/(k_n L)² e^(−D k_n² t), d = 1, 2, 3 dimensions.</summary>
    /// <param name="diffusivity">D, in m²/s.</param>
    /// <param name="time">t, in s; not negative.</param>
    /// <returns>From 1 down to 0; 1 always in a closed body.</returns>
    public double Remaining(double diffusivity, double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        double reach = diffusivity * time / (Size * Size);
        double sum = 0;
        for (int n = 1; !IsClosed && reach > 0; n++)
        {
            double square = root(n) * root(n);
            if (square * reach > Negligible)
            {
                return sum;
            }

            sum += 2 * dimensions / square * Math.Exp(-square * reach);
        }

        return 1;
    }
}
