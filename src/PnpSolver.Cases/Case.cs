using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Cases;

/// <summary>A case file that was read: the problem it poses and what was read and decided on the way. Immutable.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "A case is what users call it; C# does not reserve the capitalised word.")]
public sealed record Case
{
    /// <summary>Stem of the file's name, or its folder's name for <c>case.yaml</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Title as written, or the name.</summary>
    public required string Title { get; init; }

    /// <summary>Path of the file as given.</summary>
    public required string FilePath { get; init; }

    /// <summary>SHA-256 of the file's bytes, as lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The problem, checked to be well posed.</summary>
    public required PnpProblem Problem { get; init; }

    /// <summary>The mesh as it was written, refinements included; an outline without sizes where the cells follow from the physics.</summary>
    public required Mesh Mesh { get; init; }

    /// <summary>The problems of a case that steps a value (an I–V curve), in the order of the file; empty where none is stepped.</summary>
    public ImmutableArray<CaseStep> Steps { get; init; } = [];

    /// <summary>What a transient run of the case does; <c>null</c> for a steady case.</summary>
    public TransientPlan? Transient { get; init; }

    /// <summary>Names of the quantities that the stop conditions of a transient run look at, in their order.</summary>
    public ImmutableArray<string> StopQuantities { get; init; } = [];

    /// <summary>What was done on the user's behalf, one sentence each: ions adjusted, energies converted, defaults.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Every number that was read, in SI, in the order of the vocabulary; not what events set, which depends on what holds then.</summary>
    public required IReadOnlyList<ResolvedValue> Values { get; init; }

    /// <summary>The same case on another mesh of the same regions; steps that move regions keep their own.</summary>
    /// <param name="mesh">The mesh, with sizes.</param>
    public Case OnMesh(Mesh mesh)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        Grid grid = mesh.Build();
        return this with
        {
            Mesh = mesh,
            Problem = Problem with { Grid = grid },
            Steps = [.. Steps.Select(step => step.Mesh is null ? step with { Problem = step.Problem with { Grid = grid } } : step)],
            Transient = Transient is null ? null : Transient with
            {
                Events = [.. Transient.Events.Select(change => change with { Problem = change.Problem with { Grid = grid } })],
            },
        };
    }
}

/// <summary>One number of a case file in SI. Immutable.</summary>
/// <param name="Path">Keys joined by dots.</param>
/// <param name="Value">The number in <paramref name="Unit"/>.</param>
/// <param name="Unit">The SI unit; empty for a pure number.</param>
/// <param name="Text">What was written.</param>
public sealed record ResolvedValue(string Path, double Value, string Unit, string Text);
