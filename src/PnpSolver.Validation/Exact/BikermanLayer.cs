using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>The diffuse layer of ions of finite size on a plane charged wall, in closed form. Immutable.</summary>
/// <remarks>σ² = 2ε (Π_wall − Π_bulk) with the sign of y = φ_wall/V_T, where Π/RT = Σ c + (−ln s − Φ)/(v₀N_A) is the osmotic pressure of ions
/// of volumes v_k among solvent molecules of v₀, Φ = N_A Σ v c and s = 1 − Φ: the first integral of Poisson's equation, for any valences and
/// sizes. For a z:z salt of ions of one size it is σ = √(2εRT/(v N_A) ln(1 + 2ν sinh²(zy/2))), ν = 2 v c N_A, which is
/// 2zFc λ_D √((2/ν) ln(1 + 2ν sinh²(zy/2))).
/// Source: Kilic, Bazant and Ajdari 2007, doi:10.1103/PhysRevE.75.021502.</remarks>
public sealed class BikermanLayer
{
    private readonly IdealSolution solution;
    private readonly double[] volumes;
    private readonly double solventVolume;

    /// <summary>The layer in an electrolyte.</summary>
    /// <param name="solution">Temperature, permittivity and ions of the bulk.</param>
    /// <param name="sizes">Diameter of each ion, in m; positive.</param>
    /// <param name="solventSize">Diameter of a solvent molecule, in m; <c>null</c> takes the smallest ion's.</param>
    /// <exception cref="ArgumentException">The ions fill the volume, or sizes are missing.</exception>
    public BikermanLayer(IdealSolution solution, ImmutableArray<double> sizes, double? solventSize = null)
    {
        this.solution = solution ?? throw new ArgumentNullException(nameof(solution));
        if (sizes.Length != solution.Ions.Length)
        {
            throw new ArgumentException($"{solution.Ions.Length} ions need as many sizes, got {sizes.Length}", nameof(sizes));
        }

        volumes = [.. sizes.Select(MolarVolume)];
        solventVolume = MolarVolume(solventSize ?? sizes.Min());
        BulkSpace = 1 - solution.Ions.Zip(volumes, (ion, v) => v * ion.Concentration).Sum();
        if (!(BulkSpace > 0))
        {
            throw new ArgumentException($"ions of these sizes fill {100 * (1 - BulkSpace):g4} % of the volume", nameof(sizes));
        }
    }

    private double BulkSpace { get; }

    private double EnergyDensity => PhysicalConstants.Gas * solution.Temperature;

    /// <summary>Concentration of each ion at a potential, in mol/m³, in the order of the solution's ions.</summary>
    /// <param name="potential">y = φ/V_T against the bulk.</param>
    public ImmutableArray<double> Concentrations(double potential)
    {
        double excess = LogSpace(potential);
        return [.. Enumerable.Range(0, volumes.Length).Select(k => Concentration(k, potential, excess))];
    }

    /// <summary>Surface charge density σ of the wall, in C/m², at a wall potential.</summary>
    /// <param name="potential">y = φ_wall/V_T against the bulk.</param>
    public double Charge(double potential)
    {
        double logSpace = LogSpace(potential);
        double pressure = -(logSpace - Math.Log(BulkSpace)) / solventVolume;
        for (int k = 0; k < volumes.Length; k++)
        {
            double gain = Concentration(k, potential, logSpace) - solution.Ions[k].Concentration;
            pressure += gain * (1 - (volumes[k] / solventVolume));
        }

        return Math.Sign(potential) * Math.Sqrt(2 * solution.Permittivity * EnergyDensity * Math.Max(pressure, 0));
    }

    /// <summary>Wall potential y = φ_wall/V_T against the bulk at a surface charge density.</summary>
    /// <param name="charge">σ, in C/m².</param>
    public double Potential(double charge) => Bisection.RootOfRising(y => Charge(y) - charge, 1);

    /// <summary>Differential capacitance dσ/dφ_wall = −(ε/σ) F Σ z_k c_k at the wall, in F/m²; the potential is not 0.</summary>
    /// <param name="potential">y = φ_wall/V_T.</param>
    public double Capacitance(double potential)
    {
        double density = Concentrations(potential).Zip(solution.Ions, (c, ion) => ion.Valence * c).Sum();
        return -solution.Permittivity * PhysicalConstants.Faraday * density / Charge(potential);
    }

    private static double MolarVolume(double size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return size * size * size * PhysicalConstants.Avogadro;
    }

    /// <summary>c_k e^(−zy) (s/s_bulk)^(v_k/v₀).</summary>
    private double Concentration(int k, double potential, double logSpace) => solution.Ions[k].Concentration
        * Math.Exp((-solution.Ions[k].Valence * potential) + (volumes[k] / solventVolume * (logSpace - Math.Log(BulkSpace))));

    /// <summary>ln s at a potential: the root of s + Σ v c(s) = 1, by halving; relative digits of s however full.</summary>
    private double LogSpace(double potential)
    {
        double Filled(double logSpace) => Math.Exp(logSpace)
            + Enumerable.Range(0, volumes.Length).Sum(k => volumes[k] * Concentration(k, potential, logSpace)) - 1;
        double lowest = -1;
        while (Filled(lowest) > 0)
        {
            lowest *= 2;
        }

        return Bisection.Root(Filled, lowest, 0);
    }
}
