using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>One equation that is not a node's balance; it determines an unknown whose own balance it replaces.</summary>
internal abstract class Constraint
{
    /// <summary>Index of the unknown whose balance gives way.</summary>
    public required int Unknown { get; init; }

    /// <summary>Derivative of the residual with respect to the constraint's own parameter, beyond what the response carries.</summary>
    public virtual double OwnSlope => 0;

    /// <summary>Loads the right-hand side of the response to the constraint's parameter: the held unknown rises by 1.</summary>
    /// <param name="system">The system.</param>
    /// <param name="right">Receives it, shape [unknowns]; zero on entry.</param>
    public virtual void LoadResponse(NetworkSystem system, Span<double> right) => right[Unknown] = 1;

    /// <summary>Nodes that the parameter moves as a whole, so that the balances within do not feel it; <c>null</c> where it moves the held
    /// nodes alone.</summary>
    public virtual IndexSet? Rigid => null;

    /// <summary>The move of ψ and ln a that stands for the parameter in an iterative solution: 1 at the held unknown.</summary>
    /// <param name="system">The system.</param>
    /// <param name="move">Receives it, shape [unknowns]; zero on entry.</param>
    public void LoadMove(NetworkSystem system, Span<double> move)
    {
        if (Rigid is { } nodes)
        {
            nodes.Fill(move[(Unknown / system.Network.NodeCount * system.Network.NodeCount)..], 1);
            return;
        }

        LoadResponse(system, move);
    }

    /// <summary>The response to a boundary's common potential: ψ of all its nodes rises by 1.</summary>
    /// <param name="ends">The parts of the boundary.</param>
    /// <param name="right">Receives it, shape [unknowns].</param>
    protected static void RaisePotential(IReadOnlyList<NetworkEnd> ends, Span<double> right)
    {
        for (int e = 0; e < ends.Count; e++)
        {
            ends[e].Nodes.Fill(right, 1);
        }
    }

    /// <summary>Relative violation at a state that Newton takes for converged; 0 where the size of the update tells as much.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public virtual double Violation(NetworkSystem system, ReadOnlySpan<double> state) => 0;

    /// <summary>How far the state is from fulfilling the equation.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public abstract double Residual(NetworkSystem system, ReadOnlySpan<double> state);

    /// <summary>Derivative of the residual along an increment of ψ and ln a.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public abstract double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment);
}
