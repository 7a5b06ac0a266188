using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Two solutions of a 1:1 salt side by side, on a uniform line of boxes with central fluxes and explicit steps, without current.</summary>
/// <remarks>The field changes by ε ∂E/∂t = −j between the boxes, which is Poisson's equation where it held at the start.</remarks>
internal sealed class JunctionLine
{
    private const double Water = 80 * PhysicalConstants.VacuumPermittivity;
    private readonly BinarySalt salt;
    private readonly double spacing;
    private readonly double[] cations;
    private readonly double[] anions;
    private readonly double[] strength;

    /// <summary>Boxes of a fifth of the mean Debye length, half of them on each side.</summary>
    public JunctionLine(BinarySalt salt, (double Left, double Right) concentrations, int boxes)
    {
        this.salt = salt;
        double mean = (concentrations.Left + concentrations.Right) / 2;
        spacing = IdealSolution.Symmetric(298.15, 80, mean).DebyeLength / 5;
        cations = [.. Enumerable.Range(0, boxes).Select(i => i < boxes / 2 ? concentrations.Left : concentrations.Right)];
        anions = [.. cations];
        strength = new double[boxes - 1];
    }

    /// <summary>φ_right − φ_left.</summary>
    public double Potential => -spacing * strength.Sum();

    /// <summary>Goes on for a time by Heun's method.</summary>
    public void Run(double time, int steps)
    {
        double h = time / steps;
        for (int i = 0; i < steps; i++)
        {
            double[][] before = [[.. cations], [.. anions], [.. strength]];
            Step(h);
            Step(h);
            Halve(cations, before[0]);
            Halve(anions, before[1]);
            Halve(strength, before[2]);
        }
    }

    private static void Halve(double[] values, double[] before)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] + before[i]) / 2;
        }
    }

    private void Step(double h)
    {
        double mobility = 1 / PhysicalConstants.ThermalVoltage(298.15);
        double plus = 0;
        double minus = 0;
        for (int i = 0; i < strength.Length; i++)
        {
            double drift = strength[i] * mobility / 2;
            double cation = salt.CationDiffusivity
                * (((cations[i] - cations[i + 1]) / spacing) + (drift * (cations[i] + cations[i + 1])));
            double anion = salt.AnionDiffusivity * (((anions[i] - anions[i + 1]) / spacing) - (drift * (anions[i] + anions[i + 1])));
            strength[i] -= h * PhysicalConstants.Faraday / Water * (cation - anion);
            cations[i] += h / spacing * (plus - cation);
            anions[i] += h / spacing * (minus - anion);
            (plus, minus) = (cation, anion);
        }

        cations[^1] += h / spacing * plus;
        anions[^1] += h / spacing * minus;
    }
}
