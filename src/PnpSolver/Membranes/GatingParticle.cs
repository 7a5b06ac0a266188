using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>A kind of gating particle: a channel conducts only while all of its particles of every kind let it. Immutable.</summary>
/// <param name="Name">Its name: m, h, n.</param>
/// <param name="Count">How many of them a channel has: the power of their open fraction in its conductance.</param>
/// <param name="Rates">α and β at a potential, in the units in which papers print them: 1/ms at V = φ_in − φ_out in mV.</param>
public sealed record GatingParticle(string Name, int Count, Func<Dual, GateRates> Rates);
