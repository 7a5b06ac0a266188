namespace PnpSolver.Validation.Exact;

/// <summary>State of a <see cref="RestingNeuron"/>. Immutable.</summary>
/// <param name="Potential">V, inside against outside, each far from the membrane, in V.</param>
/// <param name="Drop">Of it, over the membrane itself, in V.</param>
/// <param name="Displacement">D in the membrane, outward, in C/m².</param>
/// <param name="Potassium">K⁺ inside, in mol/m³.</param>
/// <param name="Sodium">Na⁺ inside, in mol/m³.</param>
/// <param name="PotassiumCurrent">All that carries K⁺ outward, in A/m².</param>
/// <param name="SodiumCurrent">All that carries Na⁺ outward, in A/m².</param>
/// <param name="PumpCurrent">Net current of the pump, in A/m².</param>
public sealed record NeuronAtRest(
    double Potential, double Drop, double Displacement, double Potassium, double Sodium, double PotassiumCurrent, double SodiumCurrent, double PumpCurrent)
{
    /// <summary>Net current outward, in A/m².</summary>
    public double Current => PotassiumCurrent + SodiumCurrent;
}
