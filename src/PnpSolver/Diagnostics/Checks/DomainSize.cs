using PnpSolver.Diagnostics.Refinement;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What moves when the baths are twice as far away, by solving again.</summary>
internal sealed class DomainSize : ResolvingRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "domain-size",
        Picture = Picture.Discretisation,
        Title = "Change of the result with baths twice as long",
        Formula = "largest |q(2L)/q(L) − 1| over the field's quantities, recomputed; a quantity next to 0 over 0.1 % of the largest of its unit, potentials over at least V_T",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-3, warn: 1e-2, fail: 0.1),
        Source = "an infinite domain is approached as L grows: what moves by 0.1, 1 or 10 % is not known better than that",
        Resolves = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading, Experiment experiment, CancellationToken cancellation)
    {
        if (DomainExtension.Of(experiment.Problem) is not { } longer)
        {
            yield break;
        }

        Outcome far = experiment.With(problem => problem with { Grid = longer.Grid }).Run(cancellation);
        Dictionary<string, double> after = far.Quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        HashSet<string> grown = [.. GrownRegions(reading.Problem, longer)];
        Quantity[] compared = [.. reading.Quantities.Where(q => QuantityChanges.IsOfField(q) && after.ContainsKey(q.Name) && !grown.Any(region => IsMeanOf(region, q)))];
        var changes = new QuantityChanges(compared, reading.Problem.ThermalVoltage);
        if (compared.MaxBy(q => changes.Of(q, after[q.Name] - q.Value)) is { } most)
        {
            double change = changes.Of(most, after[most.Name] - most.Value);
            string moved = string.Join(", ", longer.Moved.Select(end => Invariant($"{end.Boundary} by {end.By * 1e9:g3} nm")));
            yield return new("", change, Invariant(
                $"with {moved} farther out, {most.Name} goes from {most.Value:g6} to {after[most.Name]:g6} {most.Unit} and nothing moves more") + Reason(reading, change));
        }
    }

    private static bool IsMeanOf(string region, Quantity quantity) =>
        quantity.Name.StartsWith($"region.{region}.", StringComparison.Ordinal) && quantity.Name.EndsWith(".mean", StringComparison.Ordinal);

    /// <summary>The regions whose means count more of the bath than before.</summary>
    private static IEnumerable<string> GrownRegions(PnpProblem problem, DomainExtension longer) =>
        from block in problem.Grid.Blocks()
        let name = problem.Grid.NameOf(block)
        where !longer.Grid.Blocks().Any(other => longer.Grid.NameOf(other) == name && Math.Abs(other.Volume - block.Volume) <= 1e-9 * block.Volume)
        select name;

    /// <summary>Where ions diffuse through the baths, their length is part of the problem.</summary>
    private string Reason(CheckReading reading, double change) =>
        change > Definition.Thresholds.Note && reading.Quantities.Any(q => q.Name.StartsWith("boundary.", StringComparison.Ordinal) && q.Name.Contains(".current.", StringComparison.Ordinal) && q.Value != 0)
            ? "; ions diffuse through the baths, whose length is then part of the problem and such a change expected" : "";
}
