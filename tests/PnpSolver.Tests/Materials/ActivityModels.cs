using System.Collections.Immutable;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Materials;

/// <summary>Every activity model, by name; a new model joins all tests of this folder with a row here.</summary>
internal static class ActivityModels
{
    public static ImmutableArray<Species> Ions { get; } =
    [
        new("Na", 1, 1.33e-9) { Size = 0.36 * nm },
        new("Ca", 2, 0.79e-9) { Size = 0.6 * nm },
        new("Cl", -1, 2.03e-9) { Size = 0.33 * nm },
        new("sugar", 0, 0.5e-9),
    ];

    public static ImmutableDictionary<string, ActivityModel> All { get; } = new Dictionary<string, ActivityModel>
    {
        ["ideal"] = new Ideal(),
        ["bikerman"] = new Bikerman(),
        ["bikerman in water"] = new Bikerman { SolventSize = 0.28 * nm },
        ["davies"] = new Davies(),
        ["debye-huckel"] = new DebyeHueckel(),
        ["debye-huckel, far"] = new DebyeHueckel { ClosestApproach = 0.5 * nm },
    }.ToImmutableDictionary();

    public static TheoryData<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    public static ActivityLaw Law(string name) => All[name].Law(Ions, 78.4, 298.15);

    /// <summary>Compositions over many decades, each with room left for it.</summary>
    public static IEnumerable<double[]> Compositions(int seed)
    {
        var random = new Random(seed);
        for (int n = 0; n < 200; n++)
        {
            yield return [.. Ions.Select(_ => 1000 * Math.Pow(10, -8 * random.NextDouble()))];
        }
    }
}
