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

    private static Mechanism? OfOneIon(Item item, RegionBuilder regions, string key, Func<Species, double, Mechanism> build) =>
        regions.Find(item.TextOf("species") ?? "") is { } ion && item.NumberOf(key) is { } number ? build(ion, number) : null;
}
