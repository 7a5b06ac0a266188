using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Writes profiles as a CSV table with units in its header.</summary>
/// <remarks>One row for each node of each run of a region: a node on an interface has a row for each side, so that jumps
/// of concentration, charge density and field stay jumps. An axisymmetric solution is given by its cuts.</remarks>
public static class ProfileCsv
{
    /// <summary>Writes the profiles of a solution.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="solution">The solution.</param>
    public static void Write(TextWriter writer, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        if (!solution.Problem.Grid.IsLine)
        {
            CutCsv.Write(writer, solution);
            return;
        }

        Write(writer, solution.Problem, Profiles.Of(solution));
    }

    /// <summary>Writes profiles.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="problem">The problem: its species and geometry name the columns.</param>
    /// <param name="profiles">The profiles along a line, in rising order.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static void Write(TextWriter writer, PnpProblem problem, IReadOnlyList<RegionProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(profiles);
        Csv.WriteRow(writer, Header(problem));
        foreach (RegionProfile profile in profiles)
        {
            for (int i = 0; i < profile.Position.Length; i++)
            {
                Csv.WriteRow(writer, Row(profile, i));
            }
        }
    }

    private static IEnumerable<string> Header(PnpProblem problem)
    {
        string axis = problem.Grid.Coordinates == CoordinateSystem.Planar ? "x" : "r";
        return
        [
            "region", $"{axis} [nm]", "potential [mV]",
            .. problem.Species.Select(species => Csv.Field($"c_{species.Name} [mM]")),
            "charge_density [C/m^3]", "E [V/m]",
        ];
    }

    private static IEnumerable<string> Row(RegionProfile profile, int node)
    {
        yield return Csv.Field(profile.Region);
        yield return Csv.Field(profile.Position[node] * 1e9);
        yield return Csv.Field(profile.Potential[node] * 1e3);
        foreach (double[] concentration in profile.Concentration)
        {
            yield return Csv.Field(concentration[node]);
        }

        yield return Csv.Field(profile.ChargeDensity[node]);
        yield return Csv.Field(profile.Field[node]);
    }
}
