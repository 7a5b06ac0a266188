using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>A problem whose solution is chosen first; sources and charges are the exact balances of each box.</summary>
/// <remarks>ψ and a are smooth within a region and continuous across interfaces. A box's source is the difference of the exact
/// fluxes through its two faces, its charge the difference of the exact displacements less the exact ionic charge, so that
/// the error is the scheme's alone.</remarks>
internal sealed class ManufacturedProblem(CoordinateSystem coordinates, Material first, Material second)
{
    private const double Length = 4e-9;

    public static Species Cation { get; } = new("C", 1, 1.5e-9) { Size = 0.6e-9 };

    public static Species Anion { get; } = new("A", -2, 0.7e-9) { Size = 1e-9 };

    public double Start { get; init; }

    public ActivityModel Activity { get; init; } = new Ideal();

    private double Interface => Start + (0.4 * Length);

    /// <summary>Errors of ψ and of both relative concentrations in L2 and L∞ for a number of cells.</summary>
    public (double L2, double Max)[] Errors(int cells)
    {
        // unequal sizes, smoothly graded, on both sides of the interface
        Grid grid = Grid.FromSegments(
            coordinates, Start,
            Segment.Graded("one", 0.4 * Length, 0.4 * Length / 8, 0.4 * Length / 20),
            Segment.Graded("two", 0.6 * Length, 0.6 * Length / 24, 0.6 * Length / 10)).Refine(cells);
        var problem = new PnpProblem(grid, Cation, Anion) { Activity = Activity }
            .WithMaterial("one", first).WithMaterial("two", second);
        foreach (Grids.Boundary end in grid.Boundaries)
        {
            double x = grid.Positions[end.Node];
            problem = problem.WithBoundary(end.Name, new Bath(
                Psi(x) * problem.ThermalVoltage, (Cation, Concentration(problem, 0, x)), (Anion, Concentration(problem, 1, x))));
        }

        var network = new Network(problem);
        AddSources(network, problem);
        Solution solution = SteadySolver.Solve(network);
        return [.. Enumerable.Range(0, 3).Select(row => Error(solution, row))];
    }

    private double Scaled(double x) => (x - Start) / Length;

    // even in r about 0, so that it is regular at a centre; a kink at the interface
    private double Psi(double x) => (1.5 * Math.Cos(2 * Scaled(x))) + Kink(x, 0.8);

    private double PsiSlope(double x) => ((-3 * Math.Sin(2 * Scaled(x))) / Length) + KinkSlope(x, 0.8);

    private double ActivityOf(int k, double x) => 100 * (2 + (k == 0 ? Math.Cos(3 * Scaled(x)) : -Math.Cos(2 * Scaled(x))) + Kink(x, k == 0 ? -0.5 : 0.7));

    private double ActivitySlope(int k, double x) =>
        100 * (((k == 0 ? -3 * Math.Sin(3 * Scaled(x)) : 2 * Math.Sin(2 * Scaled(x))) / Length) + KinkSlope(x, k == 0 ? -0.5 : 0.7));

    private double Kink(double x, double size) => x > Interface ? size * (x - Interface) / Length : 0;

    private double KinkSlope(double x, double size) => x > Interface ? size / Length : 0;

    private Material At(double x) => x < Interface ? first : second;

    /// <summary>c = K a/γ, γ by the law of the region's own medium.</summary>
    private double Concentration(PnpProblem problem, int k, double x)
    {
        var medium = new Medium(problem, At(x));
        Span<double> factors = stackalloc double[2];
        medium.Factors([ActivityOf(0, x), ActivityOf(1, x)], factors, stackalloc double[2]);
        return medium.Partitions[k] * ActivityOf(k, x) * factors[k];
    }

    private double Flux(PnpProblem problem, int k, double x)
    {
        Species species = problem.Species[k];
        double mobility = At(x).Diffusivity(species) * Concentration(problem, k, x) / ActivityOf(k, x);
        return -coordinates.Area(x) * mobility * (ActivitySlope(k, x) + (species.Valence * ActivityOf(k, x) * PsiSlope(x)));
    }

    private double Displacement(double x, double thermalVoltage) =>
        -coordinates.Area(x) * PhysicalConstants.VacuumPermittivity * At(x).Permittivity * PsiSlope(x) * thermalVoltage / PhysicalConstants.Faraday;

    private void AddSources(Network network, PnpProblem problem)
    {
        ReadOnlySpan<double> x = problem.Grid.Positions;
        for (int i = 0; i < x.Length; i++)
        {
            double lower = i > 0 ? (x[i - 1] + x[i]) / 2 : x[i];
            double upper = i < x.Length - 1 ? (x[i] + x[i + 1]) / 2 : x[i];
            network.MutableCharge[i] = Displacement(upper, problem.ThermalVoltage) - Displacement(lower, problem.ThermalVoltage);
            for (int k = 0; k < 2; k++)
            {
                network.Source(k)[i] = Flux(problem, k, upper) - Flux(problem, k, lower);
                network.MutableCharge[i] -= problem.Species[k].Valence
                    * (Content(problem, k, lower, x[i]) + Content(problem, k, x[i], upper));
            }
        }
    }

    /// <summary>∫ c dV by 5-point Gauss–Legendre quadrature, exact far below the scheme's error.</summary>
    private double Content(PnpProblem problem, int k, double a, double b)
    {
        double[] nodes = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664];
        double[] weights = [0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189];
        double sum = 0;
        for (int q = 0; q < 5 && b > a; q++)
        {
            double x = ((a + b) / 2) + ((b - a) / 2 * nodes[q]);
            sum += weights[q] * (b - a) / 2 * Concentration(problem, k, x) * coordinates.Area(x);
        }

        return sum;
    }

    private (double L2, double Max) Error(Solution solution, int row)
    {
        Grid grid = solution.Problem.Grid;
        double sum = 0;
        double volume = 0;
        double largest = 0;
        for (int i = 0; i < grid.NodeCount; i++)
        {
            double x = grid.Positions[i];
            double value = solution.State[(row * grid.NodeCount) + i];
            double error = row == 0 ? value - Psi(x) : (value / ActivityOf(row - 1, x)) - 1;
            double box = (i > 0 ? grid.Along.UpperVolume[i - 1] : 0) + (i < grid.CellCount ? grid.Along.LowerVolume[i] : 0);
            sum += error * error * box;
            volume += box;
            largest = Math.Max(largest, Math.Abs(error));
        }

        return (Math.Sqrt(sum / volume), largest);
    }
}
