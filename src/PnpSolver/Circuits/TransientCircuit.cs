using PnpSolver.Integration;

namespace PnpSolver.Circuits;

/// <summary>Runs the lumped twin of one membrane through time, from Debye's nanoseconds to the drift of what a cell holds.</summary>
/// <remarks>The equations are those of <see cref="MembraneCircuit"/>: C dV/dt = I_through − Σ I(V, a, gates) and dN/dt = ∓A J.
/// Where baths clamp the voltage, the electrolytes lie in series with the membrane, so that it charges within R C, nanoseconds, as the
/// field's does; in r–z, where R depends on the flow, it follows at once. The electrolytes have no capacitance of their own, so that
/// nothing happens within Debye's time. Integrator and error control are those of the field solver.</remarks>
public static class TransientCircuit
{
    /// <summary>Runs a membrane's circuit.</summary>
    /// <param name="problem">The problem as it holds at first.</param>
    /// <param name="membrane">Name of the membrane.</param>
    /// <param name="plan">From what start, how far, how exactly, and what happens on the way.</param>
    /// <param name="cancellation">Stops the run between Newton iterations.</param>
    /// <returns>The states at the requested times; a circuit that cannot be run says why.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static CircuitRun Run(PnpProblem problem, string membrane, CircuitPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(membrane);
        ArgumentNullException.ThrowIfNull(plan);
        return new Course(problem, membrane, plan, cancellation).Complete();
    }

    /// <summary>Why the circuit of a membrane cannot be run in time, or <c>null</c>.</summary>
    internal static string? ObstacleOf(MembraneCircuit circuit)
    {
        if (circuit.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        if (!circuit.IsAlone)
        {
            return $"the circuit runs one membrane in time, and others lie beside {circuit.Name}";
        }

        CircuitSide? tied = new[] { circuit.Inside, circuit.Outside }.FirstOrDefault(side => side.HasElectrode);
        return tied is not null ? $"an electrode ties {tied.Region}, and the circuit has no capacitor for it" : IonSupply.Missing(circuit);
    }

    /// <summary>One run under way.</summary>
    private sealed class Course(PnpProblem problem, string membrane, CircuitPlan plan, CancellationToken cancellation)
    {
        private const double Vanishing = 1e-9;

        private readonly List<CircuitPoint> points = [];
        private readonly CircuitEvent[] segments =
            [new(0, problem), .. plan.Events.OrderBy(change => change.Time).TakeWhile(change => change.Time < plan.Until)];

        private CircuitSegment segment = null!;
        private int steps;
        private int rejections;

        public CircuitRun Complete()
        {
            string? refusal = null;
            for (int number = 0; number < segments.Length && refusal is null; number++)
            {
                refusal = Enter(number) ?? Cross(number < segments.Length - 1 ? segments[number + 1].Time : plan.Until);
            }

            return new() { Points = points, Steps = steps, Rejections = rejections, Refusal = refusal };
        }

        private string? Enter(int number)
        {
            MembraneCircuit? circuit = LumpedCircuit.Of(segments[number].Problem).Find(membrane);
            if (circuit is null)
            {
                return $"no membrane {membrane} parts two electrolytes";
            }

            bool isSteady = number == 0 && plan.StartsSteady;
            if ((ObstacleOf(circuit) ?? (isSteady ? circuit.Refusal : null)) is { } reason)
            {
                return reason;
            }

            segment = number == 0
                ? CircuitSegment.First(circuit, plan, isSteady ? circuit.SteadyState : null)
                : CircuitSegment.After(segment, circuit, segments[number], plan);
            if (number == 0)
            {
                Output();
            }

            return null;
        }

        private string? Cross(double end)
        {
            try
            {
                while (segment.Integrator.Time < end)
                {
                    Advance(end);
                }

                return null;
            }
            catch (StepFailedException failure)
            {
                return FormattableString.Invariant($"the circuit stopped at {failure.Time:g6} s: {failure.Message}, even with a step of {failure.Length:0.0e0} s")
                    + UsedUp(segment.System.PointAt(failure.Time, segment.Integrator.State));
            }
        }

        /// <summary>An ion that a closed side has lost, which ends most runs that end early.</summary>
        private static string UsedUp(CircuitPoint point)
        {
            if (point.Circuit.IsOpen)
            {
                return "";
            }

            ExchangedContent scarcest = ExchangedContents.Of(point.Circuit).MinBy(Fraction);
            CircuitSide side = scarcest.IsInside ? point.Circuit.Inside : point.Circuit.Outside;
            double left = Fraction(scarcest);
            return left < Vanishing ? FormattableString.Invariant($"; {point.Circuit.Problem.Species[scarcest.Species]} in {side.Region} is used up ({left:0e0} of what it was)") : "";

            double Fraction(ExchangedContent content)
            {
                double was = (content.IsInside ? point.Circuit.Inside : point.Circuit.Outside).Activities[content.Species];
                return was > 0 ? (content.IsInside ? point.State.Inside : point.State.Outside)[content.Species] / was : 1;
            }
        }

        private void Advance(double end)
        {
            double kink = segment.Ramp.End;
            segment.Integrator.Advance(segment.Integrator.Time < kink ? Math.Min(kink, end) : end, Count, cancellation);
            Output();
            if (segment.Integrator.Time == kink && kink < end)
            {
                segment.Restart();
            }
        }

        private void Count(StepAttempt attempt)
        {
            steps += attempt.Rejection is null ? 1 : 0;
            rejections += attempt.Rejection is null ? 0 : 1;
        }

        /// <summary>Takes down the states at times up to where the run is.</summary>
        private void Output()
        {
            TimeIntegrator integrator = segment.Integrator;
            while (points.Count < plan.Times.Length && plan.Times[points.Count] <= integrator.Time)
            {
                double time = plan.Times[points.Count];
                var state = integrator.State.ToArray();
                if (time < integrator.Time)
                {
                    integrator.Interpolate(time, state);
                }

                points.Add(segment.System.PointAt(time, state));
            }
        }
    }
}
