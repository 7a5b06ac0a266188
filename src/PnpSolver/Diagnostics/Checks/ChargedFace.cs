using PnpSolver.Materials;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A charged surface with the counter-ion whose coupling to it is strongest. Immutable.</summary>
/// <remarks>Sources: Moreira and Netz 2000, Europhys. Lett. 52, 705; Naji, Kanduč, Forsman and Podgornik 2013, J. Chem. Phys. 139, 150901,
/// doi:10.48550/arXiv.1307.5130.</remarks>
/// <param name="Face">The surface.</param>
/// <param name="CounterIon">The ion.</param>
/// <param name="BjerrumLength">l_B of the electrolyte, in m.</param>
internal sealed record ChargedFace(LayerFace Face, Species CounterIon, double BjerrumLength)
{
    /// <summary>A charge that moves ψ by less than this is none.</summary>
    private const double Uncharged = 1e-6;

    /// <summary>Gouy and Chapman's length b = e/(2π |z| l_B |σ|), in m: half of the counter-ions of a lone surface are closer to it.</summary>
    public double Length => PhysicalConstants.ElementaryCharge / (2 * Math.PI * Math.Abs(CounterIon.Valence) * BjerrumLength * Math.Abs(Face.Charge));

    /// <summary>Ξ = 2π |z|³ l_B² |σ|/e = z² l_B/b.</summary>
    public double Coupling => CounterIon.Valence * CounterIon.Valence * BjerrumLength / Length;

    /// <summary>Every charged surface that an ion can screen; where ions go on into the next region and no charge lies, there is none.</summary>
    /// <param name="reading">The solution.</param>
    public static IEnumerable<ChargedFace> Of(CheckReading reading) =>
        from face in reading.Faces
        where Ends(reading.Problem, face) && IsCharged(reading, face)
        let ion = face.Electrolyte.CounterIon(reading.Problem, face.Charge)
        where ion is not null
        select new ChargedFace(face, ion, reading.BjerrumLength(face.Electrolyte.Material.Permittivity));

    private static bool Ends(PnpProblem problem, LayerFace face) => face.Beyond?.AdmitsAny(problem.Species) != true
        || problem.Surfaces.Any(surface => (surface.First, surface.Second) == (face.Electrolyte.Block.Region, face.Other) || (surface.Second, surface.First) == (face.Electrolyte.Block.Region, face.Other));

    /// <summary>Whether σ λ_D/(ε₀ε V_T), the reduced potential of a weak layer, is no round-off.</summary>
    private static bool IsCharged(CheckReading reading, LayerFace face) => Math.Abs(face.Charge) * face.Electrolyte.DebyeLength
        > Uncharged * PhysicalConstants.VacuumPermittivity * face.Electrolyte.Material.Permittivity * reading.Problem.ThermalVoltage;
}
