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
        Formula = "|q(2L) − q(L)|/s, recomputed; " + ResultKind.ScaleText,
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

        Dictionary<string, double> after = experiment.With(problem => problem with { Grid = longer.Grid }).Run(cancellation).Quantities
            .ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        string[] grown = [.. reading.Slabs.Where(slab => longer.HasGrown(reading.Grid, slab.Block)).Select(slab => $"membrane.{slab.Name}.")];
        Quantity[] compared = [.. reading.Quantities.Where(q => after.ContainsKey(q.Name) && !grown.Any(name => IsMeanOf(name, q)))];
        string moved = string.Join(", ", longer.Moved.Select(end => Invariant($"{end.Boundary} {end.By * 1e9:g3} nm")));
        foreach (ResultKind kind in ResultKind.Of(reading))
        {
            if (kind.Largest(compared, quantity => after[quantity.Name] - quantity.Value) is var (most, change, count))
            {
                yield return new(kind.Name, Math.Abs(change), Invariant(
                    $"with {moved} farther out {most.Name} changes most of {count} {kind.Name}, from {most.Value:g6} to {after[most.Name]:g6} {most.Unit}, a change of {100 * Math.Abs(change):g2} %") + Reason(reading, Math.Abs(change)));
            }
        }
    }

    /// <summary>Means over a membrane that reaches farther than before are other means.</summary>
    private static bool IsMeanOf(string membrane, Quantity quantity) =>
        quantity.Name.StartsWith(membrane, StringComparison.Ordinal) && !quantity.Name.EndsWith(".potential", StringComparison.Ordinal);

    /// <summary>On a line ions diffuse through the whole bath, whose length is then part of the problem.</summary>
    private string Reason(CheckReading reading, double change) =>
        reading.Grid.IsLine && change > Definition.Thresholds.Note && reading.Quantities.Any(q => q.Name.StartsWith("boundary.", StringComparison.Ordinal) && q.Name.Contains(".current.", StringComparison.Ordinal) && q.Value != 0)
            ? "; ions diffuse through the baths, whose length is then part of the problem and such a change expected" : "";
}
