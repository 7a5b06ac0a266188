namespace PnpSolver.Circuits;

/// <summary>A content that a steady state must find: an ion that crosses the membrane on a side where no bath supplies it.</summary>
/// <param name="Species">Index of the ion.</param>
/// <param name="IsInside">Whether the content is the inside's.</param>
internal readonly record struct ExchangedContent(int Species, bool IsInside);

/// <summary>The exchanged contents of a circuit.</summary>
internal static class ExchangedContents
{
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
}
