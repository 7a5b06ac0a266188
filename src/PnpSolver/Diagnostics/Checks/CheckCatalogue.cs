using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>The one catalogue of all checks: of the continuum picture, of the lumped one, and of mesh and domain.</summary>
public static class CheckCatalogue
{
    // a new check is one class and one line here
    internal static readonly CheckRule[] Rules =
    [
        new DebyeLengthVersusIonSize(),
        new PlasmaParameter(),
        new IonsPerDebyeSphere(),
        new StrongCoupling(),
        new GouyChapmanLength(),
        new StericPacking(),
        new IonicStrength(),
        new DivalentConcentration(),
        new ActivityCorrection(),
        new PoreRadiusAgainstDebyeLength(),
        new PoreRadiusAgainstIon(),
        new PoreSelfEnergy(),
        new ImageEnergyAtFaces(),
        new BornBarrier(),
        new SaturatedPermittivity(),
        new Electroporation(),
        new BreakdownField(),
        new IonsPerSpace(),
        new IonsPerCell(),
        new PotentialFluctuation(),
        new BulkElectroneutrality(),
        new LumpedPotential(),
        new LumpedCurrents(),
        new LumpedCapacitance(),
        new LumpedContents(),
        new LumpedLengthConstant(),
        new LumpedCharge(),
        new WellMixed(),
        new MixingTime(),
        new ConstantFieldPotential(),
        new ConstantFieldCurrent(),
        new FieldUniformity(),
        new MeshPerDebyeLength(),
        new MeshPerGouyChapmanLength(),
        new PotentialStep(),
        new BathDistance(),
        new BathCharge(),
    ];

    // those that solve the problem again
    private static readonly ResolvingRule[] ResolvingRules =
    [
        new StericChange(),
        new DomainSize(),
        new MeshUncertainty(),
    ];

    /// <summary>What every check tests, in the order of reports; those that solve the problem again come last.</summary>
    public static IReadOnlyList<CheckDefinition> Definitions { get; } =
        [.. Rules.Select(rule => rule.Definition), .. ResolvingRules.Select(rule => rule.Definition)];

    /// <summary>Everything that can be checked from the solution at hand.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="quantities">What is reported of it, the circuit's values and deviations included.</param>
    /// <param name="duration">How long a transient run took in its own time, in s; <c>null</c> for a steady state.</param>
    /// <returns>One check for each rule and place, in the order of <see cref="Definitions"/>.</returns>
    public static IReadOnlyList<Check> Evaluate(Solution solution, IReadOnlyList<Quantity> quantities, double? duration = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return Evaluate(new CheckReading(new(solution), quantities, duration));
    }

    /// <summary>Everything that can be checked, also by solving the problem again with something changed.</summary>
    /// <param name="experiment">What was solved.</param>
    /// <param name="outcome">What it gave.</param>
    /// <param name="progress">Told the title of every check that solves again before it does.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>The checks, and for each that could not be made, because its problem cannot be solved, why.</returns>
    public static (IReadOnlyList<Check> Checks, IReadOnlyList<string> Failures) Audit(
        Experiment experiment, Outcome outcome, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(outcome);
        var reading = new CheckReading(new(outcome.Solution), outcome.Quantities, outcome.Duration) { Largest = outcome.Largest };
        List<Check> checks = [.. Evaluate(reading)];
        var failures = new List<string>();
        foreach (ResolvingRule rule in ResolvingRules)
        {
            progress?.Report(rule.Definition.Title);
            try
            {
                checks.AddRange(rule.Find(reading, experiment, cancellation).Select(found => CheckOf(rule.Definition, found)));
            }
            catch (Exception failure) when (failure is NotConvergedException or InvalidProblemException)
            {
                failures.Add($"{rule.Definition.Name}: {failure.Message}");
            }
        }

        return (checks, failures);
    }

    /// <summary>The checks of a solution that others read too.</summary>
    /// <param name="reading">The solution.</param>
    internal static List<Check> Evaluate(CheckReading reading) =>
        [.. Rules.SelectMany(rule => rule.Find(reading).Select(found => CheckOf(rule.Definition, found)))];

    private static Check CheckOf(CheckDefinition definition, Finding found) => new(definition, found.Subject, found.Value, found.Meaning);
}
