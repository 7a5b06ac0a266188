using System.Collections.Immutable;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>The keys of what happens in time.</summary>
internal static class TimeVocabulary
{
    private static readonly QuantityShape Duration = new(QuantityKind.Time, Sign.Positive);

    private static readonly EitherShape Threshold = new([.. QuantityKind.Reported.Select(kind => new QuantityShape(kind))])
    {
        Phrase = "a value with the unit of the quantity",
    };

    /// <summary>A condition that ends a run.</summary>
    public static KeysShape Stop { get; } = new(
        "stop",
        Key.Needed("quantity", new QuantityNameShape("boundary", "region", "membrane", "section", "probe"), "Name of a quantity as the results have it: "
            + "membrane.*region*.potential."),
        new("above", Threshold, "The run ends where the quantity rises above this."),
        new("below", Threshold, "The run ends where the quantity falls below this."))
    {
        Rules = [KeyRule.ExactlyOne("above", "below")],
    };

    /// <summary>A transient run.</summary>
    public static KeysShape Transient { get; } = new(
        "transient",
        Key.Needed("type", new WordShape("transient"), "transient: one run from t = 0."),
        Key.Needed("until", Duration, "Time at which the run ends."),
        new("tolerance", new NumberShape(Sign.Positive) { Smallest = 1e-10, Largest = 0.1 }, "Error that each step may make: relative of "
            + "concentrations, and in kT/e of potentials.")
        {
            Default = "1e-4",
        },
        new("first-step", Duration, "Length of the first step, and of the first after each event; the error control shortens it where it must.")
        {
            Default = "0.1 ns",
        },
        new("outputs-per-decade", new NumberShape(Sign.Positive, Whole: true) { Largest = 1000 }, "Results for each decade of the time since the "
            + "start and since every event.")
        {
            Default = "10",
        },
        new("start", new WordShape(Starts), "What the run starts from: contents, what the regions hold, one without concentrations nothing; "
            + "steady, the steady state of the case as written.")
        {
            Default = Starts[0],
        },
        new("method", new WordShape(Methods), "Formula of the steps: bdf, backward differences of order 1 to 5 after a start by TR-BDF2; tr-bdf2, that of second order "
            + "throughout, to check the other against.")
        {
            Default = Methods[0],
        },
        new("stop", new ListShape(Stop), "Conditions, any of which ends the run early."));

    /// <summary>A change of the case at a time.</summary>
    public static KeysShape Event { get; } = new(
        "event",
        Key.Needed("at", Duration, "When; before the end of the run. Events may stand in any order."),
        Key.Needed("set", new SettingsShape("boundaries", "membranes", "regions", "surfaces"), "The values that hold from then on, by their paths as in "
            + "`--set`; of events at one path the later holds."),
        new("over", Duration, "Time of a ramp: the values go to the new ones linearly. Only for the potential, current, charge or "
            + "concentrations of boundaries; no other event may begin or end meanwhile."),
        new("for", Duration, "Length of a pulse: after it the case is as if this event had not been, by a ramp of the same time if it has one; later "
            + "events that still hold go on. Longer than `over`."),
        new("label", new TextShape("a line of text"), "What happens, for reports; default: what is set."));

    /// <summary>The words for what a run starts from, the usual one first.</summary>
    private static ImmutableArray<string> Methods => ["bdf", "tr-bdf2"];

    private static ImmutableArray<string> Starts => ["contents", "steady"];
}
