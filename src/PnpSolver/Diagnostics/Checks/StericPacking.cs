using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How much of the volume is full of ions that the equations take for points.</summary>
internal sealed class StericPacking : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "steric-packing",
        Picture = Picture.Continuum,
        Title = "Volume filled by ions that count as points",
        Formula = "max of Σ a³ c N_A over the region, a the hydrated diameters; ions whose size the activity model counts are left out",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.1, warn: 0.4, fail: 0.63),
        Source = "sites of a lattice that are taken, which raises µ by −ln(1 − Φ): 0.1, 0.5 and 1 kT at the thresholds; "
            + "Kilic, Bazant and Ajdari 2007, Phys. Rev. E 75, 021502, doi:10.1103/PhysRevE.75.021502",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        double[] volumes = [.. reading.Problem.Species.Select(ion => Math.Pow(HydratedDiameter.Of(ion)?.Value ?? 0, 3) * PhysicalConstants.Avogadro)];
        ActivityModel activity = reading.Problem.Activity;
        bool Counts(Species ion) => activity is Bikerman steric && (steric.AssumesHydrated || ion.Size is not null);
        double[] ignored = [.. volumes.Select((volume, k) => Counts(reading.Problem.Species[k]) ? 0 : volume)];
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            (double packing, int place) = Largest(electrolyte.Profile, ignored);
            string reached = activity is Bikerman
                ? Invariant($"ions fill up to {100 * Largest(electrolyte.Profile, volumes).Packing:g3} % of the volume, of which the activity model ignores {100 * packing:g3} %")
                : Invariant($"ions fill up to {100 * packing:g3} % of the volume, at {PlaceOf(reading, electrolyte, place)}, where their size would cost each {Excess(packing)}");
            yield return new(electrolyte.Name, packing, reached + IonSizes.Assumed(reading.Problem.Species.Where(electrolyte.Material.Admits)));
        }
    }

    private static string Excess(double packing) => packing < 1 ? Invariant($"{-Math.Log(1 - packing):0.##} kT that ideal ions do not pay") : "more than any energy: there is no room for them";

    private static string PlaceOf(CheckReading reading, Electrolyte electrolyte, int place) => reading.Grid.PlaceOf(electrolyte.Block.Nodes.Numbers().ElementAt(place));

    /// <summary>Largest Σ v_k c_k and the node of the profile that has it.</summary>
    private static (double Packing, int Place) Largest(RegionProfile profile, double[] volumes)
    {
        var filled = new double[profile.Potential.Length];
        for (int k = 0; k < volumes.Length; k++)
        {
            double[] own = profile.Concentration[k];
            for (int i = 0; volumes[k] > 0 && i < filled.Length; i++)
            {
                filled[i] += volumes[k] * own[i];
            }
        }

        int place = Array.IndexOf(filled, filled.Max());
        return (filled[place], place);
    }
}
