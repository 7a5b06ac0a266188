using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <content>The rows of the Jacobian: what edges and nodes contribute, scaled.</content>
internal sealed unsafe partial class BlockTridiagonalLu
{
    /// <summary>Reads the scaled rows of one node: the diagonal block, and per row of the off-diagonal blocks the coupling to
    /// ψ (first half of the arrow) and to the same species (second half; 0 in row 0, whose only coupling is to ψ).</summary>
    private void ReadArrows(int i, double* block, double* below, double* above, double* scales)
    {
        new Span<double>(block, size * stride).Clear();
        ReadOnlySpan<double> permittance = system.Network.Permittance;
        ReadOnlySpan<bool> pinned = system.Pinned;
        double left = i > 0 ? permittance[i - 1] : 0;
        double right = i < nodes - 1 ? permittance[i] : 0;
        block[0] = left + right - EndSlope(i);
        below[0] = -left;
        above[0] = -right;
        double screening = 0;
        for (int r = 1; r < size; r++)
        {
            double held = system.ChargeSlope(r - 1)[i];
            block[r] = -held;
            screening = Math.Max(screening, Math.Abs(held));
            ReadSpecies(r, i, block + (r * stride), below, above);
        }

        ReadDyads(i, block);
        scales[0] = Scale(Math.Max(block[0], screening));
        for (int r = 0; r < size; r++)
        {
            double* row = block + (r * stride);
            if (r > 0)
            {
                scales[r] = Scale(Math.Max(Math.Abs(row[r]), Math.Abs(row[0])));
            }

            if (pinned[(r * nodes) + i] || scales[r] == 0)
            {
                new Span<double>(row, stride).Clear();
                row[r] = scales[r] = 1;
                below[r] = below[stride + r] = above[r] = above[stride + r] = 0;
                continue;
            }

            for (int c = 0; c < size; c++)
            {
                row[c] *= scales[r];
            }

            below[r] *= scales[r];
            below[stride + r] *= scales[r];
            above[r] *= scales[r];
            above[stride + r] *= scales[r];
        }

        ScaleDyads(i, scales);
    }

    /// <summary>1/largest; 0 for a row without digits, below the smallest numbers that have any.</summary>
    private static double Scale(double largest) => largest > 1e-300 ? 1 / largest : 0;

    private double EndSlope(int node)
    {
        double slope = 0;
        if (node == 0 || node == nodes - 1)
        {
            for (int end = 0; end < system.Network.Ends.Count; end++)
            {
                slope += system.Network.Ends[end].Node == node ? system.EndSlope(end)[0] : 0;
            }
        }

        return slope;
    }

    private void ReadSpecies(int r, int i, double* row, double* below, double* above)
    {
        below[r] = below[stride + r] = above[r] = above[stride + r] = 0;
        row[r] += system.Rate * system.Contents.Held(r - 1)[i];
        BalanceForm form = system.Forms(r - 1)[i];
        if (i > 0 && form != BalanceForm.EdgeAbove)
        {
            double slope = system.Fluxes.SlopePotential(r - 1)[i - 1];
            row[0] -= slope;
            row[r] += system.Fluxes.SlopeTo(r - 1)[i - 1];
            below[r] = slope;
            below[stride + r] = -system.Fluxes.SlopeFrom(r - 1)[i - 1];
        }

        if (i < nodes - 1 && form != BalanceForm.EdgeBelow)
        {
            double slope = system.Fluxes.SlopePotential(r - 1)[i];
            row[0] -= slope;
            row[r] += system.Fluxes.SlopeFrom(r - 1)[i];
            above[r] = slope;
            above[stride + r] = -system.Fluxes.SlopeTo(r - 1)[i];
        }
    }
}
