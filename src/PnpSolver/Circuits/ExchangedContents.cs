namespace PnpSolver.Circuits;

/// <summary>An ion on a side where no bath supplies it, so that its content may change.</summary>
/// <param name="Species">Index of the ion.</param>
/// <param name="IsInside">Whether the content is the inside's.</param>
internal readonly record struct ExchangedContent(int Species, bool IsInside);

/// <summary>The contents of a circuit that no bath holds.</summary>
internal static class ExchangedContents
{
    /// <summary>All of them, whether or not something carries the ion across.</summary>
    public static IEnumerable<ExchangedContent> Enclosed(MembraneCircuit circuit) =>
        Of(circuit.Inside, isInside: true).Concat(Of(circuit.Outside, isInside: false));

    /// <summary>Those of ions that cross the membrane, which a steady state must find.</summary>
    public static IReadOnlyList<ExchangedContent> Of(MembraneCircuit circuit)
    {
        var found = new List<ExchangedContent>();
        for (int k = 0; k < circuit.Problem.Species.Length; k++)
        {
            if (circuit.Crossing.Any(m => m.Ions.Contains(circuit.Problem.Species[k])))
            {
                found.AddRange(new[] { new ExchangedContent(k, true), new ExchangedContent(k, false) }
                    .Where(content => !(content.IsInside ? circuit.Inside : circuit.Outside).IsSupplied[k]));
            }
        }

        return found;
    }

    private static IEnumerable<ExchangedContent> Of(CircuitSide side, bool isInside) =>
        from k in Enumerable.Range(0, side.Capacities.Length)
        where !side.IsSupplied[k] && side.Capacities[k] > 0
        select new ExchangedContent(k, isInside);
}
