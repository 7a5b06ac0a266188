using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Writes cuts through an axisymmetric solution as a CSV table with units in its header.</summary>
/// <remarks>One cut along the innermost grid line, the axis; one along the grid line nearest to each section, in its own direction; one outward
/// through the height of each probe. Each line is cut once. A node on an interface has a row for each side, so that jumps of concentration and
/// charge density stay jumps.</remarks>
public static class CutCsv
{
    /// <summary>Writes the cuts of a solution.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="solution">The solution, on an axisymmetric grid.</param>
    /// <exception cref="ArgumentException">The solution is not axisymmetric, or a value is not finite.</exception>
    public static void Write(TextWriter writer, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(solution);
        Csv.WriteRow(writer,
        [
            "cut", "region", "r [nm]", "z [nm]", "potential [mV]",
            .. solution.Problem.Species.Select(species => Csv.Field($"c_{species.Name} [mM]")), "charge_density [C/m^3]",
        ]);
        Grid grid = solution.Problem.Grid;
        foreach ((string name, bool isRow, int line) in Lines(solution.Problem).DistinctBy(cut => (cut.IsRow, cut.Line)))
        {
            double across = (isRow ? grid.Height! : grid.Along).Positions[line];
            foreach (RegionProfile run in isRow ? Cuts.AlongRow(solution, line) : Cuts.AlongColumn(solution, line))
            {
                for (int i = 0; i < run.Position.Length; i++)
                {
                    (double r, double z) = isRow ? (run.Position[i], across) : (across, run.Position[i]);
                    Csv.WriteRow(writer, Row(name, run, i, (r, z)));
                }
            }
        }
    }

    private static IEnumerable<(string Name, bool IsRow, int Line)> Lines(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        if (grid.Height is not { } height)
        {
            throw new ArgumentException("only an axisymmetric solution is cut", nameof(problem));
        }

        yield return (grid.HasCentre ? "axis" : "inner", false, 0);
        foreach (Section section in problem.Sections)
        {
            yield return ($"section {section.Name}", section.IsLevel, Nearest(section.IsLevel ? height : grid.Along, section.Position));
        }

        foreach (Probe probe in problem.Probes)
        {
            yield return ($"probe {probe.Name}", true, Nearest(height, probe.Height ?? 0));
        }
    }

    private static int Nearest(GridAxis axis, double position)
    {
        int cell = axis.CellAt(position);
        return position - axis.Positions[cell] <= axis.Positions[cell + 1] - position ? cell : cell + 1;
    }

    private static IEnumerable<string> Row(string name, RegionProfile run, int node, (double R, double Z) place) =>
    [
        Csv.Field(name), Csv.Field(run.Region), Csv.Field(place.R * 1e9), Csv.Field(place.Z * 1e9), Csv.Field(run.Potential[node] * 1e3),
        .. run.Concentration.Select(own => Csv.Field(own[node])), Csv.Field(run.ChargeDensity[node]),
    ];
}
