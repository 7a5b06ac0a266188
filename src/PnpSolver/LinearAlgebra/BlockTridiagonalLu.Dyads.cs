using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <summary>The part of the off-diagonal blocks that activity coefficients add: a column times a row.</summary>
/// <remarks>A flux answers to all activities at a node through one number there, the excess θ: ∂J_k/∂ln a_j = ∂J_k/∂θ · t_j.
/// So each off-diagonal block is an arrow plus u·tᵀ, and products with it stay as cheap. Absent for ideal ions.</remarks>
internal sealed unsafe partial class BlockTridiagonalLu
{
    private readonly Dyads? dyads;

    /// <summary>Adds what the coefficients contribute to the diagonal block and stores the dyads of its neighbours, rows unscaled.</summary>
    private void ReadDyads(int i, double* block)
    {
        if (dyads is null)
        {
            return;
        }

        int place = i < nodes - 1 ? dyads.Excess.PlaceBelow(i) : 0;
        int placeBelow = i > 0 ? dyads.Excess.PlaceBelow(i - 1) : 0;
        for (int r = 1; r < size; r++)
        {
            BalanceForm form = system.Forms(r - 1)[i];
            bool hasBelow = i > 0 && form != BalanceForm.EdgeAbove;
            bool hasAbove = i < nodes - 1 && form != BalanceForm.EdgeBelow;
            double below = hasBelow ? -system.Fluxes.SpreadTo(r - 1)[i - 1] : 0;
            double above = hasAbove ? system.Fluxes.SpreadFrom(r - 1)[i] : 0;
            for (int c = 1; c < size; c++)
            {
                ReadOnlySpan<double> slope = dyads.Excess.Slope(c - 1);
                block[(r * stride) + c] += (below * slope[placeBelow + 1]) + (above * slope[place])
                    + (system.Rate > 0 ? system.Rate * dyads.Excess.AmountSlope(r - 1, c - 1, i) : 0);
            }

            int at = (i * stride) + r;
            dyads.LowerColumn[at] = hasBelow ? -system.Fluxes.SpreadFrom(r - 1)[i - 1] : 0;
            dyads.UpperColumn[at] = hasAbove ? system.Fluxes.SpreadTo(r - 1)[i] : 0;
            dyads.LowerRow[at] = i > 0 ? dyads.Excess.Slope(r - 1)[placeBelow] : 0;
            dyads.UpperRow[at] = i < nodes - 1 ? dyads.Excess.Slope(r - 1)[place + 1] : 0;
        }
    }

    private void ScaleDyads(int i, double* scales)
    {
        for (int r = 1; dyads is not null && r < size; r++)
        {
            double scale = system.Pinned[(r * nodes) + i] ? 0 : scales[r];
            dyads.LowerColumn[(i * stride) + r] *= scale;
            dyads.UpperColumn[(i * stride) + r] *= scale;
        }
    }

    /// <summary>T += M⁻¹ u tᵀ for the dyad above node i.</summary>
    private void AddDyad(int i, double* inverse, double* transfer)
    {
        if (dyads is null)
        {
            return;
        }

        ReadOnlySpan<double> column = dyads.UpperColumn.AsSpan(i * stride, stride);
        ReadOnlySpan<double> row = dyads.UpperRow.AsSpan(i * stride, stride);
        for (int r = 0; r < size; r++)
        {
            double sum = 0;
            for (int c = 1; c < size; c++)
            {
                sum += inverse[(r * stride) + c] * column[c];
            }

            for (int c = 1; c < size; c++)
            {
                transfer[(r * stride) + c] += sum * row[c];
            }
        }
    }

    /// <summary>block −= u (tᵀ T) for the dyad below node i.</summary>
    private void SubtractDyad(int i, double* transfer, double* block)
    {
        if (dyads is null)
        {
            return;
        }

        ReadOnlySpan<double> column = dyads.LowerColumn.AsSpan(i * stride, stride);
        ReadOnlySpan<double> row = dyads.LowerRow.AsSpan(i * stride, stride);
        for (int c = 0; c < size; c++)
        {
            double sum = 0;
            for (int r = 1; r < size; r++)
            {
                sum += row[r] * transfer[(r * stride) + c];
            }

            for (int r = 1; r < size; r++)
            {
                block[(r * stride) + c] -= column[r] * sum;
            }
        }
    }

    /// <summary>right −= u (t·x) for the dyad below node i and the solution x at the node below.</summary>
    private void SubtractDyadOf(int i, double* known, double* right)
    {
        if (dyads is null)
        {
            return;
        }

        double sum = 0;
        for (int r = 1; r < size; r++)
        {
            sum += dyads.LowerRow[(i * stride) + r] * known[r];
        }

        for (int r = 1; r < size; r++)
        {
            right[r] -= dyads.LowerColumn[(i * stride) + r] * sum;
        }
    }

    /// <summary>right += u (t·x) for the dyad above node i, x being all unknowns.</summary>
    private void AddDyadOf(int i, double* x, double* right)
    {
        if (dyads is null)
        {
            return;
        }

        double sum = 0;
        for (int r = 1; r < size; r++)
        {
            sum += dyads.UpperRow[(i * stride) + r] * x[(r * nodes) + i + 1];
        }

        for (int r = 1; r < size; r++)
        {
            right[r] += dyads.UpperColumn[(i * stride) + r] * sum;
        }
    }

    /// <summary>Storage: u and t of the blocks below and above each node, shape [nodes · stride].</summary>
    private sealed class Dyads(ExcessField excess, int count)
    {
        public ExcessField Excess { get; } = excess;

        public double[] LowerColumn { get; } = new double[count];

        public double[] LowerRow { get; } = new double[count];

        public double[] UpperColumn { get; } = new double[count];

        public double[] UpperRow { get; } = new double[count];
    }
}
