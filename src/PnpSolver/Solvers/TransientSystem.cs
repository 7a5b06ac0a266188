using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Integration;

namespace PnpSolver.Solvers;

/// <summary>The Poisson–Nernst–Planck equations of a network as a system that integrators step through.</summary>
/// <remarks>d(held)/dt = −divergence, Poisson's equation at every time, gates and tallies beside. A stage is solved by Newton's iteration, whose factors
/// serve the next stages as long as the rate is nearly theirs and the iteration converges fast.</remarks>
internal sealed class TransientSystem : IImplicitSystem, IDisposable
{
    private const int MostIterations = 15;
    private const double NearlySameRate = 0.05;
    private const double FastConvergence = 0.1;
    private const double StalledRatio = 0.3;
    private const double CrossingAccuracy = 1e-13;
    private const double LargestResidual = 0.1;
    private const double ChargeAccuracy = 1e-13;
    private const int MostRounds = 4;
    private const int MostGrowing = 4; // a trace that grows counts only once it is there
    private readonly Network network;
    private readonly SystemPlan plan;
    private readonly Storage storage;
    private readonly CoupledNewton newton;
    private readonly StateLayout layout;
    private readonly BoundaryRamp ramp;
    private readonly StepAccuracy accuracy;
    private readonly AmountBalance[] balances;
    private readonly double[] change;
    private readonly double[] solved;
    private readonly bool[] isHeld;
    private double factoredRate;

    /// <summary>Storage for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="totals">What every compartment would hold had nothing entered, in mol (per m², per m).</param>
    /// <param name="start">The state from which it starts, shape [states].</param>
    /// <param name="ramp">What its ends hold.</param>
    /// <param name="accuracy">How exact steps are to be.</param>
    /// <param name="options">Settings of the Newton iteration.</param>
    public TransientSystem(Network network, double[] totals, double[] start, BoundaryRamp ramp, StepAccuracy accuracy, NewtonOptions options)
    {
        this.network = network;
        this.ramp = ramp;
        this.accuracy = accuracy;
        plan = SystemPlan.OfStep(network, totals, start);
        storage = new(network);
        newton = new(plan, options, storage);
        layout = new(network);
        Current = new(newton.System);
        balances = [.. plan.Constraints.OfType<AmountBalance>()];
        change = new double[network.UnknownCount + plan.Constraints.Count];
        solved = new double[layout.Count];
        isHeld = new bool[network.NodeCount];
        foreach (NetworkEnd end in network.Ends.Where(end => end.Condition.FixedPotential is not null || end.Condition.ImposedCurrent is not null))
        {
            end.Nodes.Fill(isHeld.AsSpan(), true);
        }
    }

    /// <inheritdoc/>
    public int StateCount => layout.Count;

    /// <inheritdoc/>
    public int StoredCount => storage.Count;

    /// <summary>The total current at the end of the stage solved last.</summary>
    public TotalCurrent Current { get; }

    /// <summary>ψ and every a_k at the end of the stage solved last, with gates and tallies, shape [states].</summary>
    public ReadOnlySpan<double> Solved => solved;

    /// <summary>The system, as evaluated last: at the end of every solved stage.</summary>
    public NetworkSystem System => newton.System;

    /// <summary>Where Newton's last update was largest: index of the unknown.</summary>
    public int WorstUnknown => newton.WorstUnknown;

    /// <inheritdoc/>
    public void Dispose() => newton.Dispose();

    /// <inheritdoc/>
    public void Store(ReadOnlySpan<double> state, Span<double> stored)
    {
        System.Contents.Evaluate(state);
        state[..network.NodeCount].CopyTo(stored);
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            System.Contents.Held(k).CopyTo(stored[((k + 1) * network.NodeCount)..]);
        }

        state[layout.FirstGate..].CopyTo(stored[storage.FirstGate..]);
        Span<double> displacement = stored[storage.FirstDisplacement..];
        displacement.Clear();
        for (int e = 0; e < network.Ends.Count; e++)
        {
            if (network.Ends[e].Condition.ImposedCurrent is not null)
            {
                displacement[storage.NumberOf(network.Ends[e].Boundary)] += System.Displacement(network.Ends[e], state);
            }
        }
    }

    /// <inheritdoc/>
    public void Rates(ReadOnlySpan<double> state, double time, Span<double> rates)
    {
        new StorageRates(At(state), storage).Load(state, rates);
        Current.Measure();
    }

    /// <inheritdoc/>
    public void Repair(ReadOnlySpan<double> last, Span<double> state)
    {
        for (int u = network.NodeCount; u < network.UnknownCount; u++)
        {
            state[u] = Math.Max(state[u], 0.1 * last[u]);
        }

        for (int g = layout.FirstGate; g < layout.FirstEntered; g++)
        {
            state[g] = Math.Clamp(state[g], 0, 1);
        }
    }

    /// <inheritdoc/>
    public StageResult Solve(in Stage stage, Span<double> state, CancellationToken cancellation)
    {
        storage.Rate = stage.Rate;
        stage.History.CopyTo(storage.History);
        ramp.Hold(stage.Time, state);
        bool reuses = newton.CanReuse && factoredRate > 0 && Math.Abs((stage.Rate / factoredRate) - 1) < NearlySameRate;
        double previous = double.PositiveInfinity;
        StepAccuracy needed = network.Problem.Grid.IsLine ? accuracy.For(Current.LargestFlux / (stage.Rate * Current.LargestAmount)) : accuracy;
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double residual, double update) = newton.Step(state, accuracy.LinearAfter(previous), reuses, cancellation);
            factoredRate = reuses ? factoredRate : stage.Rate;
            // factors that are as old as the last update promise no more than its size
            double ratio = iteration == 2 && reuses ? Math.Max(update / previous, Math.Min(previous, StalledRatio)) : update / previous;
            bool isRoundOff = !reuses && update < StepAccuracy.RoundOff && ratio > StalledRatio;
            if (!double.IsFinite(update) || (ratio > 2 && iteration > MostGrowing && !reuses && !isRoundOff))
            {
                factoredRate = 0;
                return new(iteration, "Newton's iteration diverged");
            }

            // where a concentration only shrinks towards 0, updates fall although nothing is solved
            if (residual < LargestResidual && (isRoundOff || needed.IsSolved(update, ratio, reuses, newton.RelativeResidual)) && Complete(state, isRoundOff))
            {
                return new(iteration, null);
            }

            reuses = newton.CanReuse && (reuses ? ratio < FastConvergence || iteration == 1 : update < accuracy.ReuseLimit);
            previous = update;
        }

        factoredRate = 0;
        return new(MostIterations, "Newton's iteration did not converge");
    }

    /// <inheritdoc/>
    public double Error(ReadOnlySpan<double> error, CancellationToken cancellation)
    {
        int nodes = network.NodeCount;
        Array.Clear(change, 0, nodes);
        for (int u = nodes; u < network.UnknownCount; u++)
        {
            change[u] = System.Pinned[u] ? 0 : storage.Rate * error[u];
        }

        for (int j = 0; j < plan.Constraints.Count; j++)
        {
            change[network.UnknownCount + j] = ErrorOf(plan.Constraints[j], error);
        }

        newton.Respond(solved, change, accuracy.Filter, cancellation);
        double largest = StepAccuracy.Largest(network, solved, change);
        for (int g = 0; g < network.GateCount; g++)
        {
            largest = Math.Max(largest, Math.Abs(error[storage.FirstGate + g]));
        }

        return largest / accuracy.Tolerance;
    }

    /// <summary>Entries of the state that a solution keeps: ψ, every a_k and the gates.</summary>
    public int SolutionCount => layout.FirstEntered;

    /// <summary>Number of a boundary among the grid's.</summary>
    /// <param name="boundary">The boundary.</param>
    public int NumberOf(Boundary boundary) => storage.NumberOf(boundary);

    /// <summary>The system with the steady balances at a state.</summary>
    /// <param name="state">The state, shape [unknowns] or longer.</param>
    public NetworkSystem At(ReadOnlySpan<double> state)
    {
        storage.Rate = 0;
        System.Evaluate(state[..network.UnknownCount]);
        return System;
    }

    /// <summary>Net charge of all nodes whose potential nothing holds, less what Gauss's law and the round-off of ψ say, over the charge of all ions of either
    /// sign.</summary>
    public double ChargeImbalance() => ChargeImbalance(solved);

    private double ChargeImbalance(ReadOnlySpan<double> psi)
    {
        double net = 0;
        double gross = 0;
        for (int i = 0; i < network.NodeCount; i++)
        {
            net += isHeld[i] ? 0 : System.Residual[i];
            for (int k = 0; k < network.SpeciesCount; k++)
            {
                gross += Math.Abs(network.Problem.Species[k].Valence) * System.Contents.Held(k)[i];
            }
        }

        return gross > 0 ? Math.Max(Math.Abs(net) - RoundOffOfDisplacement(psi), 0) / gross : 0;
    }

    /// <summary>What the round-off of ψ makes of the displacements, in mol (per m², per m).</summary>
    private double RoundOffOfDisplacement(ReadOnlySpan<double> psi)
    {
        double largest = 0;
        foreach (EdgeStrip strip in network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                largest = Math.Max(largest, network.Permittance[strip.FirstEdge + e] * (Math.Abs(psi[strip.FirstLower + e]) + Math.Abs(psi[strip.FirstUpper + e])));
            }
        }

        return Math.ScaleB(largest * Math.Sqrt(network.NodeCount), -52);
    }

    /// <summary>What has entered a compartment since the start, at the end of the step solved last, in mol (per m², per m).</summary>
    /// <param name="compartment">Number of the compartment.</param>
    public double Entered(int compartment) => layout.Entered(solved, compartment);

    /// <summary>What crosses a compartment's membranes each way in the step solved last, in mol (per m², per m).</summary>
    /// <param name="compartment">Number of the compartment.</param>
    public double Throughput(int compartment) => System.Throughput(network.Compartments[compartment]) / storage.Rate;

    /// <summary>By how much a compartment's amount differs from what it held and what entered since, at the end of the step solved last, in mol (per m²,
    /// per m).</summary>
    /// <param name="compartment">Number of the compartment.</param>
    /// <param name="initial">What it held when its tallies were 0.</param>
    public double Imbalance(int compartment, double initial) =>
        System.Contents.Held(network.Compartments[compartment]) - layout.Entered(solved, compartment) - initial;

    /// <summary>Right-hand side of a constraint for an error in u.</summary>
    private double ErrorOf(Constraint constraint, ReadOnlySpan<double> error)
    {
        if (constraint is AmountBalance balance)
        {
            return Sum(balance.Compartment, error);
        }

        if (constraint is EnclosedCharge enclosed)
        {
            double entered = 0;
            foreach (AmountBalance content in enclosed.Contents)
            {
                entered += network.Problem.Species[content.Compartment.Species].Valence * error[storage.FirstEntered + content.Number];
            }

            return entered;
        }

        if (constraint is not NetCurrent current)
        {
            return 0;
        }

        double sum = error[storage.FirstDisplacement + storage.NumberOf(current.Ends[0].Boundary)];
        for (int c = 0; c < network.Compartments.Count; c++)
        {
            Compartment compartment = network.Compartments[c];
            bool isOnlySupply = compartment.Baths.Count == 1 && current.Ends.Contains(compartment.Baths[0]);
            sum += isOnlySupply ? network.Problem.Species[compartment.Species].Valence * Sum(compartment, error) : 0;
        }

        return storage.Rate * sum;
    }

    private double Sum(Compartment compartment, ReadOnlySpan<double> stored) =>
        compartment.Nodes.Sum(stored.Slice((compartment.Species + 1) * network.NodeCount, network.NodeCount));

    /// <summary>Evaluates a solved stage, and sets its gates and tallies.</summary>
    /// <returns>Whether the amounts of closed compartments agree with what crossed their membranes and, on a line, the net charge with Gauss's law.</returns>
    private bool Complete(Span<double> state, bool isRoundOff)
    {
        System.Evaluate(state);
        if (!MeetBalances(state) || (network.Problem.Grid.IsLine && !isRoundOff && ChargeImbalance(state) > ChargeAccuracy))
        {
            return false;
        }

        foreach (MembraneFlows membrane in System.Membranes)
        {
            for (int g = 0; g < membrane.Edge.Bank.Count; g++)
            {
                state[layout.FirstGate + membrane.Edge.FirstGate + g] = membrane.Open(g);
            }
        }

        for (int c = 0; c < network.Compartments.Count; c++)
        {
            Compartment compartment = network.Compartments[c];
            double inflow = compartment.IsClosed ? -System.Outflow(compartment) : System.Stored(compartment);
            state[layout.FirstEntered + c] = (storage.History[storage.FirstEntered + c] + inflow) / storage.Rate;
        }

        state.CopyTo(solved);
        return true;
    }

    /// <summary>Mends what an iterative linear solver left of the amounts of closed compartments by a common factor on all concentrations.</summary>
    private bool MeetBalances(Span<double> state)
    {
        // on a line elimination meets them, and a common factor would cost the total current its digits
        double mendable = network.Problem.Grid.IsLine ? 0 : accuracy.Newton;
        for (int round = 0; round < MostRounds; round++)
        {
            double worst = 0;
            foreach (AmountBalance balance in balances)
            {
                double violation = balance.Violation(System, state);
                worst = Math.Max(worst, violation);
                if (violation >= CrossingAccuracy && violation < mendable)
                {
                    Scale(balance.Compartment, 1 - (balance.Residual(System, state) / System.Contents.Held(balance.Compartment)), state);
                }
            }

            if (worst < CrossingAccuracy)
            {
                return true;
            }

            if (!(worst < mendable))
            {
                return false;
            }

            System.Evaluate(state);
        }

        return false;
    }

    private void Scale(Compartment compartment, double factor, Span<double> state)
    {
        Span<double> activity = state.Slice((compartment.Species + 1) * network.NodeCount, network.NodeCount);
        foreach (IndexRun run in compartment.Nodes.Runs)
        {
            for (int i = run.First; i <= run.Last; i++)
            {
                activity[i] *= factor;
            }
        }
    }
}
