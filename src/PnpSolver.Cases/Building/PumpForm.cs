using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Cases.Building;

/// <summary>Pumps: how many, how fast, what they move and what slows them.</summary>
internal static class PumpForm
{
    /// <summary>The pump, or <c>null</c> where something that it needs has an error.</summary>
    public static Mechanism? Build(Item item, RegionBuilder regions)
    {
        if (item.NumberOf("density") is not { } density || item.NumberOf("rate") is not { } rate
            || item.Sound("stoichiometry") is not { } moved || PumpLaws.Build(item, regions) is not { } law)
        {
            return null;
        }

        ImmutableDictionary<Species, double> stoichiometry = RegionBuilder.Numbers(moved, regions.Find);
        bool whole = moved.Entries.All(entry => entry.Value.IsSound);
        return whole ? new Pump(density, rate, stoichiometry) { Law = law } : null;
    }
}
