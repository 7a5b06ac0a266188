using System.Collections.Immutable;
using PnpSolver.Materials;

namespace PnpSolver.Plotting;

/// <summary>The standard potential of one ion, block by block of the domain. Immutable.</summary>
/// <param name="Ion">The ion.</param>
/// <param name="Steps">Every block in rising order.</param>
internal sealed record EnergyProfile(Species Ion, ImmutableArray<EnergyStep> Steps)
{
    /// <summary>Names of the contributions that are not 0, in the order of the regions.</summary>
    public IEnumerable<string> Terms => Steps.SelectMany(step => step.Terms).Where(term => term.Energy != 0).Select(term => term.Name).Distinct();

    /// <summary>The profile of every ion that has a potential other than 0 somewhere.</summary>
    public static IReadOnlyList<EnergyProfile> Of(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return [.. problem.Species.Select(ion => Of(problem, ion)).Where(profile => profile.Steps.Any(step => step.IsMarked))];
    }

    private static EnergyProfile Of(PnpProblem problem, Species ion) => new(ion,
    [
        .. problem.Grid.Blocks().Select(block =>
        {
            Material material = problem.Material(block.Region);
            return new EnergyStep(block.Region, problem.Grid.Positions[block.FirstNode], problem.Grid.Positions[block.LastNode])
            {
                IsAdmitted = material.Admits(ion),
                Terms = material.Admits(ion) && material.StandardPotentials.TryGetValue(ion, out StandardPotential? potential) ? potential.Terms : [],
            };
        }),
    ]);
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
