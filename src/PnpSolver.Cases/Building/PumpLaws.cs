using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Cases.Building;

/// <summary>The laws of pumps by name, each with the keys that it reads.</summary>
internal static class PumpLaws
{
    private static readonly (string Name, string[] Needed, string[] Optional)[] Laws =
    [
        ("independent-sites", [], ["half-saturation"]),
        ("hill", ["half-saturation"], ["exponents"]),
        ("sigmoid", ["half-saturation", "widths"], []),
        ("gradient", ["gradient"], []),
    ];

    /// <summary>The names, the usual law first.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Laws.Select(law => law.Name)];

    /// <summary>The law of a pump, or <c>null</c> where something that it needs has an error.</summary>
    public static PumpLaw? Build(Item pump, RegionBuilder regions)
    {
        if (pump.Sound("law") is not { } item || !Fits(pump, item, regions))
        {
            return null;
        }

        return item.Text switch
        {
            "hill" => new HillSites(Of("half-saturation"), Of("exponents")),
            "sigmoid" => new SigmoidSites(Of("half-saturation"), Of("widths")),
            "gradient" => Gradient(pump.Sound("gradient")!, regions),
            _ => new IndependentSites(Of("half-saturation")),
        };

        ImmutableDictionary<Species, double> Of(string key) => RegionBuilder.Numbers(pump.Sound(key), regions.Find);
    }

    /// <summary>Whether the pump has what its law reads and nothing that only another law would.</summary>
    private static bool Fits(Item pump, Item item, RegionBuilder regions)
    {
        (string name, string[] needed, string[] optional) = Laws.First(law => law.Name == item.Text);
        string[] missing = [.. needed.Where(key => !pump.Has(key))];
        if (missing.Length > 0)
        {
            regions.Fault(pump, $"the law {name} needs {string.Join(" and ", missing)}");
        }

        string[] foreign = [.. Laws.SelectMany(law => law.Needed.Concat(law.Optional)).Distinct().Except(needed).Except(optional).Where(pump.Has)];
        foreach (string key in foreign)
        {
            string owners = string.Join(" or ", Laws.Where(law => law.Needed.Concat(law.Optional).Contains(key)).Select(law => law.Name));
            regions.Fault(pump[key]!, $"the law {name} does not read this; leave it out, or choose law: {owners}");
        }

        return missing.Length == 0 && foreign.Length == 0 && needed.All(key => pump.Sound(key) is not null);
    }

    private static GradientPower? Gradient(Item map, RegionBuilder regions)
    {
        if (map.Entries.Length != 1)
        {
            regions.Fault(map, $"expected one ion and its exponent, such as {{ Na: 3 }}, got {map.Entries.Length}");
            return null;
        }

        (string name, Item exponent) = map.Entries[0];
        return exponent.IsSound && regions.Find(name) is { } ion ? new(ion, exponent.Number) : null;
    }
}
