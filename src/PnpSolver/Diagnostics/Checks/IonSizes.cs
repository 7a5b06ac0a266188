using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Sizes of ions in the words of a check.</summary>
internal static class IonSizes
{
    /// <summary>An ion with its diameter and, where that is not measured, how it is known.</summary>
    public static string InWords(Species ion, HydratedDiameter diameter) => diameter.Origin switch
    {
        SizeOrigin.Given => Invariant($"{ion} ({diameter.Value * 1e9:0.###} nm as given)"),
        SizeOrigin.Tabulated => Invariant($"{ion} ({diameter.Value * 1e9:0.###} nm hydrated)"),
        _ => Invariant($"{ion} ({diameter.Value * 1e9:0.###} nm assumed, its size being unknown)"),
    };

    /// <summary>Which ions have an assumed size, as the end of a sentence; empty where none has.</summary>
    public static string Assumed(IEnumerable<Species> ions)
    {
        string[] unknown = [.. ions.Where(ion => HydratedDiameter.Of(ion)?.Origin == SizeOrigin.Assumed).Select(ion => ion.Name)];
        return unknown.Length == 0 ? "" : $" (the size of {string.Join(", ", unknown)} being assumed)";
    }
}
