using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>A gate of a channel: the fraction s that is open follows ds/dt = α(V)(1 − s) − β(V)s. Immutable.</summary>
/// <remarks>At steady state s = α/(α + β). An implicit time step has the same form, s = (h + α)/(rate + α + β), so that the gate is an unknown of
/// the step and yet needs no row of its own. Source: Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764.</remarks>
/// <param name="Name">Its name: m, h, n.</param>
/// <param name="Rates">α and β, in 1/s, at V = φ_in − φ_out between the faces, in V.</param>
public sealed record Gate(string Name, Func<Dual, GateRates> Rates);

/// <summary>How fast a gate opens and closes.</summary>
/// <param name="Opening">α, in 1/s.</param>
/// <param name="Closing">β, in 1/s.</param>
public readonly record struct GateRates(Dual Opening, Dual Closing);
