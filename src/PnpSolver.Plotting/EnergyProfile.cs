using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The standard potential of one ion, block by block of the domain; in r–z, run by run along the axis. Immutable.</summary>
/// <param name="Ion">The ion.</param>
/// <param name="Steps">Every block in rising order.</param>
internal sealed record EnergyProfile(Species Ion, ImmutableArray<EnergyStep> Steps)
{
    /// <summary>Names of the contributions that are not 0, in the order of the regions.</summary>
    public IEnumerable<string> Terms => Steps.SelectMany(step => step.Terms).Where(term => term.Energy != 0).Select(term => term.Name).Distinct();

    /// <summary>Positions of the nodes, in m, and the ion's energy zφ/V_T in the electric field there, in kT; empty where it is not shown.</summary>
    public ImmutableArray<(double Position, double Energy)> Electric { get; init; } = [];

    /// <summary>The profile of every ion that has a potential other than 0 somewhere.</summary>
    public static IReadOnlyList<EnergyProfile> Of(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return [.. problem.Species.Select(ion => Of(problem, ion)).Where(profile => profile.Steps.Any(step => step.IsMarked))];
    }

    /// <summary>The profiles along the axis of an axisymmetric solution, with the ions' energies in its field.</summary>
    public static IReadOnlyList<EnergyProfile> OnAxis(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        (PnpProblem problem, int columns) = (solution.Problem, solution.Problem.Grid.Columns);
        return
        [
            .. Of(problem).Select(profile => profile with
            {
                Electric = [.. Enumerable.Range(0, problem.Grid.Rows).Select(row => (
                    problem.Grid.Height!.Positions[row], profile.Ion.Valence * solution.Potential[row * columns] / problem.ThermalVoltage))],
            }),
        ];
    }

    private static EnergyProfile Of(PnpProblem problem, Species ion) => new(ion,
    [
        .. Runs(problem.Grid).Select(run =>
        {
            Material material = problem.Material(run.Region);
            return new EnergyStep(run.Region, run.From, run.To)
            {
                IsAdmitted = material.Admits(ion),
                Terms = material.Admits(ion) && material.StandardPotentials.TryGetValue(ion, out StandardPotential? potential) ? potential.Terms : [],
            };
        }),
    ]);

    private static IEnumerable<(string Region, double From, double To)> Runs(Grid grid)
    {
        if (grid.Height is not { } height)
        {
            return grid.Blocks().Select(block => (block.Region, grid.Positions[block.FirstNode], grid.Positions[block.LastNode]));
        }

        var runs = new List<(string Region, double From, double To)>();
        for (int row = 0; row < height.CellCount; row++)
        {
            string region = grid.Regions[grid.RegionOfCell[row * grid.Along.CellCount]];
            double from = height.Positions[row];
            if (runs.Count > 0 && runs[^1].Region == region)
            {
                from = runs[^1].From;
                runs.RemoveAt(runs.Count - 1);
            }

            runs.Add((region, from, height.Positions[row + 1]));
        }

        return runs;
    }
}

/// <summary>The standard potential of one ion in one block. Immutable.</summary>
/// <param name="Region">The region.</param>
/// <param name="From">Lower end, in m.</param>
/// <param name="To">Upper end, in m.</param>
internal sealed record EnergyStep(string Region, double From, double To)
{
    /// <summary>Whether the ion can be there.</summary>
    public required bool IsAdmitted { get; init; }

    /// <summary>What the potential consists of, in kT.</summary>
    public required ImmutableArray<EnergyTerm> Terms { get; init; }

    /// <summary>µ⁰, in kT.</summary>
    public double Total => Terms.Sum(term => term.Energy);

    /// <summary>Whether anything differs from water.</summary>
    public bool IsMarked => Terms.Any(term => term.Energy != 0);

    /// <summary>One contribution, in kT; 0 where it is not named.</summary>
    public double Energy(string term) => Terms.Where(t => t.Name == term).Sum(t => t.Energy);
}
