namespace PnpSolver.Validation.Exact;

/// <summary>An electrolyte between a plane that keeps the bulk's composition and potential and a wall that blocks all ions: linear response
/// to a step of the voltage across both. Immutable.</summary>
/// <remarks>∂ρ/∂t = D(ρ″ − ρ/λ²), εφ″ = −ρ, ρ = φ = 0 at the plane, no flux at the wall, where V − φ = εφ′/C. In Laplace's variable, with w² = 1 + sλ²/D
/// and e = λ/L, the wall's charge is (εV/λs) w³ cosh(w/e)/(sinh(w/e) + (w/e)(w² − 1) cosh(w/e) + (ε/λC) w³ cosh(w/e)) and the liquid's
/// w (cosh(w/e) − 1) over the same; their poles give the series summed here. Exact for voltages small against V_T and ions of one
/// diffusivity. Source: Bazant, Thornton and Ajdari 2004, doi:10.1103/PhysRevE.70.021506.</remarks>
public sealed class HalfCell
{
    /// <summary>e^(−44) is below the last bit of 1.</summary>
    private const double Negligible = 44;
    private readonly IdealSolution solution;
    private readonly BlockedModes modes;

    /// <summary>A half cell.</summary>
    /// <param name="solution">The electrolyte at rest.</param>
    /// <param name="diffusivity">D of every ion, in m²/s; positive.</param>
    /// <param name="length">L, from the plane to the wall, in m; positive.</param>
    /// <param name="compactCapacitance">C of what lies between wall and liquid, in F/m²; infinite without a compact layer.</param>
    public HalfCell(IdealSolution solution, double diffusivity, double length, double compactCapacitance = double.PositiveInfinity)
    {
        this.solution = solution ?? throw new ArgumentNullException(nameof(solution));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(diffusivity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(compactCapacitance);
        Diffusivity = diffusivity;
        Length = length;
        CompactCapacitance = compactCapacitance;
        modes = new(solution.DebyeLength / length, solution.Permittivity / compactCapacitance / length);
    }

    /// <summary>D, in m²/s.</summary>
    public double Diffusivity { get; }

    /// <summary>L, in m.</summary>
    public double Length { get; }

    /// <summary>C of the compact layer, in F/m².</summary>
    public double CompactCapacitance { get; }

    /// <summary>λ_D²/D, in s.</summary>
    public double DebyeTime => solution.DebyeLength * solution.DebyeLength / Diffusivity;

    /// <summary>Charge of the wall over the voltage once all is at rest, 1/(1/C + (λ/ε) tanh(L/λ)), in F/m².</summary>
    public double Capacitance =>
        1 / ((1 / CompactCapacitance) + (solution.DebyeLength / solution.Permittivity * Math.Tanh(Length / solution.DebyeLength)));

    /// <summary>Time constant of a mode, in s.</summary>
    /// <param name="mode">0 for the slowest; each is shorter than the one before.</param>
    public double TimeConstant(int mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mode);
        return DebyeTime / modes.At(mode).Rate;
    }

    /// <summary>Charge of the wall, in C/m²: ε/(L + ε/C) of the voltage at once, <see cref="Capacitance"/> in the end.</summary>
    /// <param name="voltage">V from the plane to the far side of the compact layer, from 0 on, in V.</param>
    /// <param name="time">t, in s; not negative.</param>
    public double WallCharge(double voltage, double time) => voltage * (time == 0
        ? solution.Permittivity / (Length + (solution.Permittivity / CompactCapacitance))
        : Capacitance + Decaying(time, mode => mode.Wall));

    /// <summary>Charge that the ions have stored in the liquid, with the sign of the wall's, in C/m²: from 0 to the wall's less what is left
    /// of the field at the plane.</summary>
    /// <param name="voltage">V, in V.</param>
    /// <param name="time">t, in s; not negative.</param>
    public double StoredCharge(double voltage, double time)
    {
        double shielded = 1 - (1 / Math.Cosh(Length / solution.DebyeLength));
        return time == 0 ? 0 : voltage * ((Capacitance * shielded) + Decaying(time, mode => mode.Stored));
    }

    private double Decaying(double time, Func<(double Rate, double Wall, double Stored), double> share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        double reach = time / DebyeTime;
        double sum = 0;
        for (int n = 0; ; n++)
        {
            var mode = modes.At(n);
            if (mode.Rate * reach > Negligible)
            {
                return solution.Permittivity / solution.DebyeLength * sum;
            }

            sum += share(mode) * Math.Exp(-mode.Rate * reach);
        }
    }
}
