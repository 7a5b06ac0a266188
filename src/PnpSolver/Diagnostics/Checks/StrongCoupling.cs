using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Coupling of counter-ions at charged surfaces: the mean field holds where it is weak.</summary>
internal sealed class StrongCoupling : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "strong-coupling",
        Picture = Picture.Continuum,
        Title = "Coupling of counter-ions at a charged surface",
        Formula = "Ξ = 2π z³ l_B² |σ|/e, z the highest valence of a counter-ion that is no trace (z²c at least a tenth of the largest), σ the charge that the electrolyte sees",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1, warn: 4, fail: 12),
        Source = "the mean field is the limit of small Ξ, whose first correction is of order Ξ, and in simulations plates of one charge attract each other beyond Ξ of about 12: "
            + "Naji, Kanduč, Forsman and Podgornik 2013, J. Chem. Phys. 139, 150901, doi:10.48550/arXiv.1307.5130; Moreira and Netz 2000, Europhys. Lett. 52, 705",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading) => ChargedFace.Of(reading).Select(face => new Finding(face.Face.Subject, face.Coupling, Invariant(
        $"{face.Face.Charge:g3} C/m² and counter-ions {face.CounterIon} of valence {Math.Abs(face.CounterIon.Valence):0.##} couple with Ξ = {face.Coupling:g3}, {Consequence(face.Coupling)}")));

    private static string Consequence(double coupling) => coupling switch
    {
        > 12 => "so that they lie in a correlated sheet, closer to the surface than computed, and may overcharge it",
        > 1 => "so that their correlations, which the mean field does not know, draw them closer to the surface than computed",
        _ => "so that each feels the mean field of all others",
    };
}
