namespace PnpSolver.Validation.Report;

/// <summary>A chapter of the ladder: folders that belong together, in the order in which one would teach them. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folders">Names of the folders.</param>
public sealed record Topic(string Name, IReadOnlyList<string> Folders)
{
    private const string Rest = "Others";

    /// <summary>The chapters; a folder in none of them is found in the last, by itself.</summary>
    public static IReadOnlyList<Topic> Known { get; } =
    [
        new("Double layers", ["gouy-chapman", "grahame-2-1", "two-plates", "cylinder-1-1", "sphere-1-1", "bikerman"]),
        new("Slab and membrane", ["ion-free-slab", "resting-membrane"]),
        new("Nernst, Goldman, Hodgkin and Katz", ["nernst-one-permeant-ion", "nernst-with-activities", "ghk-voltage", "ghk-current", "pnp-vs-ghk", "selectivity-filter"]),
        new("Junctions and films", ["liquid-junction", "teorell-meyer-sievers", "cation-exchange-layer"]),
        new("Membranes at work", ["chord-conductance", "resting-neuron", "hyperkalaemia", "mullins-noda"]),
        new("Pump and leak", ["pump-leak-fixed-volume", "pump-leak-osmotic", "ouabain"]),
        new("Time", ["blocking-cell", "blocking-cell-25mv", "liquid-junction-forming", "isolated-box", "membrane-clamp", "membrane-rc", "voltage-clamp-step", "current-pulse", "neuron-from-nothing", "action-potential"]),
        new("Two dimensions: r and z", ["gouy-chapman-rz", "cylinder-rz", "liquid-junction-rz", "membrane-patch", "membrane-patch-disc", "cylindrical-cell-rz", "uncharged-pore-access", "charged-nanopore", "nanopore-step", "potassium-channel"]),
        new("Axons", ["axon-cable", "axon-potassium"]),
        new("Other programs", ["electroneutral-neuron", "dune-ax1-membrane"]),
    ];

    /// <summary>Folders in chapters, those of no chapter in one of their own; chapters without any are left out.</summary>
    /// <param name="folders">The folders.</param>
    public static IEnumerable<(string Name, IReadOnlyList<ValidationFolder> Folders)> Of(IReadOnlyCollection<ValidationFolder> folders)
    {
        HashSet<string> placed = [.. Known.SelectMany(topic => topic.Folders)];
        return Known.Select(topic => (topic.Name, (IReadOnlyList<ValidationFolder>)[.. topic.Folders.SelectMany(name => folders.Where(folder => folder.Name == name))]))
            .Append((Rest, [.. folders.Where(folder => !placed.Contains(folder.Name))]))
            .Where(topic => topic.Item2.Count > 0);
    }
}
