using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>The root of a function that rises with ψ: Newton's steps while each is shorter than half the last, halves elsewhere.</summary>
internal static class RisingRoot
{
    /// <summary>How far a root is sought.</summary>
    public const double Farthest = 1e9;

    private const int MaximumSteps = 400;

    /// <summary>The root, to the last bits, or <c>null</c> where the function changes sign nowhere within ±1e9.</summary>
    /// <param name="rising">The function with its derivative.</param>
    /// <param name="guess">Where to begin.</param>
    public static double? Find(Func<Dual, Dual> rising, double guess)
    {
        Dual at = rising(Dual.Variable(guess));
        if (at.Value == 0)
        {
            return at.Derivative > 0 ? guess : null;
        }

        double direction = at.Value < 0 ? 1 : -1;
        double near = guess;
        double far = guess;
        for (double reach = 1; !(direction * rising(far).Value > 0); reach *= 2)
        {
            near = far;
            far = guess + (direction * reach);
            if (!(reach <= Farthest))
            {
                return null;
            }
        }

        return Refine(rising, Math.Min(near, far), Math.Max(near, far));
    }

    private static double Refine(Func<Dual, Dual> rising, double lower, double upper)
    {
        double psi = lower + ((upper - lower) / 2);
        double last = upper - lower;
        for (int step = 0; step < MaximumSteps; step++)
        {
            Dual at = rising(Dual.Variable(psi));
            lower = at.Value <= 0 ? psi : lower;
            upper = at.Value >= 0 ? psi : upper;
            double change = -at.Value / at.Derivative;
            bool isNewton = Math.Abs(change) < last / 2 && psi + change > lower && psi + change < upper;
            double next = isNewton ? psi + change : lower + ((upper - lower) / 2);
            last = Math.Abs(next - psi);
            if (last <= 1e-18 + (1e-16 * Math.Abs(psi)))
            {
                return next;
            }

            psi = next;
        }

        return psi;
    }
}
