namespace PnpSolver.Diagnostics.Refinement;

/// <summary>What three meshes, each with cells half as long as the one before, tell of the error on the first.</summary>
/// <remarks>With f(h) = f + C h^p the ratio (f₁ − f₂)/(f₂ − f₃) is 2^p, and f₁ errs by e = (f₁ − f₂)·2^p/(2^p − 1). Where p is an order that the scheme
/// can have, the uncertainty is 1.25 |e|, and else 3 times the largest difference of two meshes. Source: Roache 1994, doi:10.1115/1.2910291 (grid convergence
/// index and its factors); Richardson 1911, doi:10.1098/rsta.1911.0009.</remarks>
public static class Richardson
{
    /// <summary>Factor on the estimated error where the meshes show an order.</summary>
    public const double AsymptoticFactor = 1.25;

    /// <summary>Factor on the largest difference where they show none.</summary>
    public const double CautiousFactor = 3;

    /// <summary>Lowest order that counts: singular at a re-entrant corner.</summary>
    public const double LowestOrder = 0.9;

    /// <summary>Highest order that counts: second, or what is left of the fourth where the second cancels.</summary>
    public const double HighestOrder = 4.5;

    // beyond this the number is rounded, not discretised
    private const double RoundOff = 1e-12;

    /// <summary>The uncertainty of the first of three numbers.</summary>
    /// <param name="first">f on cells of size h.</param>
    /// <param name="second">f on cells of size h/2.</param>
    /// <param name="third">f on cells of size h/4.</param>
    /// <param name="scale">Magnitude on which round-off acts where it exceeds the numbers' own.</param>
    public static Uncertainty Of(double first, double second, double third, double scale = 0)
    {
        double noise = RoundOff * Math.Max(scale, Math.Max(Math.Abs(first), Math.Max(Math.Abs(second), Math.Abs(third))));
        double coarse = first - second;
        double fine = second - third;
        double largest = Math.Max(Math.Abs(coarse), Math.Max(Math.Abs(fine), Math.Abs(coarse + fine)));
        if (largest <= noise)
        {
            return new(noise) { IsRoundOff = true };
        }

        double ratio = coarse / fine;
        double order = Math.Log2(ratio);
        if (!(order >= LowestOrder && order <= HighestOrder))
        {
            return new((CautiousFactor * largest) + noise);
        }

        double error = coarse * ratio / (ratio - 1);
        return new((AsymptoticFactor * Math.Abs(error)) + noise) { Order = order, Extrapolated = first - error };
    }
}
