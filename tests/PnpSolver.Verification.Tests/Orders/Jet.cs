namespace PnpSolver.Verification.Tests.Orders;

/// <summary>A value with its derivatives along r and z, so that a chosen field brings its gradient with it.</summary>
/// <param name="Value">The value.</param>
/// <param name="R">Its derivative along r.</param>
/// <param name="Z">Its derivative along z.</param>
internal readonly record struct Jet(double Value, double R, double Z)
{
    public static implicit operator Jet(double constant) => new(constant, 0, 0);

    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.R + b.R, a.Z + b.Z);

    public static Jet operator *(Jet a, Jet b) => new(a.Value * b.Value, (a.R * b.Value) + (a.Value * b.R), (a.Z * b.Value) + (a.Value * b.Z));

    public static Jet Cos(Jet a) => new(Math.Cos(a.Value), -Math.Sin(a.Value) * a.R, -Math.Sin(a.Value) * a.Z);

    /// <summary>max(a, 0), which has a kink where a = 0.</summary>
    public static Jet Ramp(Jet a) => a.Value > 0 ? a : 0;
}
