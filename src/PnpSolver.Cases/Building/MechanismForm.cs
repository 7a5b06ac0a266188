using PnpSolver.Cases.Forms;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Cases.Building;

/// <summary>A type of mechanism: its keys, and how it follows from them. One line in the vocabulary adds one.</summary>
/// <param name="Keys">The keys; their name is the type.</param>
/// <param name="Build">The mechanism, or <c>null</c> where something that it needs has an error, which then is reported.</param>
internal sealed record MechanismForm(KeysShape Keys, Func<Item, RegionBuilder, Mechanism?> Build)
{
    /// <summary>Channels of fixed conductance.</summary>
    public static Mechanism? Ohmic(Item item, RegionBuilder regions) =>
        OfOneIon(item, regions, "conductance", (ion, conductance) => new OhmicLeak(ion, conductance));

    /// <summary>A constant-field permeability.</summary>
    public static Mechanism? Goldman(Item item, RegionBuilder regions) =>
        OfOneIon(item, regions, "permeability", (ion, permeability) => new GoldmanLeak(ion, permeability));

    /// <summary>A given flux.</summary>
    public static Mechanism? ConstantFlux(Item item, RegionBuilder regions) =>
        OfOneIon(item, regions, "flux", (ion, flux) => new ConstantFlux(ion, flux));

    /// <summary>The sodium channels of the squid's giant axon.</summary>
    public static Mechanism? HodgkinHuxleySodium(Item item, RegionBuilder regions) =>
        Gated(item, OfOneIon(item, regions, "conductance", (ion, conductance) => new HodgkinHuxleySodium(ion, conductance)));

    /// <summary>The potassium channels of the squid's giant axon.</summary>
    public static Mechanism? HodgkinHuxleyPotassium(Item item, RegionBuilder regions) =>
        Gated(item, OfOneIon(item, regions, "conductance", (ion, conductance) => new HodgkinHuxleyPotassium(ion, conductance)));

    private static GatedChannel? Gated(Item item, GatedChannel? channel) =>
        item.NumberOf("shift") is { } shift && item.NumberOf("rate-factor") is { } factor && channel is not null
            ? channel with { Shift = shift, RateFactor = factor }
            : null;

    private static T? OfOneIon<T>(Item item, RegionBuilder regions, string key, Func<Species, double, T> build)
        where T : Mechanism =>
        regions.Find(item.TextOf("species") ?? "") is { } ion && item.NumberOf(key) is { } number ? build(ion, number) : null;
}
