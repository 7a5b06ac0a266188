using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>All gates of some mechanisms, in their order.</summary>
/// <param name="mechanisms">The mechanisms.</param>
public sealed class GateBank(IEnumerable<Mechanism> mechanisms)
{
    private readonly Gate[] gates = [.. mechanisms.SelectMany(mechanism => mechanism.Gates)];

    /// <summary>Number of gates.</summary>
    public int Count => gates.Length;

    /// <summary>The gates.</summary>
    public IReadOnlyList<Gate> Gates => gates;

    /// <summary>Open fraction of every gate at the end of an implicit step.</summary>
    /// <param name="faces">What the mechanisms see.</param>
    /// <param name="rate">Weight of s in the step, in 1/s.</param>
    /// <param name="history">h of every gate, in 1/s, shape [gates].</param>
    /// <param name="open">Receives s, shape [gates].</param>
    public void Open(in FaceState faces, double rate, ReadOnlySpan<double> history, Span<Dual> open)
    {
        Dual voltage = faces.Drop * faces.ThermalVoltage;
        for (int g = 0; g < gates.Length; g++)
        {
            (Dual opening, Dual closing) = gates[g].Rates(voltage);
            open[g] = (opening + history[g]) / (opening + closing + rate);
        }
    }

    /// <summary>ds/dt of every gate.</summary>
    /// <param name="faces">What the mechanisms see.</param>
    /// <param name="open">s, shape [gates].</param>
    /// <param name="rates">Receives α(1 − s) − βs, in 1/s, shape [gates].</param>
    public void Rates(in FaceState faces, ReadOnlySpan<double> open, Span<double> rates)
    {
        Dual voltage = faces.Drop.Value * faces.ThermalVoltage;
        for (int g = 0; g < gates.Length; g++)
        {
            (Dual opening, Dual closing) = gates[g].Rates(voltage);
            rates[g] = (opening.Value * (1 - open[g])) - (closing.Value * open[g]);
        }
    }
}
