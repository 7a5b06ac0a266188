using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

/// <summary>The solution of a line, repeated on an axisymmetric grid, is reported as on the line: currents times the cross-section.</summary>
public class RepeatedLineTests
{
    private static readonly double[] Column = [0, 1 * nm, 1.5 * nm, 4 * nm];

    /// <summary>Heights that are binary fractions, so that sums over the grid lines have the line's own round-off and little more.</summary>
    private static readonly double[] Slice = [-2 * nm, 0, 0.5 * nm, 3 * nm];

    public static TheoryData<string> Planar => [.. LineProblems.Planar.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Radial => [.. LineProblems.Radial.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Planar))]
    public void ColumnReportsWhatItsLineDoes(string name) => AssertSame(LineProblems.Planar[name], Column);

    [Theory]
    [MemberData(nameof(Radial))]
    public void SliceReportsWhatItsLineDoes(string name) => AssertSame(LineProblems.Radial[name], Slice);

    [Theory]
    [MemberData(nameof(Planar))]
    public void CellsOfAColumnHaveTheVectorsOfItsLine(string name)
    {
        Solution line = SteadySolver.Solve(new Network(LineProblems.Planar[name]));
        Solution column = Given.Repeated(line, Column);
        double[] field = CellVectors.ElectricField(line.Problem.Grid, line.Potential).Along;
        AssertUpwards(field, CellVectors.ElectricField(column.Problem.Grid, column.Potential), field.Max(Math.Abs));
        double total = 0;
        for (int k = 0; k < line.Problem.Species.Length; k++)
        {
            double[] flux = new CellFluxes(line).Of(k).Along;
            AssertUpwards(flux, new CellFluxes(column).Of(k), flux.Max(Math.Abs));
            total += PhysicalConstants.Faraday * Math.Abs(line.Problem.Species[k].Valence) * flux.Max(Math.Abs);
        }

        // the currents of the ions cancel
        AssertUpwards(new CellFluxes(line).CurrentDensity().Along, new CellFluxes(column).CurrentDensity(), total);
    }

    private static void AssertSame(PnpProblem problem, double[] across)
    {
        Solution line = SteadySolver.Solve(new Network(problem));
        double size = Axisymmetric.Size(problem, across);
        var reading = new SolutionReading(Given.Repeated(line, across));
        Dictionary<string, Quantity> expected = Of(new SolutionReading(line)).ToDictionary(q => Rename(q.Name));
        string[] sides = problem.Grid.Coordinates == CoordinateSystem.Planar ? ["outer"] : ["bottom", "top"];
        bool IsSide(Quantity quantity) => sides.Any(side => quantity.Name.StartsWith($"boundary.{side}.", StringComparison.Ordinal));
        Assert.All(Of(reading).Where(q => IsSide(q) && q.Unit == "C/m^2"), q => Assert.Equal(0, q.Value, 1e-12)); // what the balances of Newton's last step leave
        List<Quantity> found = Of(reading).FindAll(q => !IsSide(q));

        // on a line an insulating end is a wall, in r–z it is where the domain is cut off; and a bath is an end of a line's bulk
        bool IsCompared(string name) => !IsOfLines(name)
            && !(HasInsulatingEnd(problem) && name.EndsWith(".electroneutrality", StringComparison.Ordinal))
            && !(HasSelectiveBath(problem) && (name.EndsWith(".debye-length", StringComparison.Ordinal) || name.EndsWith(".electroneutrality", StringComparison.Ordinal)));
        Assert.Equal(expected.Keys.Where(IsCompared).Order(), found.Select(q => q.Name).Where(IsCompared).Order());
        double oneWay = Enumerable.Range(0, problem.Species.Length).SelectMany(k => new SolutionReading(line).System.Fluxes.SlopeFrom(k).ToArray()).DefaultIfEmpty(0).Max();
        foreach (Quantity quantity in found.Where(q => IsCompared(q.Name)))
        {
            bool isCurrent = quantity.Name.Contains(".current", StringComparison.Ordinal);
            double value = expected[quantity.Name].Value * (isCurrent ? size : 1);

            // fluxes, charges and neutrality are differences of larger numbers, with their round-off
            double scale = isCurrent ? PhysicalConstants.Faraday * oneWay * size : Scale(quantity.Unit, reading.Problem);
            Assert.True(Math.Abs(quantity.Value - value) <= (1e-12 * Math.Abs(value)) + (1e-12 * scale), $"{quantity}: {value}");
            Assert.Equal(isCurrent ? "A" : expected[quantity.Name].Unit, quantity.Unit);
        }
    }

    private static List<Quantity> Of(SolutionReading reading) => [.. BoundaryQuantities.Of(reading), .. RegionQuantities.Of(reading)];

    private static double Scale(string unit, PnpProblem problem) => unit switch
    {
        "V" => problem.ThermalVoltage,
        "C/m^2" => 0.01,
        "V/m" => 1e7,
        "1" => 1e-3,
        _ => 0,
    };

    private static bool HasInsulatingEnd(PnpProblem problem) => problem.Grid.Boundaries.Any(b => problem.Boundary(b.Name) == Wall.Insulating);

    private static bool HasSelectiveBath(PnpProblem problem) =>
        problem.Boundaries.Values.Any(condition => condition.IsReservoir && condition.GathersCharge(problem.Species));

    private static bool IsOfLines(string name) =>
        name.EndsWith(".fitted", StringComparison.Ordinal) || name.EndsWith(".capacitance", StringComparison.Ordinal);

    private static string Rename(string name) =>
        name.Replace("boundary.left.", "boundary.bottom.", StringComparison.Ordinal).Replace("boundary.right.", "boundary.top.", StringComparison.Ordinal);

    /// <summary>Sums over two edges and products of factors in another order: a few units of the last digit.</summary>
    private static void AssertUpwards(double[] line, CellVectors column, double largest)
    {
        for (int cell = 0; cell < column.Up.Length; cell++)
        {
            Assert.Equal(line[cell / (Column.Length - 1)], column.Up[cell], 1e-14 * largest);
            Assert.Equal(0, column.Along[cell], 1e-14 * largest);
        }
    }
}
