using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the materials of a case.</summary>
/// <param name="species">The species by name.</param>
/// <param name="temperature">T, in K.</param>
/// <param name="notes">Receives what was done on the user's behalf.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class RegionBuilder(
    ImmutableDictionary<string, Species> species, double temperature, List<string> notes, Faults faults)
{
    private static readonly string[] ChargeKeys = ["concentrations", "fixed-charge", "ions"];

    /// <summary>The materials of the regions that have no error.</summary>
    public ImmutableDictionary<string, Material> Build(Item root)
    {
        var materials = new Dictionary<string, Material>();
        foreach ((string name, Item item) in root.SoundEntries("regions"))
        {
            if (Permittivity(item) is { } permittivity)
            {
                materials.Add(name, Fill(item, permittivity));
            }
        }

        foreach ((string name, Item item) in root.SoundEntries("regions"))
        {
            if (materials.TryGetValue(name, out Material? material))
            {
                materials[name] = material with { StandardPotentials = new SolvationBuilder(this, root, materials).Build(item) };
            }
        }

        return materials.ToImmutableDictionary();
    }

    /// <summary>The species of a name; <c>null</c> where it has an error of its own.</summary>
    public Species? Find(string name) => species.GetValueOrDefault(name);

    /// <summary>Whether there is any species.</summary>
    public bool HasSpecies => !species.IsEmpty;

    /// <summary>T, in K.</summary>
    public double Temperature => temperature;

    /// <summary>k_B·T, in J.</summary>
    public double ThermalEnergy => PhysicalConstants.Boltzmann * temperature;

    public void Note(string text) => notes.Add(text);

    public void Fault(Item item, string message) => faults.Add(item.Place, item.Path, message);

    /// <summary>Concentrations by species, in mol/m³.</summary>
    public static ImmutableDictionary<Species, double> Numbers(Item? map, Func<string, Species?> find) =>
        (map?.Entries ?? []).Where(entry => entry.Value.IsSound && find(entry.Key) is not null)
            .ToImmutableDictionary(entry => find(entry.Key)!, entry => entry.Value.Number);

    private double? Permittivity(Item region)
    {
        if (region.Sound("permittivity") is not { } item)
        {
            return null;
        }

        if (item.Text != "water")
        {
            return item.Number;
        }

        double? permittivity = Water.Permittivity(temperature);
        if (permittivity is { } value)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"{item.Path}: water at {temperature:g6} K has {value:g6} (Malmberg and Maryott 1956)"));
        }
        else
        {
            string known = string.Create(CultureInfo.InvariantCulture, $"water is known from {Water.Lowest} K to {Water.Highest} K");
            Fault(item, string.Create(CultureInfo.InvariantCulture, $"{known}, but the temperature is {temperature:g6} K; give a number"));
        }

        return permittivity;
    }

    private Material Fill(Item region, double permittivity)
    {
        var material = new Material
        {
            Permittivity = permittivity,
            Ions = Ions(region),
            Concentrations = Numbers(region.Sound("concentrations"), Find),
            Diffusivities = Numbers(region.Sound("diffusivity"), Find),
            FixedChargeDensity = FixedCharge(region),
        };
        return region.Sound("neutralise") is { } neutralise && IsWhole(region)
            ? material with
            {
                Concentrations = Neutralise(neutralise, material.Concentrations, material, material.FixedChargeDensity),
            }
            : material;
    }

    /// <summary>Whether nothing that enters the charge balance has an error.</summary>
    private static bool IsWhole(Item region) =>
        ChargeKeys.All(key => region[key]?.All().All(item => item.IsSound) ?? true);

    private static double FixedCharge(Item region) => region.Sound("fixed-charge") switch
    {
        null => 0,
        { Shape: QuantityShape { Kind: var kind }, Number: var number } =>
            kind == Quantities.QuantityKind.Concentration ? number * PhysicalConstants.Faraday : number,
        _ => 0,
    };

    private ImmutableHashSet<Species>? Ions(Item region) => region.Sound("ions") switch
    {
        null or { Text: "all" } => null,
        { Text: "none" } => [],
        var list => [.. list.Items.Where(item => item.IsSound).Select(item => Find(item.Text)).OfType<Species>()],
    };

    /// <summary>Adjusts one ion so that Σ z c + ρ_f/F = 0.</summary>
    /// <param name="item">The key that names the ion.</param>
    /// <param name="concentrations">In mol/m³.</param>
    /// <param name="material">What fills the place; <c>null</c> admits all ions.</param>
    /// <param name="fixedCharge">ρ_f, in C/m³.</param>
    public ImmutableDictionary<Species, double> Neutralise(
        Item item, ImmutableDictionary<Species, double> concentrations, Material? material, double fixedCharge)
    {
        if (Find(item.Text) is not { } ion)
        {
            return concentrations;
        }

        // dictionaries have another order in every process, and the order of a sum decides its last digit
        double others = (fixedCharge / PhysicalConstants.Faraday)
            + concentrations.Where(pair => pair.Key != ion).OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
                .Sum(pair => pair.Key.Valence * pair.Value);
        double before = concentrations.GetValueOrDefault(ion);
        double after = 0 - (others / ion.Valence);
        string text = string.Create(CultureInfo.InvariantCulture, $"{after:g9} mM");
        if (material is not null && !material.Admits(ion))
        {
            Fault(item, $"{ion.Name} cannot be here, since ions does not list it");
        }
        else if (ion.Valence == 0)
        {
            Fault(item, $"{ion.Name} carries no charge; expected an ion");
        }
        else if (after < 0)
        {
            Fault(item, $"{ion.Name} would need {text}; choose an ion of {(ion.Valence > 0 ? "negative" : "positive")} valence");
        }
        else
        {
            string change = string.Create(CultureInfo.InvariantCulture, $"{after - before:+0.######;-0.######;0} mM");
            Note($"{item.Path}: {ion.Name} set to {text} (changed by {change})");
            return concentrations.SetItem(ion, after);
        }

        return concentrations;
    }
}
