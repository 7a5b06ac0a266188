using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>The cost of dehydration where ions enter a poorer dielectric and the problem gives them no standard potential there.</summary>
internal sealed class BornBarrier : CheckRule
{
    /// <summary>Radius of an ion that has none, in m: between those of sodium and potassium.</summary>
    public const double UsualRadius = 0.2e-9;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "born-barrier",
        Picture = Picture.Continuum,
        Title = "Born energy that the problem leaves out",
        Formula = "z²e²/(8πε₀r kT)·(1/ε − 1/ε_w) of each ion that a region admits without µ⁰, ε_w the highest permittivity that it meets elsewhere; the most expensive ion",
        Unit = "kT",
        Thresholds = Thresholds.Above(note: 0.2, warn: 1, fail: 3),
        Source = "Born 1920, Z. Phys. 1, 45, doi:10.1007/BF01881023; concentrations in the region would be e^(−w) of what they are: a fifth less at 0.2 kT, e-fold at 1, twentyfold at 3",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        PnpProblem problem = reading.Problem;
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            Species[] ions = [.. reading.IonsOf(electrolyte).Where(ion => !electrolyte.Material.StandardPotentials.ContainsKey(ion))];
            if (ions.MaxBy(ion => Energy(problem, electrolyte.Material, ion)) is { } most && Energy(problem, electrolyte.Material, most) is > 0 and double energy)
            {
                yield return new(electrolyte.Name, energy, Invariant(
                    $"{most} of radius {(most.BornRadius ?? UsualRadius) * 1e9:g3} nm enters permittivity {electrolyte.Material.Permittivity:g3} for nothing where dehydration costs {energy:0.##} kT: give it a solvation or partition there"));
            }
        }
    }

    private static double Energy(PnpProblem problem, Material material, Species ion)
    {
        double water = problem.Grid.Regions.Select(problem.Material).Where(m => m.Admits(ion) && !m.StandardPotentials.ContainsKey(ion)).Max(m => m.Permittivity);
        return new BornEnergy(ion.Valence, ion.BornRadius ?? UsualRadius).Of(material.Permittivity, water, problem.Temperature);
    }
}
