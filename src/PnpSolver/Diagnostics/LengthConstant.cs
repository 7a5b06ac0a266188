using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>The length in which a steady signal decays along a cylindrical membrane.</summary>
/// <remarks>The net outward current density i(z), which is 0 at rest, is fitted by A e^(−z/λ) + B e^(z/λ), the solutions of λ² i″ = i, so that the
/// end of the cylinder does not matter: least squares over the lines farther than a diameter from both ends, where i varies too fast.</remarks>
internal static class LengthConstant
{
    private const int FewestLines = 8;
    private const int MostSteps = 60;

    /// <summary>cosh of half the window's length in λ, less 1: a shorter one shows no decay.</summary>
    private const double LeastDecay = 1e-6;

    /// <summary>Root mean square of what the fit may leave of the current.</summary>
    private const double LargestMisfit = 0.01;

    /// <summary>λ of a membrane, where its current has that form.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="slab">The membrane's slab.</param>
    public static IEnumerable<Quantity> Of(Solution solution, Slab slab)
    {
        Grid grid = solution.Problem.Grid;
        List<MembraneEdge> edges = [.. solution.Network.MembraneEdges.Where(e => e.Slab.Block == slab.Block)];
        if (grid.IsLine || edges.Count < FewestLines || edges[0].InsideNode / grid.Columns != edges[0].OutsideNode / grid.Columns)
        {
            yield break;
        }

        double Height(MembraneEdge edge) => grid.Height!.Positions[edge.InsideNode / grid.Columns];
        double diameter = 2 * grid.Positions[edges[0].InsideNode % grid.Columns];
        (double start, double end) = (Height(edges[0]) + diameter, Height(edges[^1]) - diameter);
        Sample[] samples = [.. edges.Where(e => Height(e) >= start && Height(e) <= end)
            .Select(e => new Sample(Height(e), CurrentOf(solution, e), e.Area))];
        if (samples.Length >= FewestLines && new Fit(samples).Solve() is { } length)
        {
            yield return new($"membrane.{slab.Name}.length-constant", length, "m", "length in which the current through the membrane decays along it");
        }
    }

    private static double CurrentOf(Solution solution, MembraneEdge edge) => edge.Mechanisms.Sum(m => edge.Fluxes(m, solution.State)
        .Zip(solution.Problem.Species, (flux, ion) => flux * ion.Valence).Sum()) * PhysicalConstants.Faraday;

    private readonly record struct Sample(double Position, double Current, double Weight);

    /// <summary>Gauss and Newton's least squares in A, B and 1/λ.</summary>
    private sealed class Fit(Sample[] samples)
    {
        private readonly double start = samples[0].Position;
        private readonly double end = samples[^1].Position;
        private readonly SmallSystem system = new(3);
        private readonly double[] parameters = new double[3];

        public double? Solve()
        {
            if (Guess() is not { } rate)
            {
                return null;
            }

            // from A = B = 0 the first step finds both, as the slope by 1/λ is then 0
            parameters[2] = rate;
            for (int step = 0; step < MostSteps; step++)
            {
                double change = Step(isLinear: step == 0);
                if (!(Math.Abs(change) < 0.5))
                {
                    return null;
                }

                if (step > 0 && Math.Abs(change) < 1e-13)
                {
                    break;
                }
            }

            return Misfit() < LargestMisfit ? 1 / parameters[2] : null;
        }

        /// <summary>1/λ from both ends and the middle: i₀ + i₂ = 2 i₁ cosh(h/λ).</summary>
        private double? Guess()
        {
            double half = (end - start) / 2;
            int upper = Array.FindIndex(samples, s => s.Position >= start + half);
            (Sample a, Sample b) = (samples[upper - 1], samples[upper]);
            double middle = a.Current + ((b.Current - a.Current) * (start + half - a.Position) / (b.Position - a.Position));
            double cosh = (samples[0].Current + samples[^1].Current) / (2 * middle);
            return cosh > 1 + LeastDecay && double.IsFinite(cosh) ? Math.Acosh(cosh) / half : null;
        }

        /// <summary>One step; returns the relative change of 1/λ.</summary>
        private double Step(bool isLinear)
        {
            Span<double> slopes = stackalloc double[3];
            system.Right.Clear();
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++)
                {
                    system[row, column] = isLinear && row == 2 && column == 2 ? 1 : 0;
                }
            }

            foreach (Sample sample in samples)
            {
                double left = sample.Current - Value(sample, slopes);
                slopes[2] = isLinear ? 0 : slopes[2] * parameters[2];
                for (int row = 0; row < 3; row++)
                {
                    system.Right[row] += sample.Weight * slopes[row] * left;
                    for (int column = 0; column < 3; column++)
                    {
                        system[row, column] += sample.Weight * slopes[row] * slopes[column];
                    }
                }
            }

            system.Solve();
            parameters[0] += system.Right[0];
            parameters[1] += system.Right[1];
            parameters[2] *= 1 + system.Right[2];
            return system.Right[2];
        }

        /// <summary>The fitted current with its slopes by the three parameters.</summary>
        private double Value(Sample sample, Span<double> slopes)
        {
            slopes[0] = Math.Exp(-parameters[2] * (sample.Position - start));
            slopes[1] = Math.Exp(-parameters[2] * (end - sample.Position));
            slopes[2] = -(parameters[0] * (sample.Position - start) * slopes[0]) - (parameters[1] * (end - sample.Position) * slopes[1]);
            return (parameters[0] * slopes[0]) + (parameters[1] * slopes[1]);
        }

        private double Misfit()
        {
            double left = 0;
            double whole = 0;
            Span<double> slopes = stackalloc double[3];
            foreach (Sample sample in samples)
            {
                double difference = sample.Current - Value(sample, slopes);
                left += sample.Weight * difference * difference;
                whole += sample.Weight * sample.Current * sample.Current;
            }

            return Math.Sqrt(left / whole);
        }
    }
}
