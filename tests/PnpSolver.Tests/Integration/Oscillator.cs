using PnpSolver.Integration;

namespace PnpSolver.Tests.Integration;

/// <summary>A forced, stiff pair with a known solution and one algebraic equation: y₀' = −λ(y₀ − cos t) − sin t, y₁' = −y₂, y₂ = y₁ + s(t).</summary>
/// <remarks>y₀ = cos t; y₁ = e^(−t) where s = 0. Stored are y₀ and y₁; y₂ follows at every time.</remarks>
/// <param name="stiffness">λ.</param>
/// <param name="tolerance">What an error of 1 in the norm stands for.</param>
internal sealed class Oscillator(double stiffness, double tolerance = 1) : IImplicitSystem
{
    private double rate;

    public int StateCount => 3;

    public int StoredCount => 2;

    public static double[] Exact(double t) => [Math.Cos(t), Math.Exp(-t), Math.Exp(-t)];

    public void Store(ReadOnlySpan<double> state, Span<double> stored) => state[..2].CopyTo(stored);

    public void Rates(ReadOnlySpan<double> state, double time, Span<double> rates)
    {
        rates[0] = (-stiffness * (state[0] - Math.Cos(time))) - Math.Sin(time);
        rates[1] = -state[2];
    }

    public void Repair(ReadOnlySpan<double> last, Span<double> state)
    {
    }

    public StageResult Solve(in Stage stage, Span<double> state, CancellationToken cancellation)
    {
        rate = stage.Rate;
        state[0] = (stage.History[0] + (stiffness * Math.Cos(stage.Time)) - Math.Sin(stage.Time)) / (rate + stiffness);
        state[1] = stage.History[1] / (rate + 1);
        state[2] = state[1];
        return new(1, null);
    }

    public double Error(ReadOnlySpan<double> error, CancellationToken cancellation) =>
        Math.Max(Math.Abs(rate * error[0] / (rate + stiffness)), Math.Abs(rate * error[1] / (rate + 1))) / tolerance;
}
