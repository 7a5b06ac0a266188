using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>A core conductor whose membrane lets only one ion leak, its far end sealed: the steady state. Immutable.</summary>
/// <remarks>The same solution is on both sides of the membrane and in the reservoir at the near end, which is held at V₀ against the outside.
/// The other ions cannot leave, so they are in equilibrium with the reservoir, c_j = c_j⁰ e^(−z_j u), u = (φ − V₀)/V_T; neutrality gives c_1 of the
/// ion that leaks. Its flux D c_1 dµ/dz loses 2/a · g V_T µ/(z² F) on the way, µ = ln(c_1/c_1⁰) + z (u + V₀/V_T) what drives it out. Exact for a
/// thin neutral cylinder, that is but for terms of order g a/σ and λ_D/a. For a small V₀ the drive decays with λ √t_1, t_1 the share of
/// the ion in σ, and φ keeps the part 1 − z² c_1/Σ z²c of V₀ that its driving force loses. The principle: Planck 1890, doi:10.1002/andp.18902760802.</remarks>
public sealed record PolarisedCable
{
    private const int Steps = 40;
    private readonly double conductivity;

    /// <summary>A cable.</summary>
    /// <param name="solution">The solution; its first ion is the one that leaks.</param>
    /// <param name="diffusivity">D of that ion, in m²/s.</param>
    /// <param name="radius">a, in m.</param>
    /// <param name="conductance">g of the membrane, in S/m².</param>
    public PolarisedCable(IdealSolution solution, double diffusivity, double radius, double conductance)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Solution = solution;
        Diffusivity = diffusivity;
        Radius = radius;
        Conductance = conductance;
        DissolvedIon ion = solution.Ions[0];
        conductivity = PhysicalConstants.Faraday / solution.ThermalVoltage * diffusivity * ion.Valence * ion.Valence * ion.Concentration;
    }

    /// <summary>The solution; its first ion leaks.</summary>
    public IdealSolution Solution { get; }

    /// <summary>D of the ion that leaks, in m²/s.</summary>
    public double Diffusivity { get; }

    /// <summary>a, in m.</summary>
    public double Radius { get; }

    /// <summary>g, in S/m².</summary>
    public double Conductance { get; }

    /// <summary>The length in which a small driving force decays, in m: the core conductor's for the conductivity of this ion alone.</summary>
    public double DecayLength => new CoreConductor(Radius, conductivity, Conductance).DecayLength;

    /// <summary>The part of a small signal that the potential keeps where the ion no longer leaks: 1 − z² c_1/Σ z²c.</summary>
    public double Plateau
    {
        get
        {
            DissolvedIon ion = Solution.Ions[0];
            return 1 - (ion.Valence * ion.Valence * ion.Concentration / Solution.Ions.Sum(i => i.Valence * i.Valence * i.Concentration));
        }
    }

    /// <summary>Potentials and driving forces at some places.</summary>
    /// <param name="held">V₀, in V.</param>
    /// <param name="length">L, in m; a dozen decay lengths at most.</param>
    /// <param name="places">z from the reservoir on, in m, each from 0 to L.</param>
    /// <returns>φ against the outside and V − E of the ion, both in V, for each place.</returns>
    public ImmutableArray<(double Potential, double Drive)> At(double held, double length, params ReadOnlySpan<double> places)
    {
        double start = held / Solution.ThermalVoltage;
        if (start == 0)
        {
            return [.. places.ToArray().Select(_ => (0.0, 0.0))];
        }

        // between no loss and the loss of all that drives the ion
        double far = Equilibrium(start);
        double end = Bisection.Root(u => AtStart(start, length, u), 0, far);
        return [.. places.ToArray().Select(z => Backwards(start, length, z, end)[0]).Select(u =>
            (held + (Solution.ThermalVoltage * u), Solution.ThermalVoltage / Solution.Ions[0].Valence * Level(u, start)))];
    }

    /// <summary>u at which nothing drives the ion.</summary>
    private double Equilibrium(double start)
    {
        double reach = -start;
        while (Level(reach, start) > 0 == start > 0)
        {
            reach *= 1.5;
        }

        return Bisection.Root(u => Level(u, start), 0, reach);
    }

    /// <summary>u at the reservoir for a u at the sealed end; where that is so far off that nothing finite comes out, the sign.</summary>
    private double AtStart(double start, double length, double end) =>
        Backwards(start, length, 0, end)[0] is var u && double.IsFinite(u) ? u : Math.Sign(start);

    private double[] Backwards(double start, double length, double place, double end) => ExtrapolationIntegrator.Integrate(
        (_, state) => Rate(start, state), (length, place), [end, 0], Steps);

    /// <summary>d/dz of [u, D c_1 dµ/dz].</summary>
    private double[] Rate(double start, double[] state)
    {
        double valence = Solution.Ions[0].Valence;
        double slope = valence + (Sum(1, state[0]) / (valence * Content(state[0])));
        double loss = Conductance * Solution.ThermalVoltage * Level(state[0], start) / (valence * valence * PhysicalConstants.Faraday);
        return [state[1] / (Diffusivity * Content(state[0]) * slope), 2 / Radius * loss];
    }

    /// <summary>µ of the ion inside less that outside, in kT.</summary>
    private double Level(double u, double start) =>
        Math.Log(Content(u) / Solution.Ions[0].Concentration) + (Solution.Ions[0].Valence * (u + start));

    /// <summary>c_1 = −Σ z_j c_j/z_1 over the others.</summary>
    private double Content(double u) => -Sum(0, u) / Solution.Ions[0].Valence;

    /// <summary>Σ z c of the others, or with a power of 1 minus its slope, Σ z² c.</summary>
    private double Sum(int power, double u) => Solution.Ions.Skip(1)
        .Sum(ion => Math.Pow(ion.Valence, 1 + power) * ion.Concentration * Math.Exp(-ion.Valence * u));
}
