using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Grids;
using PnpSolver.Meshing;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>The search for the mesh on which a run is as exact as was asked for. Immutable.</summary>
internal sealed record MeshSearch
{
    /// <summary>Name of the mesh file in the result directory.</summary>
    public const string FileName = "mesh.yaml";

    /// <summary>What was asked for.</summary>
    public required MeshGoal Goal { get; init; }

    /// <summary>What was found for the case as it stands.</summary>
    public required AdaptedMesh Found { get; init; }

    /// <summary>The mesh, refined further where that was asked for.</summary>
    public required Mesh Mesh { get; init; }

    /// <summary>The steady state on it, or <c>null</c> where it is still to be solved.</summary>
    public Solution? Solution => Mesh == Found.Mesh ? Found.Solutions.FirstOrDefault() : null;

    /// <summary>The search in a sentence.</summary>
    public string Summary
    {
        get
        {
            MeshRound last = Found.Rounds[^1];
            string refined = Mesh == Found.Mesh ? "" : $", then halved {ResultText.Count(Mesh.Refinements - Found.Mesh.Refinements, "time")}";
            return string.Create(CultureInfo.InvariantCulture, $"Mesh for accuracy {Goal.Accuracy:0.##e0}: ") + $"{ResultText.Count(Found.Rounds.Length, "round")}, {last.Nodes} nodes{refined}; "
                + $"largest estimated error {NumberText.RoundOff(last.Error)} ({last.Quantity})";
        }
    }

    /// <summary>The mesh file.</summary>
    public string Text => MeshText.Of(Mesh, Summary);

    /// <summary>A case on the mesh that is found for it.</summary>
    /// <param name="given">The case.</param>
    /// <param name="goal">What is asked for.</param>
    /// <param name="refine">How often the mesh that is found is halved.</param>
    /// <param name="terminal">Told of every mesh.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>The case on its mesh, and how that was found.</returns>
    public static (Case Case, MeshSearch Search) For(Case given, MeshGoal goal, int refine, Terminal terminal, LiveProgress progress, CancellationToken cancellation)
    {
        var told = new Told(terminal);
        AdaptedMesh Search(Mesh outline, params IReadOnlyList<PnpProblem> problems) => AdaptiveMesh.Steady(problems, outline, goal, told, progress, cancellation);
        AdaptedMesh found = given.Transient is { } plan
            ? AdaptiveMesh.InTime(given.Problem, plan, given.Mesh, goal, told, cancellation)
            : Search(given.Mesh, [given.Problem, .. given.Steps.Where(step => step.Mesh is null).Select(step => step.Problem)]);
        Mesh mesh = Refined(found.Mesh, refine);
        Case onMesh = given.OnMesh(mesh);
        CaseStep OnOwn(CaseStep step) => step.Mesh is not { } own ? step
            : step with { Problem = step.Problem with { Grid = Refined(Search(own, step.Problem).Mesh, refine).Build() } };
        return (onMesh with { Steps = [.. onMesh.Steps.Select(OnOwn)] }, new() { Goal = goal, Found = found, Mesh = mesh });
    }

    private static Mesh Refined(Mesh mesh, int times) => times == 0 ? mesh : mesh with { Refinements = mesh.Refinements + times };

    private sealed class Told(Terminal terminal) : IProgress<MeshRound>
    {
        public void Report(MeshRound value) => terminal.Note(MeshSearchText.Of(value));
    }
}
