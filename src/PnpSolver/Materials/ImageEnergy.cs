using PnpSolver.Numerics;

namespace PnpSolver.Materials;

/// <summary>Energy of an ion beside another dielectric, by the charge that it induces there: what point ions in the mean field do not feel. Immutable.</summary>
/// <remarks>Positive where the other dielectric is the poorer one. λ is the Debye length of the ion's own medium, infinite without other ions.</remarks>
/// <param name="Valence">Charge number z.</param>
/// <param name="Permittivity">ε of the ion's own medium.</param>
/// <param name="Beyond">ε of the other one.</param>
/// <param name="Temperature">T, in K.</param>
public sealed record ImageEnergy(double Valence, double Permittivity, double Beyond, double Temperature)
{
    // trapezoidal rule in ln k, whose integrand falls off faster than any exponential above and as k ln k below
    private const double Step = 0.25;
    private const double Lowest = -24;
    private const double Highest = 4;
    private const int MostSteps = 60;
    private const double Negligible = 1e-4;

    /// <summary>l_B of the ion's own medium, in m.</summary>
    private double BjerrumLength => PhysicalConstants.BjerrumLength(Permittivity, Temperature);

    /// <summary>w = z² l_B Δ/(4d) e^(−2d/λ), Δ = (ε − ε′)/(ε + ε′), in kT: at a distance from a plane.</summary>
    /// <remarks>Source: Onsager and Samaras 1934, J. Chem. Phys. 2, 528; see Markovich, Andelman and Podgornik 2015, doi:10.1063/1.4905954.</remarks>
    /// <param name="distance">d, in m; positive.</param>
    /// <param name="debyeLength">λ, in m.</param>
    public double AtPlane(double distance, double debyeLength) =>
        Valence * Valence * BjerrumLength * (Permittivity - Beyond) / (Permittivity + Beyond) / (4 * distance) * Math.Exp(-2 * distance / debyeLength);

    /// <summary>w = (z² l_B/π) ∫ (εp K₁(pR)K₀(kR) − ε′k K₀(pR)K₁(kR))/(εp I₁(pR)K₀(kR) + ε′k I₀(pR)K₁(kR)) dk, p² = k² + λ⁻², in kT: on the axis of an
    /// infinite cylinder, against the same medium without end.</summary>
    /// <remarks>Poisson's equation in cylindrical coordinates; without screening Parsegian's z² l_B ε/ε′ P(ε′/ε)/R, P(1/40) = 0.17. Sources: Parsegian 1969,
    /// doi:10.1038/221844a0; Teber 2005, doi:10.1088/1742-5468/2005/07/P07001.</remarks>
    /// <param name="radius">R, in m; positive.</param>
    /// <param name="debyeLength">λ, in m.</param>
    public double OnAxis(double radius, double debyeLength = double.PositiveInfinity)
    {
        double screening = radius / debyeLength;
        double sum = 0;
        for (double log = Lowest; log <= Highest; log += Step)
        {
            double k = Math.Exp(log);
            sum += k * Induced(k, Math.Sqrt((k * k) + (screening * screening)));
        }

        return Valence * Valence * BjerrumLength / (Math.PI * radius) * Step * sum;
    }

    /// <summary>w on the axis among ions that pay it too and are e^(−w) as many: λ = λ_D e^(w/2), the dearest solution.</summary>
    /// <remarks>A wide pore screens, a narrow one holds next to nothing that could. Source: Buyukdagli, Manghi and Palmeri 2010, Phys. Rev. Lett. 105, 158103.</remarks>
    /// <param name="radius">R, in m; positive.</param>
    /// <param name="debyeLength">λ_D of the mean field's ions, in m.</param>
    public double OnAxisAmongIons(double radius, double debyeLength)
    {
        double energy = OnAxis(radius);
        for (int step = 0; step < MostSteps; step++)
        {
            double next = OnAxis(radius, debyeLength * Math.Exp(energy / 2));
            if (Math.Abs(next - energy) <= Negligible)
            {
                return next;
            }

            energy = next;
        }

        return energy;
    }

    /// <summary>Weight of I₀(pr) in what the walls answer to K₀(pr), lengths in R.</summary>
    private double Induced(double k, double p)
    {
        if (p > 300)
        {
            return 0;
        }

        (double beyond0, double beyond1) = (ModifiedBessel.ScaledK(0, k), Beyond * k * ModifiedBessel.ScaledK(1, k));
        double answer = (Permittivity * p * ModifiedBessel.ScaledK(1, p) * beyond0) - (beyond1 * ModifiedBessel.ScaledK(0, p));
        double stiffness = (Permittivity * p * ModifiedBessel.ScaledI(1, p) * beyond0) + (beyond1 * ModifiedBessel.ScaledI(0, p));
        return answer / stiffness * Math.Exp(-2 * p);
    }
}
