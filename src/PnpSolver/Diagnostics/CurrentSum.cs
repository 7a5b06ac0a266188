using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Diagnostics;

/// <summary>What the mechanisms of a membrane carry: sums over mechanisms and ions in which currents that cancel leave 0.</summary>
internal sealed class CurrentSum
{
    /// <summary>A sum below this part of its terms, each counted with what a V_T more would drive, is round-off.</summary>
    private const double RoundOff = 1e-12;

    private readonly List<Term> terms = [];

    /// <summary>Adds what a mechanism carries of one ion.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="ion">The ion.</param>
    /// <param name="current">Its outward current, in A/m².</param>
    /// <param name="response">Change of the current with one V_T, in A/m².</param>
    public void Add(Mechanism mechanism, Species ion, double current, double response) =>
        terms.Add(new(mechanism, ion, current, Math.Abs(current) + Math.Abs(response)));

    /// <summary>Whether some mechanism carries an ion.</summary>
    public bool Carries(Species ion) => terms.Exists(term => term.Ion == ion);

    /// <summary>Outward current of every ion by all mechanisms, in A/m².</summary>
    public double Total() => Sum(_ => true);

    /// <summary>Outward current of every ion by the mechanisms that count, in A/m².</summary>
    public double Total(Func<Mechanism, bool> counts) => Sum(term => counts(term.Mechanism));

    /// <summary>Outward current of one ion by the mechanisms that count, in A/m².</summary>
    public double Total(Func<Mechanism, bool> counts, Species ion) => Sum(term => term.Ion == ion && counts(term.Mechanism));

    private double Sum(Predicate<Term> counts)
    {
        List<Term> counted = terms.FindAll(counts);
        double sum = counted.Sum(term => term.Current);
        return Math.Abs(sum) > RoundOff * counted.Sum(term => term.Size) ? sum : 0;
    }

    private sealed record Term(Mechanism Mechanism, Species Ion, double Current, double Size);
}
