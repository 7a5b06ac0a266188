namespace PnpSolver.LinearAlgebra;

/// <summary>A small dense linear system, solved in place and without allocation: the constraints of a Newton step.</summary>
/// <remarks>Gaussian elimination with scaled partial pivoting, Golub and Van Loan, Matrix Computations, 4th ed., §3.4.</remarks>
internal sealed class SmallSystem
{
    private readonly int order;
    private readonly double[] matrix;
    private readonly double[] right;

    /// <summary>Storage for a system of some order.</summary>
    /// <param name="order">Number of equations; 0 or more.</param>
    public SmallSystem(int order)
    {
        this.order = order;
        matrix = new double[order * order];
        right = new double[order];
    }

    /// <summary>One coefficient.</summary>
    /// <param name="row">The equation.</param>
    /// <param name="column">The unknown.</param>
    public ref double this[int row, int column] => ref matrix[(row * order) + column];

    /// <summary>Right-hand sides before, solution after <see cref="Solve"/>, shape [order].</summary>
    public Span<double> Right => right;

    /// <summary>Solves; the coefficients are used up.</summary>
    /// <exception cref="SingularMatrixException">The equations do not determine the unknowns.</exception>
    public void Solve()
    {
        for (int row = 0; row < order; row++)
        {
            ScaleRow(row);
        }

        for (int p = 0; p < order; p++)
        {
            MovePivotUp(p);
            for (int row = p + 1; row < order; row++)
            {
                double factor = this[row, p] / this[p, p];
                for (int column = p; column < order; column++)
                {
                    this[row, column] -= factor * this[p, column];
                }

                right[row] -= factor * right[p];
            }
        }

        for (int row = order - 1; row >= 0; row--)
        {
            for (int column = row + 1; column < order; column++)
            {
                right[row] -= this[row, column] * right[column];
            }

            right[row] /= this[row, row];
        }
    }

    private void ScaleRow(int row)
    {
        double largest = 0;
        for (int column = 0; column < order; column++)
        {
            largest = Math.Max(largest, Math.Abs(this[row, column]));
        }

        double scale = largest > 0 ? 1 / largest : 1;
        for (int column = 0; column < order; column++)
        {
            this[row, column] *= scale;
        }

        right[row] *= scale;
    }

    private void MovePivotUp(int p)
    {
        int best = p;
        for (int row = p + 1; row < order; row++)
        {
            best = Math.Abs(this[row, p]) > Math.Abs(this[best, p]) ? row : best;
        }

        if (!(Math.Abs(this[best, p]) > 0))
        {
            throw new SingularMatrixException(-1, p);
        }

        for (int column = 0; column < order && best != p; column++)
        {
            (this[p, column], this[best, column]) = (this[best, column], this[p, column]);
        }

        (right[p], right[best]) = (right[best], right[p]);
    }
}
