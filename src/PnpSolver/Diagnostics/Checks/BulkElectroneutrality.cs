using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Whether the bulk is neutral, as the textbook takes for granted.</summary>
internal sealed class BulkElectroneutrality : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "bulk-electroneutrality",
        Picture = Picture.Lumped,
        Title = "Charge of the bulk relative to its ions",
        Formula = "max of |Σ z c + ρ_f/F| over Σ |z| c, farther than 20 λ_D from every interface",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-9, warn: 1e-6, fail: 1e-3),
        Source = "e^(−20) = 2e-9 of a weak layer's charge is left at 20 λ_D; beyond 1e-3 a bulk has a field of its own; Debye and Hückel 1923, Phys. Z. 24, 185",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            if (reading[$"region.{electrolyte.Name}.electroneutrality"] is { } residual)
            {
                yield return new(electrolyte.Name, residual, Invariant(
                    $"beyond {20 * electrolyte.DebyeLength * 1e9:0.#} nm from interfaces charges of both signs cancel to {residual:g2}: {(residual > 1e-3 ? "there is space charge, and no circuit of neutral compartments describes it" : residual > 1e-9 ? "there is a trace of space charge, from currents or from layers that reach far" : "the bulk is neutral")}"));
            }
        }
    }
}
