using System.Globalization;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>A run in time at the moments that variants ask for. Immutable.</summary>
/// <param name="States">The states, in rising order of time; the last is the end.</param>
/// <param name="Report">How the run went.</param>
/// <param name="Tolerance">The tolerance of the run.</param>
public sealed record TransientCourse(IReadOnlyList<TransientSolution> States, TransientReport Report, double Tolerance)
{
    /// <summary>Largest imbalance of an ion, relative to its content.</summary>
    public const double AmountTarget = 1e-12;

    /// <summary>Largest difference of the total current from place to place, relative to the largest drift or diffusion.</summary>
    public const double CurrentTarget = 1e-10;

    /// <summary>Net charge in r–z that Gauss's law does not account for, relative to all ions of either sign, over the tolerance.</summary>
    public const double ChargeTarget = 1e-3;

    private const string Source = "conserved by construction";

    /// <summary>The conservation of the run as <c>conservation.*</c> beside its targets: amounts, the total current and, where nothing enters, the free energy.</summary>
    public IEnumerable<Comparison> Conservation => Report.Conservation.Select(
        entry => new Comparison(new($"conservation.{entry.Key}", 0, Target(entry.Key), Source), entry.Value, "1"));

    /// <summary>The quantities of the field at a time, and the steady circuit of the problem that holds then.</summary>
    /// <param name="state">One of <see cref="States"/>.</param>
    public static IReadOnlyList<Quantity> Quantities(TransientSolution state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. QuantityCatalogue.EvaluateField(state), .. QuantityCatalogue.EvaluateCircuit(state.Solution.Problem)];
    }

    /// <summary>The state at a time since the start, or at the end; <c>null</c> where the run was not looked at then.</summary>
    /// <param name="time">t, in s, or <c>null</c> for the end.</param>
    public TransientSolution? At(double? time) => time is null ? States[^1] : States.FirstOrDefault(state => state.Time == time);

    /// <summary>The state that a variant is compared with.</summary>
    /// <param name="variant">The variant.</param>
    /// <exception cref="Cases.CaseException">The run ended before the variant's time.</exception>
    public TransientSolution StateOf(ReferenceVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return At(variant.At) ?? throw variant.AtFault(string.Create(CultureInfo.InvariantCulture, $"the run ended at {Report.EndTime:g6} s, before {variant.At:g6} s"));
    }

    private double Target(string what) => what switch
    {
        "current" => CurrentTarget,
        "free-energy" => Tolerance,
        "charge" when !States[0].Solution.Problem.Grid.IsLine => ChargeTarget * Tolerance, // an iterative solver leaves that much of Poisson's equation
        _ => AmountTarget,
    };
}
