namespace PnpSolver.Tests.LinearAlgebra;

/// <summary>Networks of a box method on grids that cluster at 0: conductance = dual width/length.</summary>
internal static class SampleNetworks
{
    public static SampleNetwork Uniform(int columns, int rows) =>
        new SampleNetwork(columns, rows).WithEdges((_, _, _) => (1, 1)).HoldingEnds();

    /// <summary>The aspect ratio of cells reaches 1e4 either way.</summary>
    public static SampleNetwork Stretched(int columns, int rows) => Painted(columns, rows, (_, _) => 1);

    public static SampleNetwork Screened(int columns, int rows) =>
        Stretched(columns, rows).WithMass((i, j) => 10 * Width(Grid(columns), i) * Width(Grid(rows), j));

    /// <summary>A slab across the grid with a hole along the axis; its lines are kept by three halvings of 2^k + 1 lines.</summary>
    public static SampleNetwork Slab(int columns, int rows, double inside) =>
        Painted(columns, rows, (i, j) => i >= (columns - 1) / 4 && j >= 3 * (rows - 1) / 8 && j < 5 * (rows - 1) / 8 ? inside : 1);

    /// <summary>Electrochemical potential that falls by 39 kT (1 V) along z, and less along r.</summary>
    public static SampleNetwork Biased(int columns, int rows) =>
        Slab(columns, rows, 0).WithLevels((i, j) => (39.0 * j / (rows - 1)) - (4.0 * i / (columns - 1)));

    private static SampleNetwork Painted(int columns, int rows, Func<int, int, double> cell)
    {
        double[] r = Grid(columns);
        double[] z = Grid(rows);
        double Along(int i, int j) => (Part(i, j - 1, z, j - 1) + Part(i, j, z, j)) / (r[i + 1] - r[i]);
        double Across(int i, int j) => (Part(i - 1, j, r, i - 1) + Part(i, j, r, i)) / (z[j + 1] - z[j]);
        double Part(int i, int j, double[] lines, int along) =>
            i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1 ? 0 : cell(i, j) * (lines[along + 1] - lines[along]) / 2;
        return new SampleNetwork(columns, rows)
            .WithEdges((i, j, direction) => direction == 0 ? (Along(i, j), Along(i, j)) : (Across(i, j), Across(i, j)))
            .HoldingEnds();
    }

    private static double[] Grid(int lines) =>
        [.. Enumerable.Range(0, lines).Select(i => Math.Sinh(9.0 * i / (lines - 1)) / Math.Sinh(9))];

    private static double Width(double[] lines, int i) =>
        ((i > 0 ? lines[i] - lines[i - 1] : 0) + (i < lines.Length - 1 ? lines[i + 1] - lines[i] : 0)) / 2;
}
