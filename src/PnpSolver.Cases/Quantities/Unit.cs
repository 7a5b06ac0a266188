using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases.Quantities;

/// <summary>A unit symbol with its size in SI. Immutable.</summary>
/// <param name="Symbol">As it is written.</param>
/// <param name="Factor">Size in SI; per kelvin of temperature where <see cref="IsThermal"/>.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Prefixes">The prefixes it takes, one character each (<c>d</c> alone for deci; <c>da</c> is not offered).</param>
internal sealed record Unit(string Symbol, double Factor, Dimension Dimension, string Prefixes = "")
{
    /// <summary>Divides <see cref="Factor"/>, for sizes such as 1e-10 that no double holds exactly; default 1.</summary>
    public double Divisor { get; init; } = 1;

    /// <summary>kT: an energy that depends on the temperature.</summary>
    public bool IsThermal { get; init; }

    /// <summary>Added after multiplying by the factor, for temperatures in degrees Celsius, in SI.</summary>
    public double Offset { get; init; }

    /// <summary>Other spellings.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>Size in SI at a temperature, times <see cref="Divisor"/>.</summary>
    /// <param name="temperature">T, in K.</param>
    public double At(double temperature) => IsThermal ? Factor * temperature : Factor;
}

/// <summary>The unit symbols that are understood, and the SI prefixes.</summary>
internal static class UnitTable
{
    private const string All = "YZEPTGMkhdcmu\u00b5\u03bcnpfazy";
    private const string Small = "mcu\u00b5\u03bcnpfa";

    private static readonly Dimension Length = new(1, 0, 0);
    private static readonly Dimension Time = new(0, 0, 1);
    private static readonly Dimension Charge = new(0, 0, 1, 1);
    private static readonly Dimension Energy = new(2, 1, -2);
    private static readonly Dimension Voltage = new(2, 1, -3, -1);

    /// <summary>All units; a symbol that stands here wins over a prefix and a symbol (<c>min</c>, <c>Pa</c>).</summary>
    public static IReadOnlyList<Unit> Units { get; } =
    [
        new("m", 1, Length, All),
        new("\u00c5", 1, Length) { Divisor = 1e10, Aliases = ["\u212b", "A\u030a", "angstrom"] },
        new("L", 1, new(3, 0, 0), Small + "d") { Divisor = 1000, Aliases = ["l"] },
        new("g", 1, new(0, 1, 0), "k" + Small) { Divisor = 1000 },
        new("s", 1, Time, Small),
        new("min", 60, Time),
        new("h", 3600, Time),
        new("day", 86400, Time) { Aliases = ["days"] },
        new("K", 1, new(0, 0, 0, 0, 1), "m"),
        new("degC", 1, new(0, 0, 0, 0, 1)) { Offset = 273.15, Aliases = ["\u00b0C", "\u2103"] },
        new("mol", 1, new(0, 0, 0, 0, 0, 1), "k" + Small),
        new("M", 1000, new(-3, 0, 0, 0, 0, 1), "mcu\u00b5\u03bcnpf"),
        new("A", 1, new(0, 0, 0, 1), "k" + Small),
        new("C", 1, Charge, "k" + Small),
        new("e", PhysicalConstants.ElementaryCharge, Charge),
        new("V", 1, Voltage, "Mk" + Small),
        new("J", 1, Energy, "MGk" + Small),
        new("cal", 4.184, Energy, "k"),
        new("eV", PhysicalConstants.ElementaryCharge, Energy, "Mk" + Small),
        new("kT", PhysicalConstants.Boltzmann, Energy) { IsThermal = true },
        new("S", 1, new(-2, -1, 3, 2), "Mk" + Small),
        new("ohm", 1, new(2, 1, -3, -2), "TGMk" + Small) { Aliases = ["\u03a9", "\u2126"] },
        new("F", 1, new(-2, -1, 4, 2), Small),
        new("Hz", 1, new(0, 0, -1), "TGMkm"),
        new("W", 1, new(2, 1, -3), "Mk" + Small),
        new("N", 1, new(1, 1, -2), "Mk" + Small),
        new("Pa", 1, new(-1, 1, -2), "GMkhm"),
    ];

    private static Dictionary<string, (Unit Unit, double Prefix)> Symbols { get; } = Spellings();

    /// <summary>The unit and prefix behind a symbol.</summary>
    public static bool TryFind(string symbol, out Unit unit, out double prefix)
    {
        bool found = Symbols.TryGetValue(symbol, out (Unit Unit, double Prefix) entry);
        (unit, prefix) = entry;
        return found;
    }

    /// <summary>The known symbol nearest to a misspelt one, or <c>null</c>; one of the given dimension is preferred.</summary>
    public static string? Nearest(string symbol, Dimension? dimension = null) =>
        (dimension is { } wanted ? Spelling.Nearest(symbol, Symbols.Where(s => s.Value.Unit.Dimension == wanted).Select(s => s.Key)) : null)
        ?? Spelling.Nearest(symbol, Symbols.Keys);

    /// <summary>Every spelling of the units of a dimension, prefixes included.</summary>
    public static IEnumerable<Unit> OfDimension(Dimension dimension) => Units.Where(unit => unit.Dimension == dimension);

    /// <summary>Size of a prefix character.</summary>
    public static double PrefixFactor(char prefix) => prefix switch
    {
        'Y' => 1e24,
        'Z' => 1e21,
        'E' => 1e18,
        'P' => 1e15,
        'T' => 1e12,
        'G' => 1e9,
        'M' => 1e6,
        'k' => 1e3,
        'h' => 1e2,
        'd' => 1e-1,
        'c' => 1e-2,
        'm' => 1e-3,
        'u' or '\u00b5' or '\u03bc' => 1e-6,
        'n' => 1e-9,
        'p' => 1e-12,
        'f' => 1e-15,
        'a' => 1e-18,
        'z' => 1e-21,
        'y' => 1e-24,
        _ => throw new ArgumentOutOfRangeException(nameof(prefix), prefix, "not an SI prefix"),
    };

    private static Dictionary<string, (Unit, double)> Spellings()
    {
        var spellings = new Dictionary<string, (Unit, double)>();
        foreach (Unit unit in Units)
        {
            foreach (string symbol in unit.Aliases.Prepend(unit.Symbol))
            {
                spellings[symbol] = (unit, 1);
            }
        }

        foreach (Unit unit in Units)
        {
            foreach (string symbol in unit.Aliases.Prepend(unit.Symbol))
            {
                foreach (char prefix in unit.Prefixes)
                {
                    spellings.TryAdd(prefix + symbol, (unit, PrefixFactor(prefix)));
                }
            }
        }

        return spellings;
    }
}
