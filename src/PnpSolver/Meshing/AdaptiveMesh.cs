using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Meshing;

/// <summary>Finds the mesh on which the results of a problem are as exact as asked for.</summary>
/// <remarks>Begins with <see cref="StartingMesh"/>, a finer one where the solver does not converge on it; solves on the grid and on those of every second and every fourth line; stops when the estimated errors
/// of all judged quantities are small enough (<see cref="ErrorEstimate"/>); else makes a mesh whose cells all contribute the same error of
/// interpolation (<see cref="Bending"/>), smaller by as much as the results were off, and begins again.</remarks>
public sealed class AdaptiveMesh
{
    /// <summary>Error of interpolation of the first mesh after the starting one, in kT, for each unit of the accuracy.</summary>
    private const double FirstLevel = 0.2;

    /// <summary>Part of the allowed error that a mesh aims at.</summary>
    private const double Aim = 0.5;

    private const double SmallestStep = 1.0 / 64;
    private const double LargestStep = 0.6;

    /// <summary>How often the starting mesh is made finer where the solver does not converge on it.</summary>
    private const int MostFailures = 2;

    /// <summary>How much more one direction than the other may be lowered at once.</summary>
    private const double MostUneven = 16;

    private readonly Course course;
    private readonly Mesh outline;
    private readonly MeshGoal goal;
    private readonly IProgress<MeshRound>? told;
    private readonly IProgress<NewtonStep>? progress;
    private readonly CancellationToken cancellation;
    private readonly JudgedQuantities judged;
    private readonly List<MeshRound> rounds = [];
    private readonly List<Solution> solutions = [];
    private IReadOnlyList<IReadOnlyList<Quantity>> middle = [];

    /// <summary>A search.</summary>
    /// <param name="course">What to solve.</param>
    /// <param name="outline">Where the regions lie.</param>
    /// <param name="goal">What is asked for.</param>
    /// <param name="told">Told of every mesh that was tried.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    internal AdaptiveMesh(Course course, Mesh outline, MeshGoal goal, IProgress<MeshRound>? told, IProgress<NewtonStep>? progress, CancellationToken cancellation)
    {
        this.course = course;
        this.outline = outline with { Refinements = 0 };
        this.goal = goal;
        this.told = told;
        this.progress = progress;
        this.cancellation = cancellation;
        judged = new(course.First, goal.Quantities);
    }

    /// <summary>The mesh for the steady states of problems that share it.</summary>
    /// <param name="problems">The problems, on any grid of the outline.</param>
    /// <param name="outline">Where the regions lie; sizes and refinements do not matter.</param>
    /// <param name="goal">What is asked for.</param>
    /// <param name="told">Told of every mesh that was tried.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <exception cref="UnknownQuantityException">The results have no quantity of a name that counts.</exception>
    /// <exception cref="NotConvergedException">The accuracy is not reached, or a problem not solved; the message says what still moves, and by how much.</exception>
    public static AdaptedMesh Steady(IReadOnlyList<PnpProblem> problems, Mesh outline, MeshGoal goal, IProgress<MeshRound>? told = null,
        IProgress<NewtonStep>? progress = null, CancellationToken cancellation = default) =>
        new AdaptiveMesh(new SteadyCourse(problems), outline, goal, told, progress, cancellation).Find(keepsSolutions: true);

    /// <summary>The mesh for a run through time, which is judged at all its outputs.</summary>
    /// <param name="problem">The problem as it holds at first.</param>
    /// <param name="plan">How far and what happens on the way; stop conditions do not matter.</param>
    /// <param name="outline">Where the regions lie; sizes and refinements do not matter.</param>
    /// <param name="goal">What is asked for.</param>
    /// <param name="told">Told of every mesh that was tried.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <exception cref="UnknownQuantityException">The results have no quantity of a name that counts.</exception>
    /// <exception cref="NotConvergedException">The accuracy is not reached, or a run not completed; the message says what still moves, and by how much.</exception>
    public static AdaptedMesh InTime(PnpProblem problem, TransientPlan plan, Mesh outline, MeshGoal goal, IProgress<MeshRound>? told = null,
        CancellationToken cancellation = default) =>
        new AdaptiveMesh(new TimeCourse(problem, plan, goal.Accuracy), outline, goal, told, null, cancellation).Find(keepsSolutions: false);

    /// <summary>The mesh.</summary>
    /// <param name="keepsSolutions">Whether the solutions on it are to be given too.</param>
    internal AdaptedMesh Find(bool keepsSolutions)
    {
        (double Along, double Upward) level = (goal.Accuracy * FirstLevel, goal.Accuracy * FirstLevel);
        Mesh mesh = StartingMesh.Of(course.First, outline);
        for (int failures = 0; ;)
        {
            Grid coarsest = (mesh with { Refinements = 0 }).Build();
            Grid grid = coarsest.Refine(mesh.Refinements);
            var bending = new Bending(grid, outline);
            bending.AddLayers(course.First with { Grid = grid });
            solutions.Clear();
            MeshRound round;
            try
            {
                round = Try(coarsest, grid, keepsSolutions ? solution => { bending.Add(solution); solutions.Add(solution); } : bending.Add);
            }
            catch (NotConvergedException) when (rounds.Count == 0 && failures < MostFailures)
            {
                mesh = StartingMesh.Of(course.First, outline, 1 << ++failures);
                continue;
            }

            rounds.Add(round);
            told?.Report(round);
            if (round.Error <= goal.Accuracy)
            {
                return new(mesh, [.. rounds], [.. solutions]);
            }

            if (rounds.Count > 1)
            {
                level = Lowered(level, round.Error, coarsest);
            }

            mesh = bending.Sized(level, StartingMesh.Refinements);
            RequireAnother(mesh, round);
        }
    }

    private MeshRound Try(Grid coarsest, Grid grid, Action<Solution> seen)
    {
        IReadOnlyList<IReadOnlyList<Quantity>> fine = course.Solve(grid, seen, progress, cancellation);
        if (judged.Missing(fine).FirstOrDefault() is { } missing)
        {
            throw new UnknownQuantityException(missing, [.. fine.SelectMany(output => output).Select(quantity => quantity.Name).Distinct()]);
        }

        middle = OnCoarser(coarsest.Refine(1));
        (string name, double error) = ErrorEstimate.Worst(judged, OnCoarser(coarsest), middle, fine);
        return new(rounds.Count + 1, grid.NodeCount, name, error);
    }

    /// <summary>The levels of the next mesh; in r–z the direction in which halving the coarsest cells changes the results more is lowered more.</summary>
    private (double Along, double Upward) Lowered((double Along, double Upward) level, double error, Grid coarsest)
    {
        double factor = Math.Clamp(Aim * goal.Accuracy / error, SmallestStep, LargestStep);
        if (coarsest.IsLine)
        {
            return (factor * level.Along, level.Upward);
        }

        double along = ErrorEstimate.Difference(judged, OnCoarser(coarsest.Refine(0, 1)), middle);
        double upward = ErrorEstimate.Difference(judged, OnCoarser(coarsest.Refine(1, 0)), middle);
        double Share(double own) => along + upward > 0 ? Math.Clamp((along + upward) / (2 * own), 0.5, MostUneven) : 1;
        return (factor * Share(along) * level.Along, factor * Share(upward) * level.Upward);
    }

    /// <summary>The quantities on a coarser grid; none where the solver does not converge on it, which the estimate then does without.</summary>
    private IReadOnlyList<IReadOnlyList<Quantity>> OnCoarser(Grid grid)
    {
        try
        {
            return course.Solve(grid, _ => { }, progress, cancellation);
        }
        catch (NotConvergedException)
        {
            return [];
        }
    }

    private void RequireAnother(Mesh next, MeshRound last)
    {
        int most = next.Height is null ? goal.MostNodesOnLine : goal.MostNodesInPlane;
        bool isLarge = next.CellCount > most;
        if (!isLarge && rounds.Count < goal.MostRounds)
        {
            return;
        }

        string why = isLarge ? $"the next mesh would have about {next.CellCount:0.0e0} nodes, and the limit is {most}" : $"{rounds.Count} meshes were tried";
        string off = double.IsFinite(last.Error) ? $"{last.Quantity} may still be off by {last.Error:0.0e0} of its value or scale" : $"{last.Quantity} has no value on the coarser grid";
        throw new NotConvergedException(
            $"the accuracy {goal.Accuracy:0.0e0} was not reached: with {last.Nodes} nodes {off}, and {why}. Ask for less accuracy, or name the quantities that matter (--quantity).", []);
    }
}
