using System.Collections.Immutable;
using PnpSolver.Cases;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>The runs in time of one folder: variants that differ only in when they look share one. Not thread-safe.</summary>
/// <param name="folder">The folder.</param>
public sealed class FolderRuns(ValidationFolder folder)
{
    private readonly Dictionary<string, TransientCourse> courses = [];

    /// <summary>The folder.</summary>
    public ValidationFolder Folder => folder;

    /// <summary>The run of a case with a variant's changes, made once.</summary>
    /// <param name="definition">The case, a transient one.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="CaseException">The reference file has errors.</exception>
    /// <exception cref="NotConvergedException">The run came to a halt, or did not conserve.</exception>
    public TransientCourse Course(Case definition, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(variant);
        string key = KeyOf(variant);
        if (!courses.TryGetValue(key, out TransientCourse? course))
        {
            IEnumerable<double?> looks = folder.Variants().Where(other => KeyOf(other) == key).Select(other => other.At).Append(variant.At);
            course = Run(definition, [.. looks.OfType<double>().Distinct().Order()], cancellation);
            courses.Add(key, course);
        }

        return course;
    }

    private static TransientCourse Run(Case definition, ImmutableArray<double> times, CancellationToken cancellation)
    {
        var recorder = new CourseRecorder(times);
        TransientPlan plan = definition.Transient! with { Requested = times };
        TransientReport report = TransientSolver.Run(definition.Problem, plan, recorder, cancellation: cancellation);
        return new(recorder.States, report, plan.Tolerance);
    }

    private static string KeyOf(ReferenceVariant variant) =>
        string.Join('\n', variant.Set.Select(change => $"{change.Path}={change.Value}").Prepend($"{variant.Refine}"));
}
