using PnpSolver.Boundaries;
using PnpSolver.Membranes;
using PnpSolver.Plotting;
using PnpSolver.Solvers;
using PnpSolver.Tests.Circuits;

namespace PnpSolver.Tests.Plotting;

public sealed class PotentialRowsTests : IDisposable
{
    private static readonly Mechanism[] Resting = [new OhmicLeak(Cells.K, 4), new OhmicLeak(Cells.Na, 0.4), Cells.SodiumPump];
    private readonly string folder = Directory.CreateTempSubdirectory("pnp-figures").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void FloatingMembraneWithPumpShowsAllSteps()
    {
        PnpProblem problem = Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting);
        Solution solution = SteadySolver.Solve(problem);
        Solution stopped = SteadySolver.Solve(PotentialRows.WithoutPumps(problem)!);
        IReadOnlyList<PotentialRow> rows = PotentialRows.Of(solution, stopped);

        Assert.Equal(["E_K", "E_Na", "V_WA (leaks alone)", "pump shift", "V_rest"], rows.Select(row => row.Label));
        Assert.All(rows, row => Assert.Equal(row.Circuit!.Value, row.Field!.Value, 1e-3));
        Assert.Equal(rows[4].Circuit!.Value, rows[2].Circuit!.Value + rows[3].Circuit!.Value, 1e-12);
        Assert.Equal(rows[4].Field!.Value, rows[2].Field!.Value + rows[3].Field!.Value, 1e-12);
        Assert.InRange(rows[3].Field!.Value, -0.004, -0.001);
        Assert.Equal([3], rows.Index().Where(row => row.Item.IsShift).Select(row => row.Index));
    }

    [Fact]
    public void MembraneWithoutPumpHasNoShift()
    {
        IReadOnlyList<PotentialRow> rows = PotentialRows.Of(SteadySolver.Solve(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting[..2])));
        Assert.Equal(["E_K", "E_Na", "V_rest"], rows.Select(row => row.Label));
    }

    [Fact]
    public void ClosedCellWithoutItsPumpWouldBeAnotherCell()
    {
        PnpProblem problem = Cells.Closed(Cells.Cytosol, Cells.Plasma, [.. Resting, new OhmicLeak(Cells.Cl, 0.5)]);
        Assert.Null(PotentialRows.WithoutPumps(problem));
        PotentialRow alone = PotentialRows.Of(SteadySolver.Solve(problem)).Single(row => row.Label.StartsWith("V_WA", StringComparison.Ordinal));
        Assert.Null(alone.Field);
        Assert.NotNull(alone.Circuit);
    }

    [Fact]
    public void ClampedMembraneHasNoPotentialToExplain()
    {
        PnpProblem problem = Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting).WithBoundary("left", new Bath(-0.07, Cells.Cytosol));
        Assert.Empty(PotentialRows.Of(SteadySolver.Solve(problem)));
        Assert.Null(PotentialRows.WithoutPumps(problem));
    }

    [Fact]
    public void FigureIsWrittenWhereItApplies()
    {
        Solution solution = SteadySolver.Solve(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting));
        IReadOnlyList<string> files = Figures.WriteAll(solution, folder, new() { Formats = [FigureFormat.Svg] });
        Assert.Equal(["profile.svg", "profile-85mm.svg", "potentials.svg", "potentials-85mm.svg", "convergence.svg"], files);
    }
}
