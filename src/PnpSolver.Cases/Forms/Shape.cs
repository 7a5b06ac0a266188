using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>What a value may be. The reader, the JSON Schema and the key reference all follow from shapes.</summary>
internal abstract record Shape
{
    /// <summary>What is expected, in words: <c>a length (nm, um, m)</c>.</summary>
    public abstract string Expected { get; }
}

/// <summary>A shape of scalars.</summary>
internal abstract record ScalarShape : Shape
{
    /// <summary>Regular expression that the text matches; also the JSON Schema's.</summary>
    public abstract string Pattern { get; }

    /// <summary>The pattern, built when it is first needed.</summary>
    protected Regex Regex => field ??= new(Pattern, RegexOptions.CultureInvariant);

    /// <summary>The number in SI, NaN for words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="temperature">T for kT, in K.</param>
    /// <param name="number">The number.</param>
    /// <returns><c>null</c>, or the fault: why the text is not accepted, possibly empty.</returns>
    public abstract string? Read(string text, double temperature, out double number);
}

/// <summary>A number with a unit.</summary>
internal sealed record QuantityShape(QuantityKind Kind, Sign Sign = Sign.Any) : ScalarShape
{
    public override string Expected => Sign switch
    {
        Sign.Positive => $"a positive {Kind.Expected[Kind.Expected.IndexOf(' ', StringComparison.Ordinal)..].TrimStart()}",
        Sign.NotNegative => $"{Kind.Expected}, zero or more",
        _ => Kind.Expected,
    };

    public override string Pattern => $"^{UnitPattern.Number(Sign)}{UnitPattern.Space}{UnitPattern.Of(Kind)}{UnitPattern.End}";

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        if (!Regex.IsMatch(text))
        {
            return Diagnosis(text);
        }

        NumberText.TrySplit(text, out double value, out string unit, out _);
        number = Kind.ToSi(value, QuantityKind.Parsed(unit), temperature);
        return Sign == Sign.Positive && number == 0 ? "the value is zero" : Kind.RangeFault(number);
    }

    private string Diagnosis(string text)
    {
        if (!NumberText.TrySplit(text, out _, out string unitText, out string fault))
        {
            return fault;
        }

        if (unitText.Length == 0)
        {
            return "a unit is missing";
        }

        if (!UnitExpression.TryParse(unitText, out UnitExpression unit, out fault, Kind.Dimension))
        {
            return fault;
        }

        if (unit.Dimension == Kind.Dimension)
        {
            return text[0] is '-' or '\u2212' || Sign != Sign.Any ? "" : $"write it in {Kind.Examples}";
        }

        return unitText == "C" && Kind == QuantityKind.Temperature ? "C is the coulomb; write degC for Celsius"
            : QuantityKind.OfDimension(unit.Dimension) is { } other ? $"{unitText} is the unit of {other.Phrase}"
            : "";
    }
}

/// <summary>A pure number.</summary>
internal sealed record NumberShape(Sign Sign = Sign.Any, bool Whole = false) : ScalarShape
{
    /// <summary>Smallest positive value.</summary>
    public double Smallest { get; init; }

    /// <summary>Largest magnitude.</summary>
    public double Largest { get; init; } = 1e15;

    public override string Expected => (Sign, Whole) switch
    {
        (Sign.Positive, true) => "a whole number of at least 1",
        (_, true) => "a whole number",
        (Sign.Positive, _) => "a positive number without a unit",
        (Sign.NotNegative, _) => "a number of at least 0 without a unit",
        _ => "a number without a unit",
    };

    public override string Pattern => Whole
        ? $"^\\+?{(Sign == Sign.Positive ? "(?=[0]*[1-9])" : "")}[0-9]{{1,9}}{UnitPattern.End}"
        : $"^{UnitPattern.Number(Sign)}{UnitPattern.End}";

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        if (!Regex.IsMatch(text))
        {
            return NumberText.TrySplit(text, out _, out _, out string fault) ? "" : fault;
        }

        number = NumberText.Parse(text);
        return !(Math.Abs(number) <= Largest) ? string.Create(CultureInfo.InvariantCulture, $"the largest value is {Largest:g}")
            : Sign == Sign.Positive && number == 0 ? "the value is zero"
            : Sign == Sign.Positive && number < Smallest ? string.Create(CultureInfo.InvariantCulture, $"the smallest value is {Smallest:g}")
            : null;
    }
}

/// <summary>One of a few words.</summary>
internal sealed record WordShape(params ImmutableArray<string> Words) : ScalarShape
{
    public override string Expected => Words.Length == 1 ? Words[0] : $"one of {string.Join(", ", Words)}";

    public override string Pattern => $"^(?:{string.Join('|', Words)}){UnitPattern.End}";

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        return Words.Contains(text) ? null
            : Spelling.Nearest(text, Words) is { } nearest ? $"did you mean {nearest}?"
            : "";
    }
}

/// <summary>Yes or no; the number is 1 or 0.</summary>
internal sealed record FlagShape : ScalarShape
{
    /// <summary>The words for yes, the usual one first.</summary>
    public static readonly ImmutableArray<string> Yes = ["true", "yes", "on"];

    /// <summary>The words for no, the usual one first.</summary>
    public static readonly ImmutableArray<string> No = ["false", "no", "off"];

    public override string Expected => $"{Yes[0]} or {No[0]}";

    public override string Pattern => Words.Pattern;

    private static WordShape Words => new([.. Yes, .. No]);

    public override string? Read(string text, double temperature, out double number)
    {
        string? fault = Words.Read(text, temperature, out number);
        number = fault is not null ? double.NaN : Yes.Contains(text) ? 1 : 0;
        return fault;
    }
}

/// <summary>Any text that is not blank.</summary>
internal sealed record TextShape(string Description) : ScalarShape
{
    public override string Expected => Description;

    public override string Pattern => "\\S";

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        return string.IsNullOrWhiteSpace(text) ? "" : null;
    }
}

/// <summary>The name of something: the key under which it is described, or a reference to it.</summary>
internal sealed record NameShape(Naming Naming) : ScalarShape
{
    public override string Expected => Naming.Expected;

    public override string Pattern => Naming.Pattern;

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        return Naming.Fault(text);
    }
}

/// <summary>A list.</summary>
internal sealed record ListShape(Shape Item, int Least = 0, int Most = int.MaxValue) : Shape
{
    /// <summary>How paths call the items: by their labels, where these say more than a number; default by their index.</summary>
    public Labelling? Labels { get; init; }

    public override string Expected =>
        Least == Most ? $"a list of {Least}{(Item is NameShape ? " names" : $", each {Item.Expected}")}" : $"a list{(Least > 0 ? " that is not empty" : "")}";
}

/// <summary>A map from names of one kind to values of one shape.</summary>
internal sealed record NamedShape(Naming Naming, Shape Value) : Shape
{
    public override string Expected => $"a map from {Naming.Plural} to {Value.Expected}";
}

/// <summary>Any of several shapes.</summary>
internal sealed record EitherShape(params ImmutableArray<Shape> Options) : Shape
{
    /// <summary>The options in words, where they are too many to name, or <c>null</c>.</summary>
    public string? Phrase { get; init; }

    public override string Expected => Phrase ?? string.Join(" or ", Options.Select(option => option.Expected));
}

/// <summary>A map of known keys.</summary>
internal sealed record KeysShape(string Name, params ImmutableArray<Key> Keys) : Shape
{
    /// <summary>What must hold between the keys.</summary>
    public ImmutableArray<KeyRule> Rules { get; init; } = [];

    public override string Expected => $"a map with {string.Join(", ", Keys.Select(key => key.Name))}";

    /// <summary>The key of a name, or <c>null</c>.</summary>
    public Key? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);

    /// <summary>The lists whose items paths call as if they were keys of this map.</summary>
    public IEnumerable<(Key Key, ListShape List)> LabelledLists =>
        Keys.Where(key => key.Shape is ListShape { Labels: not null }).Select(key => (key, (ListShape)key.Shape));
}

/// <summary>A map whose key <c>type</c> decides which keys it has.</summary>
internal sealed record TypedShape(string Name, params ImmutableArray<KeysShape> Types) : Shape
{
    public WordShape Tag => new([.. Types.Select(type => type.Name)]);

    public override string Expected => $"a map with type: {string.Join(" or ", Types.Select(type => type.Name))}";
}

/// <summary>A key of a map.</summary>
internal sealed record Key(string Name, Shape Shape, string Description)
{
    public bool Required { get; init; }

    /// <summary>Text that stands for the value when the key is missing, or <c>null</c>.</summary>
    public string? Default { get; init; }

    public static Key Needed(string name, Shape shape, string description) => new(name, shape, description) { Required = true };
}
