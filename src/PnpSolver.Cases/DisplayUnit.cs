namespace PnpSolver.Cases;

/// <summary>A unit for people: the SI value over its size is a number of sensible length. Immutable.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Size">Its size in the SI unit.</param>
public sealed record DisplayUnit(string Symbol, double Size)
{
    // per SI unit the units that the field uses, largest first
    private static readonly Dictionary<string, DisplayUnit[]> Known = new()
    {
        ["V"] = [new("V", 1), new("mV", 1e-3), new("µV", 1e-6)],
        ["m"] = [new("m", 1), new("mm", 1e-3), new("µm", 1e-6), new("nm", 1e-9)],
        ["V/m"] = [new("MV/m", 1e6), new("kV/m", 1e3), new("V/m", 1)],
        ["F/m^2"] = [new("F/m²", 1), new("µF/cm²", 1e-2)],
        ["C/m^2"] = [new("C/m²", 1), new("mC/m²", 1e-3), new("µC/m²", 1e-6)],
        ["C/m^3"] = [new("MC/m³", 1e6), new("kC/m³", 1e3), new("C/m³", 1)],
        ["mol/m^3"] = [new("mM", 1), new("µM", 1e-3)],
        ["A/m^2"] = [new("A/m²", 1), new("mA/m²", 1e-3), new("µA/m²", 1e-6)],
        ["A/m"] = [new("A/m", 1), new("mA/m", 1e-3), new("µA/m", 1e-6), new("nA/m", 1e-9)],
        ["A"] = [new("A", 1), new("mA", 1e-3), new("µA", 1e-6), new("nA", 1e-9), new("pA", 1e-12)],
        ["S/m^2"] = [new("S/m²", 1), new("mS/m²", 1e-3), new("µS/m²", 1e-6)],
        ["Ohm m^2"] = [new("Ω m²", 1), new("mΩ m²", 1e-3), new("µΩ m²", 1e-6), new("nΩ m²", 1e-9)],
        ["s"] = [new("s", 1), new("ms", 1e-3), new("µs", 1e-6), new("ns", 1e-9)],
        ["1"] = [new("", 1)],
    };

    /// <summary>The unit in which a value of this magnitude has at least 0.1 in front, or the smallest there is.</summary>
    /// <param name="si">The SI unit; one that is not known is used as it is.</param>
    /// <param name="magnitude">Largest magnitude to show, in SI.</param>
    public static DisplayUnit For(string si, double magnitude) =>
        Known.TryGetValue(si, out DisplayUnit[]? units)
            ? Array.Find(units, unit => magnitude >= 0.1 * unit.Size) ?? (magnitude == 0 ? units[0] : units[^1])
            : new(si, 1);
}
