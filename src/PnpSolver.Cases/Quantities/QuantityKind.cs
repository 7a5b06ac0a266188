using System.Collections.Immutable;
using System.Globalization;

namespace PnpSolver.Cases.Quantities;

/// <summary>A physical quantity: what it is called, and the forms its unit can take. Immutable.</summary>
/// <param name="Phrase">With its article: <c>a voltage</c>.</param>
/// <param name="Examples">Units to show a newcomer.</param>
/// <param name="Templates">The forms; the first is the SI unit. Any unit of the same dimension can stand for each factor.</param>
internal sealed record QuantityKind(string Phrase, string Examples, params ImmutableArray<string> Templates)
{
    public static readonly QuantityKind Length = new("a length", "nm, um, m", "m") { Smallest = 1e-15, Largest = 1e3 };
    public static readonly QuantityKind Temperature = new("a temperature", "K, degC", "K") { Smallest = 1, Largest = 1e4 };
    public static readonly QuantityKind Diffusivity = new("a diffusivity", "m^2/s, cm^2/s", "m^2/s") { Largest = 1 };
    public static readonly QuantityKind Concentration = new("a concentration", "mM, M, mol/m^3", "mol/m^3", "M", "mol/L")
    {
        Largest = 1e6,
    };

    public static readonly QuantityKind Voltage = new("a voltage", "V, mV, kT/e", "V", "kT/e") { Largest = 1e6 };
    public static readonly QuantityKind ChargeDensity = new("a charge density", "C/m^3, e/nm^3", "C/m^3") { Largest = 1e12 };
    public static readonly QuantityKind SurfaceCharge = new("a surface charge density", "C/m^2, e/nm^2", "C/m^2") { Largest = 1e3 };
    public static readonly QuantityKind CurrentDensity = new("a current density", "A/m^2, uA/cm^2", "A/m^2");
    public static readonly QuantityKind LineCurrent = new("a current per length", "A/m, uA/cm", "A/m");
    public static readonly QuantityKind Current = new("a current", "A, pA", "A", "C/s");
    public static readonly QuantityKind Energy = new("an energy", "kT, kJ/mol, eV", "J", "J/mol") { Smallest = 1e-40, Largest = 1e-15 };

    public static readonly QuantityKind Time = new("a time", "ns, ms, s, h", "s") { Smallest = 1e-18 };
    public static readonly QuantityKind Frequency = new("a frequency", "Hz, /s", "/s", "Hz");
    public static readonly QuantityKind Velocity = new("a velocity or permeability", "m/s, cm/s", "m/s");
    public static readonly QuantityKind MolarFlux = new("a molar flux", "mol/(m^2 s)", "mol/(m^2 s)");
    public static readonly QuantityKind AreaConductance = new("a conductance per area", "mS/cm^2", "S/m^2");
    public static readonly QuantityKind AreaCapacitance = new("a capacitance per area", "uF/cm^2", "F/m^2");
    public static readonly QuantityKind Field = new("an electric field", "V/m, V/nm", "V/m");
    public static readonly QuantityKind AreaDensity = new("a number per area", "/um^2", "/m^2") { Largest = 1e20 };

    /// <summary>The quantities of case files.</summary>
    public static IReadOnlyList<QuantityKind> OfCases { get; } =
    [
        Length, Temperature, Diffusivity, Concentration, Voltage, ChargeDensity, SurfaceCharge, CurrentDensity, LineCurrent,
        Current, Energy, AreaConductance, Velocity, AreaDensity, Frequency, MolarFlux, Time,
    ];

    /// <summary>The quantities with a unit that results have.</summary>
    public static IReadOnlyList<QuantityKind> Reported { get; } =
        [Voltage, Field, CurrentDensity, LineCurrent, Current, Concentration, SurfaceCharge, AreaCapacitance, MolarFlux, Length];

    /// <summary>All quantities that have a name, for <c>pnp units</c>.</summary>
    public static IReadOnlyList<QuantityKind> All { get; } =
    [
        .. OfCases,
        new("an area", "m^2", "m^2"),
        new("a volume", "m^3", "m^3", "L"),
        new("a mass", "kg", "kg"),
        new("an amount", "mol", "mol"),
        new("a charge", "C, e", "C"),
        new("a capacitance", "F", "F"),
        AreaCapacitance,
        new("a permittivity or capacitance per length", "F/m", "F/m"),
        new("a conductance", "S, nS", "S"),
        new("a conductivity", "S/m", "S/m"),
        new("a resistance", "ohm", "ohm"),
        Field,
        new("a number per volume", "/nm^3", "/m^3"),
        new("a number per length", "/nm", "/m"),
        new("a molar energy", "kJ/mol", "J/mol"),
        new("a force", "N", "N"),
        new("a power", "W", "W"),
        new("a pressure", "Pa", "Pa"),
    ];

    /// <summary>Smallest magnitude of a value that is not zero, in SI; far below anything physical.</summary>
    public double Smallest { get; init; } = 1e-30;

    /// <summary>Largest magnitude of a value, in SI; far above anything physical.</summary>
    public double Largest { get; init; } = 1e15;

    /// <summary>The SI unit as it is written.</summary>
    public string SiUnit => Templates[0];

    /// <summary>The dimension of the SI unit.</summary>
    public Dimension Dimension { get; } = Parsed(Templates[0]).Dimension;

    /// <summary>What is expected, for messages: <c>a voltage (V, mV, kT/e)</c>.</summary>
    public string Expected => $"{Phrase} ({Examples})";

    /// <summary>The named quantity of a dimension, or <c>null</c>.</summary>
    public static QuantityKind? OfDimension(Dimension dimension) => All.FirstOrDefault(kind => kind.Dimension == dimension);

    /// <summary>A number of a unit of this quantity in SI; an energy per mole becomes the energy of one particle.</summary>
    public double ToSi(double number, UnitExpression unit, double temperature) => unit.Dimension == Dimension
        ? unit.ToSi(number, temperature)
        : unit.ToSi(number, temperature) / PhysicalConstants.Avogadro;

    /// <summary>What is wrong with the size of a value in SI, or <c>null</c>.</summary>
    public string? RangeFault(double value) =>
        !(Math.Abs(value) <= Largest) ? string.Create(CultureInfo.InvariantCulture, $"the largest value is {Largest:g} {SiUnit}")
        : value != 0 && !(Math.Abs(value) >= Smallest)
            ? string.Create(CultureInfo.InvariantCulture, $"the smallest value is {Smallest:g} {SiUnit}")
        : null;

    internal static UnitExpression Parsed(string template) =>
        UnitExpression.TryParse(template, out UnitExpression unit, out string fault)
            ? unit
            : throw new ArgumentException($"template {template}: {fault}");
}
