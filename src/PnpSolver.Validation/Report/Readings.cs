namespace PnpSolver.Validation.Report;

/// <summary>Numbers of the shelf by their place, <c>folder/variant</c>, and name: those computed, or those they are compared with.</summary>
public sealed class Readings
{
    private readonly ShelfReading shelf;
    private readonly Func<VariantResult, string, Measured?> find;
    private readonly HashSet<string> places = [];

    private Readings(ShelfReading shelf, Func<VariantResult, string, Measured?> find) => (this.shelf, this.find) = (shelf, find);

    /// <summary>The places that were asked for so far.</summary>
    public IReadOnlyCollection<string> Places => places;

    /// <summary>What was computed.</summary>
    /// <param name="shelf">The run.</param>
    internal static Readings Computed(ShelfReading shelf) =>
        new(shelf, (result, name) => result.Quantities.FirstOrDefault(quantity => quantity.Name == name) is { } quantity ? Measured.Of(quantity) : null);

    /// <summary>What the shelf compares with: closed forms and independent methods.</summary>
    /// <param name="shelf">The run.</param>
    internal static Readings Expected(ShelfReading shelf) => new(shelf, (result, name) =>
        result.Comparisons.FirstOrDefault(comparison => comparison.Expectation.Quantity == name) is { } found ? new(found.Expectation.Value, found.Unit) : null);

    /// <summary>The problem of a variant, as it holds at first.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <exception cref="NotRunException">The folder was not run.</exception>
    public PnpProblem Problem(string place) => shelf.Read(place).Problem;

    /// <summary>A number.</summary>
    /// <param name="place">The folder and variant, such as <c>resting-neuron/ratio-30</c>.</param>
    /// <param name="quantity">Name of the quantity.</param>
    /// <exception cref="NotRunException">The folder was not run, or the variant gave no numbers.</exception>
    /// <exception cref="KeyNotFoundException">There is no such quantity.</exception>
    public Measured this[string place, string quantity]
    {
        get
        {
            places.Add(place);
            return find(shelf.Result(place), quantity) ?? throw new KeyNotFoundException($"{place} has no {quantity}");
        }
    }
}

/// <summary>A part of the report needs a variant that was not run, or that gave no numbers.</summary>
/// <param name="place">The folder and variant.</param>
public sealed class NotRunException(string place) : Exception($"{place} gave no numbers")
{
    /// <summary>The folder and variant.</summary>
    public string Place => place;
}
