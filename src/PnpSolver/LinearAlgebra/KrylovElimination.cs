using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Iterative solution on a tensor grid: flexible GMRES on the Jacobian bordered by the constraints, preconditioned by a field split.</summary>
/// <remarks>Unknowns are δψ and δµ_k of all nodes and one parameter s_j for each constraint, which moves unknowns as
/// <see cref="Constraint.LoadMove"/> says. Rows are divided by their diagonals, so the residual is measured in changes of ψ and µ. The
/// constraints are eliminated from the preconditioner by its own answers q_j = −M J e_j to their moves e_j.</remarks>
internal sealed class KrylovElimination : JacobianSolver, ILinearOperator, IPreconditioner
{
    private const int Restart = 40;
    private const int MostIterations = 400;
    private const int Chunk = 8192;

    private readonly WorkCrew crew;
    private readonly FieldSplit split;
    private readonly JacobianProduct product;
    private readonly FlexibleGmres gmres;
    private readonly double[] scale;
    private readonly double[] full;
    private readonly double[] balances;
    private readonly double[] right;
    private readonly double[] solution;
    private readonly double[][] moves;
    private readonly double[][] answers;
    private readonly double[] rowScales;
    private readonly SmallSystem closure;
    private readonly double[] closureMatrix;
    private readonly bool[] isFixed;
    private readonly double[] current;
    private readonly int[] rigid;
    private readonly int nodes;
    private readonly int unknowns;
    private readonly Action<int> expand;
    private readonly Action<int> divide;
    private readonly Action<int> multiply;
    private unsafe double* input;
    private unsafe double* output;
    private int iterations;
    private double relativeResidual;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="constraints">The constraints.</param>
    /// <param name="crew">Threads.</param>
    public KrylovElimination(NetworkSystem system, IReadOnlyList<Constraint> constraints, WorkCrew crew)
        : base(system, constraints)
    {
        nodes = system.Network.NodeCount;
        unknowns = system.Network.UnknownCount;
        this.crew = crew;
        split = new(system, constraints, crew);
        product = new(system, crew);
        gmres = new(unknowns + constraints.Count, Restart, crew);
        scale = new double[unknowns];
        expand = ExpandChunk;
        divide = DivideChunk;
        multiply = MultiplyChunk;
        full = new double[unknowns];
        balances = new double[unknowns];
        right = new double[unknowns + constraints.Count];
        solution = new double[unknowns + constraints.Count];
        isFixed = system.Pinned.ToArray();
        foreach (Constraint constraint in constraints.Where(c => c.Rigid is not null))
        {
            isFixed[constraint.Unknown] = false;
        }

        current = new double[constraints.Count > 0 ? unknowns : 0];
        rigid = [.. Enumerable.Range(0, constraints.Count).Where(j => constraints[j].Rigid is not null).OrderBy(j => constraints[j].Unknown)];
        moves = [.. constraints.Select(constraint => MoveOf(system, constraint))];
        answers = [.. constraints.Select(_ => new double[unknowns])];
        rowScales = new double[constraints.Count];
        closure = new(constraints.Count);
        closureMatrix = new double[constraints.Count * constraints.Count];
    }

    /// <inheritdoc/>
    public override bool CanReuse => false;

    /// <inheritdoc/>
    public override double RelativeResidual => relativeResidual;

    /// <inheritdoc/>
    public override int Iterations => iterations;

    /// <inheritdoc/>
    public override void Solve(ReadOnlySpan<double> state, Span<double> increment, double accuracy, bool reuses, CancellationToken cancellation)
    {
        if (!reuses)
        {
            Load(state);
        }

        for (int u = 0; u < unknowns; u++)
        {
            right[u] = increment[u] * scale[u];
        }

        for (int j = 0; j < moves.Length; j++)
        {
            right[unknowns + j] = increment[unknowns + j] * rowScales[j];
        }

        KrylovResult result = gmres.Solve(this, this, right, solution, new(accuracy, MostIterations), cancellation);
        iterations += result.Iterations;
        relativeResidual = result.Residual;
        Expand(solution);
        full.CopyTo(increment);
    }

    private void Load(ReadOnlySpan<double> state)
    {
        for (int row = 0; row <= System.Network.SpeciesCount; row++)
        {
            System.Diagonal(row, scale.AsSpan(row * nodes, nodes));
        }

        ReadOnlySpan<bool> isPinned = System.Pinned;
        for (int u = 0; u < unknowns; u++)
        {
            scale[u] = isPinned[u] || !(scale[u] > 0) ? 0 : 1 / scale[u];
        }

        split.Load();
        state[..current.Length].CopyTo(current);
        LoadClosure();
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        Expand(x);
        product.Apply(full, balances);
        Share(divide, x, y);

        for (int j = 0; j < moves.Length; j++)
        {
            y[unknowns + j] = Constraints[j].Slope(System, current, full) * rowScales[j];
        }
    }

    /// <inheritdoc/>
    void IPreconditioner.Apply(ReadOnlySpan<double> r, Span<double> z)
    {
        Precondition(r[..unknowns], z[..unknowns]);
        if (moves.Length == 0)
        {
            return;
        }

        z[unknowns..].Clear();
        Expand(z);
        for (int i = 0; i < moves.Length; i++)
        {
            for (int j = 0; j < moves.Length; j++)
            {
                closure[i, j] = closureMatrix[(i * moves.Length) + j];
            }

            closure.Right[i] = r[unknowns + i] - (Constraints[i].Slope(System, current, full) * rowScales[i]);
        }

        closure.Solve();
        for (int j = 0; j < moves.Length; j++)
        {
            double s = closure.Right[j];
            z[unknowns + j] = s;
            for (int u = 0; u < unknowns; u++)
            {
                z[u] += s * answers[j][u];
            }
        }
    }

    private static double[] MoveOf(NetworkSystem system, Constraint constraint)
    {
        var move = new double[system.Network.UnknownCount];
        constraint.LoadMove(system, move);
        return move;
    }

    /// <summary>Does a piece of work in chunks of nodes.</summary>
    private unsafe void Share(Action<int> work, ReadOnlySpan<double> x, Span<double> y)
    {
        fixed (double* from = x, to = y)
        {
            input = from;
            output = to;
            crew.Run((nodes + Chunk - 1) / Chunk, work);
        }
    }

    /// <summary>ψ and ln a of ψ and µ.</summary>
    private unsafe void ExpandChunk(int chunk)
    {
        int first = chunk * Chunk;
        int count = Math.Min(Chunk, nodes - first);
        var psi = new ReadOnlySpan<double>(input + first, count);
        psi.CopyTo(full.AsSpan(first));
        for (int k = 0; k < System.Network.SpeciesCount; k++)
        {
            double valence = System.Network.Problem.Species[k].Valence;
            int own = ((k + 1) * nodes) + first;
            ReadOnlySpan<bool> isHeld = isFixed.AsSpan(own, count);
            Span<double> target = full.AsSpan(own, count);
            var mu = new ReadOnlySpan<double>(input + own, count);
            for (int i = 0; i < count; i++)
            {
                target[i] = mu[i] - (isHeld[i] ? 0 : valence * psi[i]);
            }
        }
    }

    /// <summary>Balances over their diagonals; unknowns without a balance stand for themselves.</summary>
    private unsafe void DivideChunk(int chunk)
    {
        int first = chunk * Chunk;
        int count = Math.Min(Chunk, nodes - first);
        for (int row = 0; row <= System.Network.SpeciesCount; row++)
        {
            int own = (row * nodes) + first;
            VectorLoops.Scale(balances.AsSpan(own, count), scale.AsSpan(own, count), new(input + own, count), new(output + own, count));
        }
    }

    private unsafe void MultiplyChunk(int chunk)
    {
        int first = chunk * Chunk;
        int count = Math.Min(Chunk, nodes - first);
        for (int row = 0; row <= System.Network.SpeciesCount; row++)
        {
            int own = (row * nodes) + first;
            VectorLoops.Unscale(new(input + own, count), scale.AsSpan(own, count), balances.AsSpan(own, count));
        }
    }

    /// <summary>Increments of ψ and ln a of δψ, δµ and the parameters.</summary>
    private void Expand(ReadOnlySpan<double> x)
    {
        Share(expand, x, []);
        for (int j = 0; j < moves.Length; j++)
        {
            double s = x[unknowns + j];
            for (int u = 0; u < unknowns; u++)
            {
                full[u] += s * moves[j][u];
            }
        }
    }

    /// <summary>The field split's answer to scaled right-hand sides, 0 at the unknowns that are pinned for a rigid move.</summary>
    private void Precondition(ReadOnlySpan<double> r, Span<double> z)
    {
        Share(multiply, r, []);

        foreach (int j in rigid)
        {
            // what the others miss is the pinned node's, whose own balance is not asked for
            int pin = Constraints[j].Unknown;
            balances[pin] = pin < nodes ? 0 : -Constraints[j].Rigid!.Sum(balances.AsSpan(pin / nodes * nodes, nodes));
        }

        split.Apply(balances, z);
        foreach (int j in rigid)
        {
            Shift(Constraints[j], z[Constraints[j].Unknown] - r[Constraints[j].Unknown], z);
        }
    }

    /// <summary>Takes a rigid move off.</summary>
    private void Shift(Constraint constraint, double amount, Span<double> z)
    {
        int row = constraint.Unknown / nodes;
        foreach (IndexRun run in constraint.Rigid!.Runs)
        {
            for (int i = run.First; i <= run.Last; i++)
            {
                z[(row * nodes) + i] -= amount;
                for (int k = 0; row == 0 && k < System.Network.SpeciesCount; k++)
                {
                    int own = ((k + 1) * nodes) + i;
                    z[own] -= isFixed[own] ? 0 : amount * System.Network.Problem.Species[k].Valence;
                }
            }
        }
    }

    /// <summary>The preconditioner's answers to the moves, and what the constraints say to both.</summary>
    private void LoadClosure()
    {
        int count = moves.Length;
        for (int j = 0; j < count; j++)
        {
            product.Apply(moves[j], balances);
            for (int u = 0; u < unknowns; u++)
            {
                right[u] = -balances[u] * scale[u];
            }

            Precondition(right.AsSpan(0, unknowns), answers[j]);
            answers[j].CopyTo(solution.AsSpan());
            solution.AsSpan(unknowns).Clear();
            solution[unknowns + j] = 1;
            Expand(solution);
            for (int i = 0; i < count; i++)
            {
                closureMatrix[(i * count) + j] = Constraints[i].Slope(System, current, full);
            }
        }

        for (int i = 0; i < count; i++)
        {
            Span<double> row = closureMatrix.AsSpan(i * count, count);
            double largest = 0;
            foreach (double value in row)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            rowScales[i] = largest > 0 ? 1 / largest : 1;
            foreach (ref double value in row)
            {
                value *= rowScales[i];
            }
        }
    }
}
