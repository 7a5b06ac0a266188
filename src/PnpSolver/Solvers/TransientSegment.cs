using PnpSolver.Discretization;
using PnpSolver.Integration;

namespace PnpSolver.Solvers;

/// <summary>The part of a transient run between two events: one network, from a consistent start.</summary>
/// <remarks>Its clock starts at the event: nanoseconds after an event that happens after a day would have few digits otherwise.</remarks>
internal sealed class TransientSegment : IDisposable
{
    private const double ShortestStep = 1e-18;
    private const int KeptCurrents = 3;
    private readonly StateLayout layout;
    private readonly List<(double Time, Dictionary<string, double> Values)> currents = [];

    private TransientSegment(Network network, BoundaryRamp ramp, double[] start, double[] initial, double time, double firstStep, NewtonOptions options, TransientPlan plan)
    {
        Network = network;
        Ramp = ramp;
        Initial = initial;
        layout = new(network);
        var totals = new double[initial.Length];
        var contents = new Contents(network);
        contents.Evaluate(start);
        for (int c = 0; c < totals.Length; c++)
        {
            totals[c] = contents.Held(network.Compartments[c]) - layout.Entered(start, c);
        }

        System = new(network, totals, start, ramp, StepAccuracy.Of(network, plan.Tolerance), options);
        Integrator = new(System, new(plan.HighestOrder, ShortestStep));
        Integrator.Start(time, start, firstStep);
    }

    /// <summary>The discrete problem.</summary>
    public Network Network { get; }

    /// <summary>What its ends hold.</summary>
    public BoundaryRamp Ramp { get; }

    /// <summary>The system that is integrated.</summary>
    public TransientSystem System { get; }

    /// <summary>The integrator.</summary>
    public TimeIntegrator Integrator { get; }

    /// <summary>What every compartment held at the start of the run, in mol (per m², per m).</summary>
    public IReadOnlyList<double> Initial { get; }

    /// <summary>The first segment of a run.</summary>
    public static TransientSegment First(PnpProblem problem, NewtonOptions options, TransientPlan plan, List<string> notes, CancellationToken cancellation)
    {
        var network = new Network(problem);
        var state = new double[new StateLayout(network).Count];
        var ramp = new BoundaryRamp(network, problem, 0);
        if (plan.Start == InitialState.Steady)
        {
            Solution steady = SteadySolver.Solve(network, options, null, cancellation);
            notes.AddRange(steady.Report.Notes);
            steady.State.CopyTo(state);
        }
        else
        {
            InitialContents.Fill(network, state);
            ramp.Hold(0, state);
            Jump(network, state, new double[problem.Grid.Boundaries.Count], options);
        }

        InitialContents.AddTraces(network, state);
        ramp.Hold(0, state);
        StateTransfer.OpenGates(network, state);
        return new(network, ramp, state, StateTransfer.Held(network, state), 0, plan.FirstStep, options, plan);
    }

    /// <summary>The segment that an event begins.</summary>
    public static TransientSegment After(TransientSegment last, TimedEvent change, NewtonOptions options, TransientPlan plan)
    {
        var network = new Network(change.Problem);
        var transfer = new StateTransfer(last.Network, last.Integrator.State.ToArray());
        double[] state = transfer.To(network);
        var ramp = new BoundaryRamp(network, last.Network.Problem, change.Ramp);
        double[] displacements = last.Displacements();
        ramp.Hold(0, state);
        Jump(network, state, displacements, options);
        InitialContents.AddTraces(network, state);
        ramp.Hold(0, state);
        return new(network, ramp, state, transfer.Initial(network, state, last.Initial), 0, plan.FirstStep, options, plan);
    }

    /// <summary>A segment that was interrupted.</summary>
    public static TransientSegment Resumed(
        PnpProblem before, TimedEvent change, double[] state, double[] initial, (double Time, double Length) clock, NewtonOptions options, TransientPlan plan)
    {
        var network = new Network(change.Problem);
        return new(network, new(network, before, change.Ramp), state, initial, clock.Time, clock.Length, options, plan);
    }

    /// <summary>Starts anew from where it is, since what drives it has a kink here.</summary>
    public void Restart() => Integrator.Start(Integrator.Time, Integrator.State.ToArray(), Integrator.NextLength);

    /// <inheritdoc/>
    public void Dispose() => System.Dispose();

    /// <summary>Keeps the total currents of the step taken last; called before anything else is evaluated.</summary>
    public void Record()
    {
        currents.Insert(0, (Integrator.Time, Currents()));
        currents.RemoveRange(Math.Min(currents.Count, KeptCurrents), Math.Max(0, currents.Count - KeptCurrents));
    }

    /// <summary>Current into the domain through each boundary that ions or charge can pass, ionic and displacement, in A (per m², per m): through the
    /// values at the ends of the last steps, which are those of the formula. At the start, where nothing says how fast ψ changes, the ionic one.</summary>
    /// <param name="time">A time within the step taken last, in s.</param>
    /// <param name="state">The state then.</param>
    public Dictionary<string, double> TotalCurrents(double time, ReadOnlySpan<double> state)
    {
        if (currents.Count == 0)
        {
            System.At(state);
            return Currents();
        }

        var weights = new double[currents.Count];
        Lagrange.Value(time, currents.Select(c => c.Time).ToArray(), weights);
        return currents[0].Values.Keys.ToDictionary(name => name, name => currents.Select((c, j) => weights[j] * c.Values[name]).Sum());
    }

    /// <summary>Currents at the state that the system was evaluated at last.</summary>
    private Dictionary<string, double> Currents()
    {
        NetworkSystem system = System.System;
        var values = new Dictionary<string, double>();
        foreach (NetworkEnd end in Network.Ends.Where(end => end.Condition.IsReservoir || end.Condition.TiesPotential))
        {
            double sum = system.DisplacementRate(end, System.Solved);
            for (int k = 0; k < Network.SpeciesCount; k++)
            {
                sum += Network.Problem.Species[k].Valence * (system.Inflow(end, k) - system.Stored(end, k));
            }

            values[end.Boundary.Name] = values.GetValueOrDefault(end.Boundary.Name) + (PhysicalConstants.Faraday * sum);
        }

        return values;
    }

    /// <summary>ψ from Poisson's equation at given activities.</summary>
    private static void Jump(Network network, double[] state, double[] displacements, NewtonOptions options)
    {
        SystemPlan jump = SystemPlan.OfJump(network, displacements);
        using var newton = new NewtonIteration(jump, options with { LargestPotentialStep = double.MaxValue });
        if (!newton.Run(state.AsSpan(0, network.UnknownCount), (_, _, _) => { }, default))
        {
            throw new NotConvergedException("Poisson's equation could not be solved for the potential at the start or at an event", []);
        }
    }

    /// <summary>Displacement over F that enters through every boundary of the grid.</summary>
    private double[] Displacements()
    {
        NetworkSystem system = System.At(Integrator.State);
        var displacements = new double[Network.Problem.Grid.Boundaries.Count];
        foreach (NetworkEnd end in Network.Ends)
        {
            displacements[System.NumberOf(end.Boundary)] += system.Displacement(end, Integrator.State);
        }

        return displacements;
    }
}
