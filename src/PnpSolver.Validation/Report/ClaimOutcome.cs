using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report;

/// <summary>What a run of the shelf says of one number of a claim. Immutable.</summary>
/// <param name="Row">The number's description.</param>
/// <param name="Field">The field solver's number.</param>
/// <param name="Lumped">The circuit's number, or the closed form where the circuit has none.</param>
/// <param name="Cause">Why they differ.</param>
/// <param name="Passed">Whether the variants behind it meet all their references.</param>
public sealed record ClaimOutcome(ClaimRow Row, Measured Field, Measured Lumped, string Cause, bool Passed)
{
    /// <summary>Field less circuit or closed form, in SI.</summary>
    public double Deviation => Field.Value - Lumped.Value;

    /// <summary>Reads a number.</summary>
    /// <param name="row">The number's description.</param>
    /// <param name="shelf">The run.</param>
    /// <exception cref="NotRunException">A folder that it needs was not run, or gave no numbers.</exception>
    public static ClaimOutcome Of(ClaimRow row, ShelfReading shelf)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(shelf);
        Readings computed = shelf.Computed();
        Measured field = row.Field(computed);
        Measured lumped = row.Circuit is { } circuit ? circuit(computed) : row.Field(shelf.Expected());
        return new(row, field, lumped, CauseOf(row, shelf), shelf.Passed(computed.Places));
    }

    /// <summary>The cause; where a solve for it fails, that.</summary>
    private static string CauseOf(ClaimRow row, ShelfReading shelf)
    {
        try
        {
            return row.Cause(shelf);
        }
        catch (NotConvergedException failure)
        {
            return $"not computed: {failure.Message}";
        }
    }
}
