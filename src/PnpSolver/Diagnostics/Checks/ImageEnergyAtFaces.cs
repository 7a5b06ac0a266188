using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What the image of an ion behind an interface of permittivities does at closest approach, which the mean field leaves out.</summary>
internal sealed class ImageEnergyAtFaces : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "image-energy",
        Picture = Picture.Continuum,
        Title = "Image energy at an interface of permittivities",
        Formula = "|w|, w = z² l_B Δ/(4d) e^(−2d/λ_D), Δ = (ε − ε′)/(ε + ε′), d half the hydrated diameter, in kT; the ion that feels most",
        Unit = "kT",
        Thresholds = Thresholds.Above(note: 0.5, warn: 1, fail: 3),
        Source = "Onsager and Samaras 1934, J. Chem. Phys. 2, 528; Markovich, Andelman and Podgornik 2015, J. Chem. Phys. 142, 044702, doi:10.1063/1.4905954; "
            + "the concentration at contact changes by e^(−w), in a layer of λ_D/2: 40 % at 0.5 kT, e-fold at 1, twentyfold at 3",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (LayerFace face in reading.Faces)
        {
            Material own = face.Electrolyte.Material;
            if (face.Beyond is not { } beyond || beyond.Permittivity == own.Permittivity)
            {
                continue;
            }

            double Energy(Species ion) => new ImageEnergy(ion.Valence, own.Permittivity, beyond.Permittivity, reading.Problem.Temperature)
                .AtPlane(HydratedDiameter.Of(ion)!.Radius, face.Electrolyte.DebyeLength);
            if (reading.IonsOf(face.Electrolyte).MaxBy(ion => Math.Abs(Energy(ion))) is { } most)
            {
                double energy = Energy(most);
                yield return new(face.Subject, Math.Abs(energy), Invariant(
                    $"{most} at closest approach ({HydratedDiameter.Of(most)!.Radius * 1e9:g3} nm) is {(energy > 0 ? "repelled" : "attracted")} by its image behind permittivity {beyond.Permittivity:g3} with {Math.Abs(energy):0.###} kT: its concentration there, within half a Debye length, would be {Math.Exp(-energy):g3} times what PNP gives"));
            }
        }
    }
}
