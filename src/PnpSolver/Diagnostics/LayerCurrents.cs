using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>Currents through the layers of cells of an axisymmetric grid, along z or along r, in A. Immutable.</summary>
/// <remarks>A layer lies between two neighbouring grid lines; what flows through it is the sum over the edges that join them and over the membrane
/// edges that pierce it. Where no bath lies on the line between two layers, both carry the same to the residual of the balances there.</remarks>
internal sealed class LayerCurrents
{
    /// <summary>A current below this part of what flows one way is round-off.</summary>
    private const double RoundOff = 1e-12;

    private readonly GridAxis axis;
    private readonly double[][] currents;
    private readonly double[] oneWay;
    private readonly bool[] supplied;

    /// <summary>Sums the flows at a solution.</summary>
    /// <param name="reading">The solution, on an axisymmetric grid.</param>
    /// <param name="isLevel">Whether the layers are rows, between two heights; else they are columns, between two radii.</param>
    public LayerCurrents(SolutionReading reading, bool isLevel)
    {
        Grid grid = reading.Problem.Grid;
        axis = isLevel ? grid.Height! : grid.Along;
        currents = [.. reading.Problem.Species.Select(_ => new double[axis.CellCount])];
        oneWay = new double[axis.CellCount];
        supplied = new bool[axis.NodeCount];
        int LineOf(int node) => isLevel ? node / grid.Columns : node % grid.Columns;
        for (int k = 0; k < currents.Length; k++)
        {
            double charge = PhysicalConstants.Faraday * reading.Problem.Species[k].Valence;
            AddEdges(grid, isLevel, reading.System.Fluxes.Of(k), charge, currents[k]);
            AddEdges(grid, isLevel, reading.System.Fluxes.SlopeFrom(k), Math.Abs(charge), oneWay);
        }

        foreach (MembraneFlows membrane in reading.System.Membranes)
        {
            AddMembrane(membrane, reading.Problem.Species, LineOf(membrane.Edge.InsideNode), LineOf(membrane.Edge.OutsideNode));
        }

        foreach (int node in reading.Solution.Network.Ends.Where(end => end.Condition.IsReservoir).SelectMany(end => end.Nodes.Numbers()))
        {
            supplied[LineOf(node)] = true;
        }
    }

    /// <summary>Current of a species through a section: of one between two grid lines that of the layer, of one on a line the mean of the two
    /// layers beside it, which differ by what baths on the line supply.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="position">z or r of the section, in m.</param>
    public double At(int species, double position)
    {
        (int first, int last) = LayersAt(position);
        return (currents[species][first] + currents[species][last]) / 2;
    }

    /// <summary>Largest less smallest total current over the layers around a section that no bath parts from it, relative to the largest
    /// magnitude; <c>null</c> where that is one layer, or the current is round-off.</summary>
    /// <param name="position">z or r of the section, in m.</param>
    public double? Spread(double position)
    {
        (int first, int last) = LayersAt(position);
        if (first < last && supplied[last])
        {
            return null;
        }

        while (first > 0 && !supplied[first])
        {
            first--;
        }

        while (last < axis.CellCount - 1 && !supplied[last + 1])
        {
            last++;
        }

        double[] totals = [.. Enumerable.Range(first, last - first + 1).Select(layer => currents.Sum(own => own[layer]))];
        double largest = totals.Max(Math.Abs);
        bool isFlow = largest > RoundOff * oneWay.AsSpan(first, totals.Length).ToArray().Max();
        return totals.Length > 1 && isFlow ? (totals.Max() - totals.Min()) / largest : null;
    }

    private static void AddEdges(Grid grid, bool isLevel, ReadOnlySpan<double> edges, double factor, double[] layers)
    {
        int cells = grid.Along.CellCount;
        for (int row = 0; !isLevel && row < grid.Rows; row++)
        {
            ReadOnlySpan<double> along = edges.Slice(row * cells, cells);
            for (int i = 0; i < cells; i++)
            {
                layers[i] += factor * along[i];
            }
        }

        for (int row = 0; isLevel && row < layers.Length; row++)
        {
            double sum = 0;
            foreach (double value in edges.Slice((grid.Rows * cells) + (row * grid.Columns), grid.Columns))
            {
                sum += value;
            }

            layers[row] += factor * sum;
        }
    }

    private void AddMembrane(MembraneFlows membrane, IReadOnlyList<Species> species, int inside, int outside)
    {
        int outward = inside < outside ? 1 : -1;
        for (int f = 0; f < membrane.Values.Length; f++)
        {
            int k = membrane.Edge.Carried[f];
            double charge = PhysicalConstants.Faraday * species[k].Valence;
            for (int layer = Math.Min(inside, outside); layer < Math.Max(inside, outside); layer++)
            {
                currents[k][layer] += outward * charge * membrane.Values[f];
                oneWay[layer] += Math.Abs(charge) * (Math.Abs(membrane.Values[f]) + Math.Abs(membrane.InsideSlope(f)));
            }
        }
    }

    private (int First, int Last) LayersAt(double position)
    {
        int line = axis.NodeAt(position);
        int layer = axis.CellAt(position);
        return line < 0 ? (layer, layer) : (Math.Max(line - 1, 0), Math.Min(line, axis.CellCount - 1));
    }
}
