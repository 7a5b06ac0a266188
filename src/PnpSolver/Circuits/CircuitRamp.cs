using System.Collections.Immutable;
using PnpSolver.Boundaries;

namespace PnpSolver.Circuits;

/// <summary>A membrane's circuit while boundary values go from one problem's to another's.</summary>
/// <param name="before">The problem before.</param>
/// <param name="target">The circuit at the end of the ramp.</param>
/// <param name="start">When it starts, in s.</param>
/// <param name="length">How long it takes, in s; 0 for no ramp.</param>
internal sealed class CircuitRamp(PnpProblem before, MembraneCircuit target, double start, double length)
{
    private (double Time, MembraneCircuit Circuit) last = (start + length, target);

    /// <summary>The circuit at the end of the ramp.</summary>
    public MembraneCircuit Target => target;

    /// <summary>When it ends, in s.</summary>
    public double End => start + length;

    /// <summary>The circuit at a time.</summary>
    /// <param name="time">t, in s.</param>
    public MembraneCircuit At(double time)
    {
        if (length == 0 || time >= End)
        {
            return target;
        }

        if (time != last.Time)
        {
            last = (time, LumpedCircuit.Of(Between((time - start) / length)).Find(target.Name) ?? target);
        }

        return last.Circuit;
    }

    private PnpProblem Between(double fraction) => target.Problem with
    {
        Boundaries = target.Problem.Boundaries.ToImmutableDictionary(to => to.Key, to => Toward(to.Key, to.Value, fraction)),
    };

    /// <summary>What differs in more than values changes at once.</summary>
    private BoundaryCondition Toward(string name, BoundaryCondition to, double fraction) => before.Boundary(name).Toward(to, fraction) ?? to;
}
