namespace PnpSolver.Validation.Exact;

/// <summary>A binary salt whose ions are out of balance in a closed, insulated box: the linear relaxation to rest. Immutable.</summary>
/// <remarks>δc_i = a_i(t) cos(kx), k = nπ/L, carries neither flux nor field through the ends, and da/dt = −M a with M_ij = D_i (k² δ_ij + z_i c_i z_j F/(εV_T)).
/// One rate is the charge's, D(k² + 1/λ²) for equal diffusivities; the other the salt's, D k², and the ambipolar one for unequal ones
/// where k λ is small. Exact for perturbations small against c. Source of the charge's time ε/σ: Maxwell, A Treatise on Electricity and
/// Magnetism, 1873.</remarks>
public sealed class DebyeRelaxation
{
    private readonly BinarySalt salt;
    private readonly double cationScreening;
    private readonly double anionScreening;

    /// <summary>A salt at rest.</summary>
    /// <param name="salt">Its ions.</param>
    /// <param name="temperature">T, in K.</param>
    /// <param name="permittivity">ε_r.</param>
    /// <param name="cations">c₊, in mol/m³; positive.</param>
    public DebyeRelaxation(BinarySalt salt, double temperature, double permittivity, double cations)
    {
        this.salt = salt ?? throw new ArgumentNullException(nameof(salt));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cations);
        double thermalVoltage = PhysicalConstants.ThermalVoltage(temperature);
        double strength = PhysicalConstants.Faraday / (PhysicalConstants.VacuumPermittivity * permittivity * thermalVoltage);
        cationScreening = strength * cations * salt.CationValence;
        anionScreening = -cationScreening;
    }

    /// <summary>ε/σ, in s: the time constant of a uniform displacement of charge.</summary>
    public double Time => 1 / ((salt.CationDiffusivity * salt.CationValence * cationScreening)
        + (salt.AnionDiffusivity * salt.AnionValence * anionScreening));

    /// <summary>Rates of the two modes of a wave number, in 1/s: charge, then salt.</summary>
    /// <param name="waveNumber">k, in 1/m; nπ/L in a box.</param>
    public (double Charge, double Salt) Rates(double waveNumber)
    {
        (double plus, double minus, double plusMinus, double minusPlus) = Matrix(waveNumber);
        double half = (plus + minus) / 2;
        double difference = (plus - minus) / 2;
        double fast = half + Math.Sqrt((difference * difference) + (plusMinus * minusPlus));

        // the determinant over the fast rate: what is taken off cancels nearly
        double square = waveNumber * waveNumber;
        double screening = (salt.CationValence * cationScreening) + (salt.AnionValence * anionScreening);
        return (fast, salt.CationDiffusivity * salt.AnionDiffusivity * square * (square + screening) / fast);
    }

    /// <summary>Amplitudes of the two concentrations at a time, in the unit of the start's.</summary>
    /// <param name="waveNumber">k, in 1/m; positive.</param>
    /// <param name="start">Amplitudes a₊ and a₋ at t = 0.</param>
    /// <param name="time">t, in s.</param>
    public (double Cation, double Anion) Amplitudes(double waveNumber, (double Cation, double Anion) start, double time)
    {
        (double charge, double salt) = Rates(waveNumber);
        (double plus, double minus, double plusMinus, double minusPlus) = Matrix(waveNumber);
        double fast = Math.Exp(-charge * time) / (charge - salt);
        double slow = Math.Exp(-salt * time) / (charge - salt);
        double cation = (plus * start.Cation) + (plusMinus * start.Anion);
        double anion = (minusPlus * start.Cation) + (minus * start.Anion);
        return (
            (fast * (cation - (salt * start.Cation))) - (slow * (cation - (charge * start.Cation))),
            (fast * (anion - (salt * start.Anion))) - (slow * (anion - (charge * start.Anion))));
    }

    private (double Plus, double Minus, double PlusMinus, double MinusPlus) Matrix(double waveNumber)
    {
        double square = waveNumber * waveNumber;
        return (
            salt.CationDiffusivity * (square + (cationScreening * salt.CationValence)),
            salt.AnionDiffusivity * (square + (anionScreening * salt.AnionValence)),
            salt.CationDiffusivity * cationScreening * salt.AnionValence,
            salt.AnionDiffusivity * anionScreening * salt.CationValence);
    }
}
