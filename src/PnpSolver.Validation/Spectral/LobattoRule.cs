namespace PnpSolver.Validation.Spectral;

/// <summary>Gauss–Lobatto–Legendre points of an element with their weights and derivative matrix. Immutable.</summary>
/// <remarks>Points on [−1, 1]: the ends and the zeros of P′_p; weights 2/(p(p + 1)P_p(x)²), exact to degree 2p − 1; derivatives
/// D_ij = P_p(x_i)/(P_p(x_j)(x_i − x_j)). Source: Canuto, Hussaini, Quarteroni and Zang 2006, doi:10.1007/978-3-540-30726-6,
/// section 2.3.</remarks>
internal sealed class LobattoRule
{
    /// <summary>The rule of a polynomial degree.</summary>
    /// <param name="degree">p; at least 2.</param>
    public LobattoRule(int degree)
    {
        int n = degree + 1;
        Points = new double[n];
        Weights = new double[n];
        Derivative = new double[n, n];
        var legendre = new double[n];
        for (int i = 0; i < n; i++)
        {
            (Points[i], legendre[i]) = Point(i, degree);
            Weights[i] = 2 / (degree * (degree + 1) * legendre[i] * legendre[i]);
        }

        for (int i = 0; i < n; i++)
        {
            double row = 0;
            for (int j = 0; j < n; j++)
            {
                Derivative[i, j] = i == j ? 0 : legendre[i] / (legendre[j] * (Points[i] - Points[j]));
                row += Derivative[i, j];
            }

            Derivative[i, i] = -row; // the derivative of a constant is zero to round-off
        }
    }

    /// <summary>Points, rising, shape [p + 1].</summary>
    public double[] Points { get; }

    /// <summary>Quadrature weights, shape [p + 1].</summary>
    public double[] Weights { get; }

    /// <summary>D_ij = ℓ_j′(x_i), shape [p + 1, p + 1].</summary>
    public double[,] Derivative { get; }

    private static (double X, double Legendre) Point(int index, int degree)
    {
        double x = -Math.Cos(Math.PI * index / degree);
        double value = 0;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double previous = 1;
            value = x;
            for (int k = 2; k <= degree; k++)
            {
                (previous, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * previous)) / k);
            }

            // Newton on (1 − x²)P′_p, whose derivative is −p(p + 1)P_p
            double step = ((x * value) - previous) / ((degree + 1) * value);
            x -= step;
            if (Math.Abs(step) < 1e-16)
            {
                break;
            }
        }

        return (x, value);
    }
}
