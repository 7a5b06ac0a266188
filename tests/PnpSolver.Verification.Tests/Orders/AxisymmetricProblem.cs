using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>An axisymmetric problem whose solution is chosen first; sources and charges are the exact balances of each box.</summary>
/// <remarks>ψ and a are smooth within a region and continuous across interfaces, where their slopes jump. They are uniform at one boundary, a
/// bath; what crosses the others is left to the sources of the boxes there, so that these are insulating walls.</remarks>
internal sealed class AxisymmetricProblem
{
    private const double Length = 4e-9;
    private const double InterfaceAt = 0.4 * Length;
    private static readonly double[] GaussNodes = [-Math.Sqrt(0.6), 0, Math.Sqrt(0.6)];
    private static readonly double[] GaussWeights = [5.0 / 18, 8.0 / 18, 5.0 / 18];

    public required Material First { get; init; }

    public required Material Second { get; init; }

    /// <summary>Where the second material is: beyond a radius, above a height, or in both places.</summary>
    public required string SecondIs { get; init; }

    /// <summary>Inner radius, in m; 0 for a domain about the axis.</summary>
    public double Start { get; init; }

    public ActivityModel Activity { get; init; } = new Ideal();

    private bool HasBathAround => SecondIs != "above";

    /// <summary>Errors of ψ and of both relative activities in L2 and L∞ after a number of halvings of the mesh.</summary>
    public (double L2, double Max)[] Errors(int halvings)
    {
        PnpProblem problem = Problem(halvings);
        var network = new Network(problem);
        var media = new Dictionary<string, (Medium, Material)> { ["one"] = (new(problem, First), First), ["two"] = (new(problem, Second), Second) };
        for (int cell = 0; cell < problem.Grid.CellCount; cell++)
        {
            (Medium medium, Material material) = media[problem.Grid.Regions[problem.Grid.RegionOfCell[cell]]];
            AddBalances(network, cell, medium, material);
        }

        Solution solution = SteadySolver.Solve(network);
        return [.. Enumerable.Range(0, 3).Select(row => Error(solution, row))];
    }

    private PnpProblem Problem(int halvings)
    {
        Segment[] segments = [Segment.Graded("one", InterfaceAt, InterfaceAt / 4, InterfaceAt / 8), Segment.Graded("two", Length - InterfaceAt, Length / 20, Length / 8)];
        GridAxis r = Segment.Axis(CoordinateSystem.Cylindrical, Start, segments);
        GridAxis z = Segment.Axis(CoordinateSystem.Planar, 0, segments);
        (double right, double middle) = (Start + Length, Start + InterfaceAt);
        Grid grid = Grid.Axisymmetric(r, z, SecondIs switch
        {
            "around" => [new("two", Start, right, 0, Length), new("one", Start, middle, 0, Length)],
            "above" => [new("two", Start, right, 0, Length), new("one", Start, right, 0, InterfaceAt)],
            _ => [new("two", Start, right, 0, Length), new("one", Start, middle, 0, InterfaceAt)],
        }).Refine(halvings);
        PnpProblem problem = new PnpProblem(grid, ManufacturedProblem.Cation, ManufacturedProblem.Anion) { Activity = Activity }
            .WithMaterial("one", First).WithMaterial("two", Second);
        Material beside = HasBathAround ? Second : First;
        (Jet at, Jet up) = (HasBathAround ? right : Start, 0);
        double[] c = Concentrations(new Medium(problem, beside), at, up);
        return problem.WithBoundary(HasBathAround ? "outer" : "bottom", new Bath(
            Field(0, at, up).Value * problem.ThermalVoltage, (problem.Species[0], c[0]), (problem.Species[1], c[1])));
    }

    /// <summary>ψ (row 0) or an activity: uniform at the bath, level at the axis and at walls.</summary>
    /// <remarks>Were a flux along a wall to change away from it, its corners would add h² ln(1/h) to the largest error.</remarks>
    private Jet Field(int row, Jet r, Jet z)
    {
        (double mean, double size, double kink) = row switch { 0 => (1, 1.5, 0.8), 1 => (200, 90, -50), _ => (150, -70, 60) };
        Jet x = (r + -Start) * (1 / Length);
        Jet y = z * (1 / Length);
        Jet wave = Jet.Cos(Math.PI * y);
        Jet toBath = HasBathAround ? 1 + (-1 * x * x) : Jet.Cos((Math.PI / 2 * y) + (-Math.PI / 2));
        Jet bend = SecondIs switch
        {
            "around" => Bend(x) * (1 + (0.5 * wave)),
            "above" => Bend(y) * (1 + (0.5 * Jet.Cos(Math.PI * x))),
            _ => Bend(x) + Bend(y),
        };
        return mean + (toBath * ((size * Jet.Cos((HasBathAround ? 2 : Math.PI) * x) * wave) + (kink * bend)));
    }

    /// <summary>A kink at the interface that levels off at 1.</summary>
    private static Jet Bend(Jet along)
    {
        Jet beyond = Jet.Ramp(along + (-InterfaceAt / Length));
        return beyond * (1 + (beyond * (-0.5 / (1 - (InterfaceAt / Length)))));
    }

    private double[] Concentrations(Medium medium, Jet r, Jet z)
    {
        double[] activity = [Field(1, r, z).Value, Field(2, r, z).Value];
        var factors = new double[2];
        medium.Factors(activity, factors, new double[2]);
        return [medium.Partitions[0] * activity[0] * factors[0], medium.Partitions[1] * activity[1] * factors[1]];
    }

    /// <summary>What flows through the faces within a cell, and what its quarters hold.</summary>
    private void AddBalances(Network network, int cell, Medium medium, Material material)
    {
        Grid grid = network.Problem.Grid;
        (int j, int i) = Math.DivRem(cell, grid.Along.CellCount);
        int node = (j * grid.Columns) + i;
        double[] r = [grid.Positions[i], (grid.Positions[i] + grid.Positions[i + 1]) / 2, grid.Positions[i + 1]];
        double[] z = [grid.Height!.Positions[j], (grid.Height.Positions[j] + grid.Height.Positions[j + 1]) / 2, grid.Height.Positions[j + 1]];
        for (int half = 0; half < 2; half++)
        {
            int across = node + (half * grid.Columns);
            Flow(network, new(r[1], r[1], z[half], z[half + 1]), (across, across + 1), medium, material);
            Flow(network, new(r[half], r[half + 1], z[1], z[1]), (node + half, node + half + grid.Columns), medium, material);
            for (int other = 0; other < 2; other++)
            {
                Hold(network, new(r[half], r[half + 1], z[other], z[other + 1]), node + half + (other * grid.Columns), medium);
            }
        }
    }

    /// <summary>Exact fluxes of both species and of the displacement through a face, from its lower node to its upper one.</summary>
    private void Flow(Network network, Patch face, (int Lower, int Upper) nodes, Medium medium, Material material)
    {
        PnpProblem problem = network.Problem;
        bool isUpright = face.R0 == face.R1;
        double displacement = PhysicalConstants.VacuumPermittivity * material.Permittivity * problem.ThermalVoltage / PhysicalConstants.Faraday;
        foreach ((Jet r, Jet z, double area) in face.Points())
        {
            double[] c = Concentrations(medium, r, z);
            Jet psi = Field(0, r, z);
            double fall = isUpright ? psi.R : psi.Z;
            network.MutableCharge[nodes.Lower] -= displacement * fall * area;
            network.MutableCharge[nodes.Upper] += displacement * fall * area;
            for (int k = 0; k < 2; k++)
            {
                Jet a = Field(k + 1, r, z);
                double rise = ((isUpright ? a.R : a.Z) / a.Value) + (problem.Species[k].Valence * fall);
                double flux = -material.Diffusivity(problem.Species[k]) * c[k] * rise * area;
                network.Source(k)[nodes.Lower] += flux;
                network.Source(k)[nodes.Upper] -= flux;
            }
        }
    }

    private void Hold(Network network, Patch quarter, int node, Medium medium)
    {
        foreach ((Jet r, Jet z, double volume) in quarter.Points())
        {
            double[] c = Concentrations(medium, r, z);
            network.MutableCharge[node] -= ((network.Problem.Species[0].Valence * c[0]) + (network.Problem.Species[1].Valence * c[1])) * volume;
        }
    }

    private (double L2, double Max) Error(Solution solution, int row)
    {
        Grid grid = solution.Problem.Grid;
        var volumes = new double[grid.NodeCount];
        grid.AddToNodes([.. grid.Regions.Select(_ => 1.0)], volumes);
        double sum = 0;
        double largest = 0;
        for (int node = 0; node < grid.NodeCount; node++)
        {
            double exact = Field(row, grid.Positions[node % grid.Columns], grid.Height!.Positions[node / grid.Columns]).Value;
            double value = solution.State[(row * grid.NodeCount) + node];
            double error = row == 0 ? value - exact : (value / exact) - 1;
            sum += error * error * volumes[node];
            largest = Math.Max(largest, Math.Abs(error));
        }

        return (Math.Sqrt(sum / volumes.Sum()), largest);
    }

    /// <summary>A rectangle of the half-plane, or a line where two of its sides coincide.</summary>
    private readonly record struct Patch(double R0, double R1, double Z0, double Z1)
    {
        /// <summary>Points of Gauss–Legendre quadrature with their areas or volumes of revolution.</summary>
        public IEnumerable<(Jet R, Jet Z, double Weight)> Points()
        {
            for (int p = 0; p < (R0 == R1 ? 1 : 3); p++)
            {
                double r = R0 == R1 ? R0 : Within(R0, R1, p);
                double along = R0 == R1 ? 1 : (R1 - R0) * GaussWeights[p];
                for (int q = 0; q < (Z0 == Z1 ? 1 : 3); q++)
                {
                    double z = Z0 == Z1 ? Z0 : Within(Z0, Z1, q);
                    double up = Z0 == Z1 ? 1 : (Z1 - Z0) * GaussWeights[q];
                    yield return (new(r, 1, 0), new(z, 0, 1), 2 * Math.PI * r * along * up);
                }
            }
        }

        private static double Within(double a, double b, int point) => ((a + b) / 2) + ((b - a) / 2 * GaussNodes[point]);
    }
}
