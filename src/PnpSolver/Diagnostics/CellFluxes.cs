using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Flux densities of the ions in the cells of a solution. Immutable.</summary>
/// <remarks>An edge carries the sum over the cells beside it, in proportion to what they conduct, g = D K/γ · (face area over length); a cell's flux
/// density is its part of the flows along its edges over its part of the area of their faces. So nothing flows where an ion cannot be, nothing is
/// halved along an interface, and flux density times area, added over the cells between two grid lines, is the flow through them exactly. What
/// mechanisms carry across a membrane is in no cell.</remarks>
public sealed class CellFluxes
{
    private readonly Network network;
    private readonly Solution solution;
    private readonly IonicFluxes fluxes;

    /// <summary>Evaluates the fluxes of a solution.</summary>
    /// <param name="solution">The solution.</param>
    public CellFluxes(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        this.solution = solution;
        network = solution.Network;
        var contents = new Contents(network);
        contents.Evaluate(solution.State);
        fluxes = new(network, contents.Excess);
        fluxes.Evaluate(solution.State);
    }

    /// <summary>J of a species, in mol/(m²·s), shape [cells].</summary>
    /// <param name="species">Index of the species.</param>
    public CellVectors Of(int species)
    {
        PnpProblem problem = network.Problem;
        Species ion = problem.Species[species];
        double[] conducts = [.. problem.Grid.Regions.Select(problem.Material).Select(material => material.Partition(ion) * material.Diffusivity(ion))];
        return problem.Grid.Height is { } height ? InPlane(species, height, conducts) : new(AlongLine(species, conducts), []);
    }

    /// <summary>Σ F z_k J_k, in A/m², shape [cells].</summary>
    public CellVectors CurrentDensity()
    {
        Grid grid = network.Problem.Grid;
        var current = new CellVectors(new double[grid.CellCount], new double[grid.IsLine ? 0 : grid.CellCount]);
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double charge = PhysicalConstants.Faraday * network.Problem.Species[k].Valence;
            CellVectors flux = Of(k);
            Add(charge, flux.Along, current.Along);
            Add(charge, flux.Up, current.Up);
        }

        return current;
    }

    private static void Add(double factor, double[] values, double[] sums)
    {
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }

    private double[] AlongLine(int species, double[] conducts)
    {
        Grid grid = network.Problem.Grid;
        var density = new double[grid.CellCount];
        for (int cell = 0; cell < density.Length; cell++)
        {
            double own = conducts[grid.RegionOfCell[cell]] * grid.Along.EdgeFactor[cell];
            density[cell] = Part(species, cell, own, (cell, cell)) / FaceArea(grid, cell);
        }

        return density;
    }

    private CellVectors InPlane(int species, GridAxis height, double[] conducts)
    {
        Grid grid = network.Problem.Grid;
        (GridAxis r, int cells) = (grid.Along, grid.Along.CellCount);
        var vectors = new CellVectors(new double[grid.CellCount], new double[grid.CellCount]);
        double[] areas = [.. Enumerable.Range(0, cells).Select(i => FaceArea(grid, i))];
        for (int j = 0, cell = 0; j < height.CellCount; j++)
        {
            double half = height.Length(j) / 2;
            for (int i = 0; i < cells; i++, cell++)
            {
                double conduct = conducts[grid.RegionOfCell[cell]];
                if (conduct == 0)
                {
                    continue;
                }

                int across = (grid.Rows * cells) + (j * grid.Columns) + i;
                double radial = conduct * r.EdgeFactor[i] * half;
                double inner = conduct * r.LowerVolume[i] * height.EdgeFactor[j];
                double outer = conduct * r.UpperVolume[i] * height.EdgeFactor[j];
                int below = j > 0 ? cell - cells : cell;
                int above = j < height.CellCount - 1 ? cell + cells : cell;
                double along = Part(species, cell, radial, (cell, below)) + Part(species, cell + cells, radial, (cell, above));
                double up = Part(species, across, inner, (cell, i > 0 ? cell - 1 : cell)) + Part(species, across + 1, outer, (cell, i < cells - 1 ? cell + 1 : cell));
                vectors.Along[cell] = along / (2 * half * areas[i]);
                vectors.Up[cell] = up / (r.LowerVolume[i] + r.UpperVolume[i]);
            }
        }

        return vectors;
    }

    /// <summary>Area of the coordinate surface halfway along a cell.</summary>
    private static double FaceArea(Grid grid, int cell)
    {
        double lower = grid.Positions[cell];
        return grid.Along.Coordinates.Area(lower + ((grid.Positions[cell + 1] - lower) / 2));
    }

    /// <summary>What an edge's flow is in one of its cells, which conducts a part of what the edge does at infinite dilution.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="conducts">What the cell gives to the edge's conductance.</param>
    /// <param name="cells">The cell and the one on the edge's other side, or itself where there is none.</param>
    private double Part(int species, int edge, double conducts, (int Own, int Other) cells)
    {
        double whole = network.Conductance(species)[edge];
        double flow = fluxes.Of(species)[edge];
        if (!(whole > 0))
        {
            return flow;
        }

        double share = conducts / whole;
        ReadOnlySpan<int> regions = network.Problem.Grid.RegionOfCell;
        if (network.IsIdeal || regions[cells.Own] == regions[cells.Other])
        {
            return flow * share;
        }

        double own = share * MeanFactor(species, edge, regions[cells.Own]);
        return flow * (own / (own + ((1 - share) * MeanFactor(species, edge, regions[cells.Other]))));
    }

    /// <summary>Mean of 1/γ over the ends of an edge in a region.</summary>
    private double MeanFactor(int species, int edge, int region)
    {
        Medium medium = network.Medium(network.Problem.Grid.Regions[region]);
        (int lower, int upper) = network.Problem.Grid.EndsOf(edge);
        return (FactorAt(medium, lower, species) + FactorAt(medium, upper, species)) / 2;
    }

    private double FactorAt(Medium medium, int node, int species)
    {
        int count = network.SpeciesCount;
        var activities = new double[count];
        for (int k = 0; k < count; k++)
        {
            activities[k] = solution.State[((k + 1) * network.NodeCount) + node];
        }

        var factors = new double[count];
        medium.Factors(activities, factors, new double[count]);
        return factors[species];
    }
}
