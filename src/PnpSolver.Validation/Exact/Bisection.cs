namespace PnpSolver.Validation.Exact;

/// <summary>Roots of monotone functions, to the last bit.</summary>
/// <remarks>Plain halving: the closed forms are cheap, and nothing about the function has to be tuned.</remarks>
internal static class Bisection
{
    /// <summary>The place in an interval where a function changes sign.</summary>
    /// <exception cref="ArgumentException">The function has one sign at both ends.</exception>
    public static double Root(Func<double, double> function, double lower, double upper)
    {
        double atLower = function(lower);
        double atUpper = function(upper);
        if (atLower == 0 || atUpper == 0)
        {
            return atLower == 0 ? lower : upper;
        }

        if (!(atLower < 0 ^ atUpper < 0) || !double.IsFinite(atLower + atUpper))
        {
            throw new ArgumentException(
                $"no change of sign between {lower:g6} (value {atLower:g6}) and {upper:g6} (value {atUpper:g6})");
        }

        while (true)
        {
            double middle = lower + ((upper - lower) / 2);
            if (middle == lower || middle == upper)
            {
                return middle;
            }

            if (function(middle) < 0 == atLower < 0)
            {
                lower = middle;
            }
            else
            {
                upper = middle;
            }
        }
    }

    /// <summary>The root of a rising function, sought outwards from zero on both sides.</summary>
    /// <param name="rising">The function; it changes sign somewhere.</param>
    /// <param name="scale">First distance from zero that is tried; positive.</param>
    public static double RootOfRising(Func<double, double> rising, double scale)
    {
        double atZero = rising(0);
        if (atZero == 0)
        {
            return 0;
        }

        double near = 0;
        double far = atZero < 0 ? scale : -scale;
        while (rising(far) < 0 == atZero < 0)
        {
            near = far;
            far *= 2;
            if (!double.IsFinite(far))
            {
                throw new ArgumentException($"no root on the side of {Math.Sign(far)}: the value at 0 is {atZero:g6}");
            }
        }

        return Root(rising, Math.Min(near, far), Math.Max(near, far));
    }
}
