using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>The solves of one folder, each made once: variants that differ only in when they look share a run in time, and meshes that are refinements of
/// each other serve the uncertainties of both. Not thread-safe.</summary>
/// <param name="folder">The folder.</param>
public sealed class FolderRuns(ValidationFolder folder)
{
    private readonly Dictionary<string, TransientCourse> courses = [];
    private readonly Dictionary<string, IReadOnlyList<Quantity>> steady = [];
    private readonly Lazy<IReadOnlyList<ReferenceVariant>> variants = new(folder.Variants);

    /// <summary>The folder.</summary>
    public ValidationFolder Folder => folder;

    /// <summary>Settings of the Newton iteration.</summary>
    public NewtonOptions Options { get; init; } = new();

    /// <summary>The folder's case with a variant's changes.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="further">How many times more than the variant says every cell is halved.</param>
    /// <exception cref="CaseException">The case file has errors.</exception>
    public Case Read(ReferenceVariant variant, int further = 0)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return CaseFile.Read(folder.CasePath, new() { Overrides = variant.Set, Refine = variant.Refine + further });
    }

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
        return Course(definition, variant, KeyOf(variant), other => KeyOf(other) == KeyOf(variant), cancellation);
    }

    /// <summary>All that is reported of a variant on the mesh that it names.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="CaseException">A file has errors.</exception>
    /// <exception cref="InvalidProblemException">The problem is ill-posed.</exception>
    /// <exception cref="NotConvergedException">The solver did not converge.</exception>
    public IReadOnlyList<Quantity> Quantities(ReferenceVariant variant, CancellationToken cancellation = default)
    {
        Case definition = Read(variant);
        return definition.Transient is null
            ? Steady(variant, 0, cancellation)
            : TransientCourse.Quantities(Course(definition, variant, cancellation).StateOf(variant));
    }

    /// <summary>The same with the uncertainty of each number, from the meshes h, h/2 and h/4; see <see cref="RefinementStudy"/>.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solves.</param>
    /// <exception cref="CaseException">A file has errors.</exception>
    /// <exception cref="InvalidProblemException">The problem is ill-posed.</exception>
    /// <exception cref="NotConvergedException">The solver did not converge on a mesh.</exception>
    public IReadOnlyList<Quantity> Quantified(ReferenceVariant variant, CancellationToken cancellation = default) =>
        RefinementStudy.Of(Quantities(variant, cancellation), [.. Enumerable.Range(0, RefinementStudy.Levels + 1).Select(level => OnMesh(variant, level, cancellation))]);

    private IReadOnlyList<Quantity> OnMesh(ReferenceVariant variant, int level, CancellationToken cancellation)
    {
        Case definition = Read(variant, level);
        if (definition.Transient is not { } plan)
        {
            return Steady(variant, level, cancellation);
        }

        Case exact = definition with { Transient = plan with { Tolerance = RefinementStudy.Tighter * plan.Tolerance } };
        string key = $"exact\n{KeyOf(variant with { Refine = variant.Refine + level })}";
        return TransientCourse.Quantities(Course(exact, variant, key, other => ChangesOf(other) == ChangesOf(variant), cancellation).StateOf(variant));
    }

    private IReadOnlyList<Quantity> Steady(ReferenceVariant variant, int level, CancellationToken cancellation)
    {
        string key = KeyOf(variant with { Refine = variant.Refine + level });
        if (!steady.TryGetValue(key, out IReadOnlyList<Quantity>? quantities))
        {
            quantities = QuantityCatalogue.Evaluate(SteadySolver.Solve(Read(variant, level).Problem, Options, cancellation: cancellation));
            steady.Add(key, quantities);
        }

        return quantities;
    }

    /// <summary>The run of a key, looked at whenever a variant that may share it looks.</summary>
    private TransientCourse Course(Case definition, ReferenceVariant variant, string key, Func<ReferenceVariant, bool> shares, CancellationToken cancellation)
    {
        if (!courses.TryGetValue(key, out TransientCourse? course))
        {
            IEnumerable<double?> looks = variants.Value.Where(shares).Select(other => other.At).Append(variant.At);
            course = Run(definition, [.. looks.OfType<double>().Distinct().Order()], cancellation);
            courses.Add(key, course);
        }

        return course;
    }

    private TransientCourse Run(Case definition, ImmutableArray<double> times, CancellationToken cancellation)
    {
        var recorder = new CourseRecorder(times);
        TransientPlan plan = definition.Transient! with { Requested = times };
        TransientReport report = TransientSolver.Run(definition.Problem, plan, recorder, Options, cancellation: cancellation);
        return new(recorder.States, report, plan.Tolerance);
    }

    private static string KeyOf(ReferenceVariant variant) => string.Create(CultureInfo.InvariantCulture, $"{variant.Refine}\n{ChangesOf(variant)}");

    /// <summary>What a variant changes in the case, mesh and time apart: variants of one text share solves.</summary>
    internal static string ChangesOf(ReferenceVariant variant) => string.Join('\n', variant.Set.Select(change => $"{change.Path}={change.Value}"));
}
