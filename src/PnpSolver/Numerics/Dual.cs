namespace PnpSolver.Numerics;

/// <summary>A number with one derivative: forward-mode differentiation for everything a user may add.</summary>
/// <param name="Value">The value.</param>
/// <param name="Derivative">Its derivative with respect to the seeded variable.</param>
public readonly record struct Dual(double Value, double Derivative)
{
    /// <summary>The independent variable at a value: derivative 1.</summary>
    public static Dual Variable(double value) => new(value, 1);

    /// <summary>A constant: derivative 0.</summary>
    public static implicit operator Dual(double value) => new(value, 0);

    /// <summary>A constant: derivative 0.</summary>
    public static Dual FromDouble(double value) => value;

    /// <summary>Sum.</summary>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    /// <summary>Difference.</summary>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    /// <summary>Negation.</summary>
    public static Dual operator -(Dual a) => new(-a.Value, -a.Derivative);

    /// <summary>Product.</summary>
    public static Dual operator *(Dual a, Dual b) =>
        new(a.Value * b.Value, (a.Derivative * b.Value) + (a.Value * b.Derivative));

    /// <summary>Quotient.</summary>
    public static Dual operator /(Dual a, Dual b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a.Derivative - (quotient * b.Derivative)) / b.Value);
    }

    /// <summary>e^a.</summary>
    public static Dual Exp(Dual a)
    {
        double value = Math.Exp(a.Value);
        return new(value, value * a.Derivative);
    }

    /// <summary>ln a.</summary>
    public static Dual Log(Dual a) => new(Math.Log(a.Value), a.Derivative / a.Value);

    /// <summary>a^n for a constant exponent; a constant stays one, also where the slope is infinite (0^n with n below 1).</summary>
    public static Dual Pow(Dual a, double exponent)
    {
        double value = Math.Pow(a.Value, exponent);
        return new(value, exponent == 0 || a.Derivative == 0 ? 0 : exponent * Math.Pow(a.Value, exponent - 1) * a.Derivative);
    }
}
