using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Tests.LinearAlgebra;

/// <summary>A network on a tensor grid for tests, with a plain product that serves as the definition of its matrix.</summary>
internal sealed class SampleNetwork(int columns, int rows) : ILinearOperator
{
    public int Columns => columns;

    public int Rows => rows;

    public int Nodes => columns * rows;

    public double[] From { get; } = new double[(rows * (columns - 1)) + ((rows - 1) * columns)];

    public double[] To { get; } = new double[(rows * (columns - 1)) + ((rows - 1) * columns)];

    public double[] Mass { get; } = new double[columns * rows];

    public bool[] Held { get; } = new bool[columns * rows];

    /// <summary>Edges from a function of the lower node and the direction (0 along r, 1 along z).</summary>
    public SampleNetwork WithEdges(Func<int, int, int, (double From, double To)> edge)
    {
        foreach ((int e, int i, int j, int direction) in Edges())
        {
            (From[e], To[e]) = edge(i, j, direction);
        }

        return this;
    }

    /// <summary>Multiplies from and to by e^µ of their nodes.</summary>
    public SampleNetwork WithLevels(Func<int, int, double> mu) =>
        Scaled(n => Math.Exp(mu(n % columns, n / columns)));

    public SampleNetwork WithMass(Func<int, int, double> mass)
    {
        for (int n = 0; n < Nodes; n++)
        {
            Mass[n] = mass(n % columns, n / columns);
        }

        return this;
    }

    public SampleNetwork Holding(Func<int, int, bool> held)
    {
        for (int n = 0; n < Nodes; n++)
        {
            Held[n] = held(n % columns, n / columns);
        }

        return this;
    }

    public SampleNetwork HoldingEnds() => Holding((_, j) => j == 0 || j == rows - 1);

    public NetworkMultigrid Load(WorkCrew crew)
    {
        var multigrid = new NetworkMultigrid(columns, rows, crew);
        multigrid.Load(From, To, Mass, Held);
        return multigrid;
    }

    /// <summary>The same network with r and z exchanged.</summary>
    public SampleNetwork Transposed()
    {
        var other = new SampleNetwork(rows, columns);
        var numbers = other.Edges().ToDictionary(e => (e.I, e.J, e.Direction), e => e.Edge);
        foreach ((int e, int i, int j, int direction) in Edges())
        {
            int to = numbers[(j, i, 1 - direction)];
            (other.From[to], other.To[to]) = (From[e], To[e]);
        }

        return other.WithMass((i, j) => Mass[(i * columns) + j]).Holding((i, j) => Held[(i * columns) + j]);
    }

    public bool HasEquation(int node) => !Held[node] && Diagonal(node) > 0;

    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int n = 0; n < Nodes; n++)
        {
            y[n] = Mass[n] * x[n];
        }

        int across = rows * (columns - 1);
        for (int n = 0; n < Nodes; n++)
        {
            int i = n % columns;
            int j = n / columns;
            if (i < columns - 1)
            {
                AddFlux((j * (columns - 1)) + i, n, n + 1, x, y);
            }

            if (j < rows - 1)
            {
                AddFlux(across + n, n, n + columns, x, y);
            }
        }

        for (int n = 0; n < Nodes; n++)
        {
            y[n] = Held[n] ? 0 : y[n];
        }
    }

    private void AddFlux(int edge, int lower, int upper, ReadOnlySpan<double> x, Span<double> y)
    {
        double flux = (From[edge] * x[lower]) - (To[edge] * x[upper]);
        y[lower] += flux;
        y[upper] -= flux;
    }

    public double[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Nodes).Select(n => HasEquation(n) ? random.NextDouble() - 0.5 : 0)];
    }

    private IEnumerable<(int Edge, int I, int J, int Direction)> Edges()
    {
        for (int e = 0; e < From.Length; e++)
        {
            int across = e - (rows * (columns - 1));
            yield return across < 0 ? (e, e % (columns - 1), e / (columns - 1), 0) : (e, across % columns, across / columns, 1);
        }
    }

    private double Diagonal(int node)
    {
        int i = node % columns;
        int j = node / columns;
        int across = (rows * (columns - 1)) + node;
        return Mass[node] + (i < columns - 1 ? From[(j * (columns - 1)) + i] : 0) + (i > 0 ? To[(j * (columns - 1)) + i - 1] : 0)
            + (j < rows - 1 ? From[across] : 0) + (j > 0 ? To[across - columns] : 0);
    }

    private SampleNetwork Scaled(Func<int, double> factor)
    {
        foreach ((int e, int i, int j, int direction) in Edges())
        {
            int lower = (j * columns) + i;
            From[e] *= factor(lower);
            To[e] *= factor(lower + (direction == 0 ? 1 : columns));
        }

        return this;
    }
}
