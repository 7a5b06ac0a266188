using System.Collections.Immutable;
using PnpSolver.Cases.Building;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>The keys of what crosses a membrane.</summary>
internal static class MechanismVocabulary
{
    private static readonly NameShape AnySpecies = new(Naming.Species);
    private static readonly NumberShape Positive = new(Sign.Positive);
    private static readonly NamedShape Concentrations = new(Naming.Species, new QuantityShape(QuantityKind.Concentration, Sign.Positive));

    private static readonly Key Species = Key.Needed("species", AnySpecies, "The ion that crosses.");

    private static readonly ImmutableArray<Key> Common =
    [
        new("name", new NameShape(Naming.Mechanism), "Its name in paths and results; default: the type and the species, such as ohmic-K."),
        new("enabled", new FlagShape(), "Whether it works.") { Default = FlagShape.Yes[0] },
    ];

    private static readonly ImmutableArray<Key> OfGates =
    [
        Key.Needed("conductance", NotNegative(QuantityKind.AreaConductance), "g per area of the inside face with every gate open."),
        new("shift", new QuantityShape(QuantityKind.Voltage), "Added to the potential between the faces before the rates of the gates are taken from it, which "
            + "count from a rest at -65 mV: a positive one opens channels at a lower potential.") { Default = "0 V" },
        new("rate-factor", Positive, "Factor of the rates, which are those at 6.3 degC: 3^((T - 6.3 degC)/10 degC) at another temperature.") { Default = "1" },
    ];

    /// <summary>Channels of fixed conductance.</summary>
    public static KeysShape Ohmic { get; } = Keys(
        "ohmic",
        "I = g (V - E) between the faces, E the Nernst potential there.",
        Species,
        Key.Needed("conductance", NotNegative(QuantityKind.AreaConductance), "g per area of the inside face."));

    /// <summary>A constant-field permeability.</summary>
    public static KeysShape Goldman { get; } = Keys(
        "ghk",
        "the Goldman-Hodgkin-Katz flux between the faces.",
        Species,
        Key.Needed("permeability", NotNegative(QuantityKind.Velocity), "P."));

    /// <summary>The sodium channels of the squid's giant axon.</summary>
    public static KeysShape HodgkinHuxleySodium { get; } = Keys(
        "hodgkin-huxley-na",
        "I = g m^3 h (V - E), the sodium channels of the squid's giant axon (Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764).",
        [Species, .. OfGates]);

    /// <summary>The potassium channels of the squid's giant axon.</summary>
    public static KeysShape HodgkinHuxleyPotassium { get; } = Keys(
        "hodgkin-huxley-k",
        "I = g n^4 (V - E), the potassium channels of the squid's giant axon (Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764).",
        [Species, .. OfGates]);

    /// <summary>A given flux.</summary>
    public static KeysShape ConstantFlux { get; } = Keys(
        "constant-flux",
        "a flux that depends on nothing.",
        Species,
        Key.Needed("flux", new QuantityShape(QuantityKind.MolarFlux), "Flux per area of the inside face, positive outward."));

    /// <summary>A pump.</summary>
    public static KeysShape Pump { get; } = Keys(
        "pump",
        "molecules that move a fixed number of each ion per cycle.",
        Key.Needed("density", NotNegative(QuantityKind.AreaDensity), "Pump molecules per area of the inside face."),
        Key.Needed("rate", NotNegative(QuantityKind.Frequency), "Largest number of cycles of a molecule per time; for the gradient law, the one at equal "
            + "concentrations."),
        Key.Needed("stoichiometry", new NamedShape(Naming.Species, new NumberShape { Largest = 1000 }), "Ions moved per cycle, positive outward: "
            + "{ Na: 3, K: -2 }."),
        new("law", new WordShape(PumpLaws.Names), "How the cycle slows for want of ions, each taken on the side that it is pumped from: "
            + "independent-sites, product of (c/(c + K))^n (Garay and Garrahan 1973, doi:10.1113/jphysiol.1973.sp010234); hill, product of "
            + "c^h/(c^h + K^h) (Luo and Rudy 1994, doi:10.1161/01.RES.74.6.1071); sigmoid, product of 1/(1 + e^((K - c)/s)) (Cressman et al. "
            + "2009, doi:10.1007/s10827-008-0132-4); gradient, (c_in/c_out)^n (Kay 2017, doi:10.3389/fcell.2017.00041).")
        {
            Default = PumpLaws.Names[0],
        },
        new("half-saturation", Concentrations, "K of the ions that limit the rate; without any it is always the largest."),
        new("exponents", new NamedShape(Naming.Species, Positive), "h of the hill law; default: the ion's stoichiometric number."),
        new("widths", Concentrations, "s of the sigmoid law, one for each half-saturation."),
        new("gradient", new NamedShape(Naming.Species, new NumberShape { Largest = 1000 }), "The one ion of the gradient law and its exponent n: { Na: 3 }."));

    /// <summary>The types of mechanism.</summary>
    public static ImmutableArray<MechanismForm> Forms { get; } =
    [
        new(Ohmic, MechanismForm.Ohmic),
        new(Goldman, MechanismForm.Goldman),
        new(Pump, PumpForm.Build),
        new(ConstantFlux, MechanismForm.ConstantFlux),
        new(HodgkinHuxleySodium, MechanismForm.HodgkinHuxleySodium),
        new(HodgkinHuxleyPotassium, MechanismForm.HodgkinHuxleyPotassium),
    ];

    /// <summary>The mechanisms of a membrane.</summary>
    public static ListShape List { get; } = new(new TypedShape("mechanism", [.. Forms.Select(form => form.Keys)]))
    {
        Labels = Labelling.Mechanisms,
    };

    private static QuantityShape NotNegative(QuantityKind kind) => new(kind, Sign.NotNegative);

    private static KeysShape Keys(string type, string meaning, params ImmutableArray<Key> keys) =>
        new(type, [Key.Needed("type", new WordShape(type), $"{type}: {meaning}"), .. keys, .. Common]);
}
