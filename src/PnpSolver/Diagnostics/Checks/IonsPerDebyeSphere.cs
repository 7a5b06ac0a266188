using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How many ions make the mean field that screens one of them.</summary>
internal sealed class IonsPerDebyeSphere : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "ions-per-debye-sphere",
        Picture = Picture.Continuum,
        Title = "Ions within a Debye length of an ion",
        Formula = "(4π/3) λ_D³ N_A Σ c over the charged species",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 1, warn: 1.0 / 3, fail: 1.0 / 15),
        Source = "a mean needs many; the number is λ_D/(3 l_B) for two ions of one charge, so that the thresholds follow those of the plasma parameter below one ion: "
            + "Debye and Hückel 1923, Phys. Z. 24, 185; Levin 2002, Rep. Prog. Phys. 65, 1577, doi:10.1088/0034-4885/65/11/201",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Electrolyte electrolyte in reading.Electrolytes)
        {
            double density = PhysicalConstants.Avogadro * electrolyte.Bulk.Where((_, k) => reading.Problem.Species[k].Valence != 0).Sum();
            double number = 4 * Math.PI / 3 * Math.Pow(electrolyte.DebyeLength, 3) * density;
            yield return new(electrolyte.Name, number, Invariant(
                $"a sphere of {electrolyte.DebyeLength * 1e9:0.###} nm holds {number:g3} ions on average, {(number < 1 ? "too few at any moment for a field of their own: screening is a mean over time" : "which screen together")}"));
        }
    }
}
