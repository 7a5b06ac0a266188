using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What it costs an ion to enter a pore through a poorer dielectric, which the mean field leaves out.</summary>
internal sealed class PoreSelfEnergy : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "pore-self-energy",
        Picture = Picture.Continuum,
        Title = "Dielectric self-energy on a pore's axis",
        Formula = "w = (z² l_B/π) ∫ … dk of an ion on the axis of an endless pore of radius R through ε′, screened over λ_D e^(w/2) by the ions that pay w too, in kT; the most expensive ion",
        Unit = "kT",
        Thresholds = Thresholds.Above(note: 0.1, warn: 0.5, fail: 2),
        Source = "Parsegian 1969, Nature 221, 844, doi:10.1038/221844a0; Corry, Kuyucak and Chung 2003, Biophys. J. 84, 3594; "
            + "the pore holds and conducts e^(−w) of what PNP says: 10 % less at 0.1 kT, 40 % at 0.5, 86 % at 2",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Pore pore in reading.Pores.Where(pore => pore.IsTube && pore.Wall?.Permittivity < pore.Electrolyte.Material.Permittivity))
        {
            if (reading.IonsOf(pore.Electrolyte).MaxBy(ion => Math.Abs(ion.Valence)) is { } ion)
            {
                var energy = new ImageEnergy(ion.Valence, pore.Electrolyte.Material.Permittivity, pore.Wall!.Permittivity, reading.Problem.Temperature);
                double cost = energy.OnAxisAmongIons(pore.Radius, pore.Electrolyte.DebyeLength);
                yield return new(pore.Subject, cost, Invariant(
                    $"{ion} on the axis costs {cost:0.##} kT more than in the bath, {energy.OnAxis(pore.Radius):0.##} kT without other ions, by the charge that it induces on walls of permittivity {pore.Wall.Permittivity:g3}, so that the pore would hold {Math.Exp(-cost):g2} of what PNP puts there"));
            }
        }
    }
}
