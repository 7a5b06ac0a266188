using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Circuits;

/// <summary>The steady contents of closed sides: every exchanged ion's leak equals its pump flux, each closed side is neutral.</summary>
/// <remarks>The state follows dn_k/dt = −A J_k from the problem's contents with implicit steps that grow, so that it ends in the state
/// that the cell itself would reach; as soon as the steps hardly move it, Newton's method takes the rest at once. Source for the model:
/// Tosteson and Hoffman 1960, doi:10.1085/jgp.44.1.169.</remarks>
internal sealed class PumpLeak
{
    private const int MaximumSteps = 400;
    private const double Vanishing = 1e-9;

    private readonly MembraneCircuit circuit;
    private readonly PumpLeakEquations equations;
    private readonly double[] saved;

    public PumpLeak(MembraneCircuit circuit, CircuitDrive drive, bool isVolumeFree = false)
    {
        this.circuit = circuit;
        equations = new(circuit, drive, isVolumeFree);
        saved = new double[equations.Order];
    }

    public SteadyResult Solve()
    {
        double step = equations.FirstStep();
        for (int n = 0; n < MaximumSteps; n++)
        {
            equations.Unknowns.CopyTo(saved);
            equations.Keep();
            if (!equations.Newton(1 / step))
            {
                saved.CopyTo(equations.Unknowns);
                step /= 8;
                continue;
            }

            double move = Distance();
            if (Drift() is { } drifting)
            {
                return SteadyResult.None(drifting);
            }

            if (move < 0.3 && Finish())
            {
                return Drift() is { } reason ? SteadyResult.None(reason) : new(equations.State(), null);
            }

            step *= move < 0.5 ? 8 : 2;
        }

        return SteadyResult.None($"{Fastest()} still changes after {MaximumSteps} steps, to {step:g3} s: pumps and leaks do not balance");
    }

    /// <summary>Newton on the steady equations themselves; undone where it runs away from the path in time.</summary>
    private bool Finish()
    {
        equations.Unknowns.CopyTo(saved);
        if (equations.Newton(0) && Distance() < 1)
        {
            return true;
        }

        saved.CopyTo(equations.Unknowns);
        return false;
    }

    private double Distance()
    {
        double largest = 0;
        for (int i = 0; i < saved.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(equations.Unknowns[i] - saved[i]));
        }

        return largest;
    }

    /// <summary>Why a content has left every finite range, or <c>null</c>.</summary>
    private string? Drift()
    {
        if (Math.Abs(equations.LogVolume) > 10)
        {
            return equations.LogVolume > 0
                ? "the cell swells without limit: its impermeant ions draw water that the pump does not keep out (Donnan swelling)"
                : "the cell shrinks without limit";
        }

        foreach (ExchangedContent content in equations.Contents)
        {
            double ratio = equations.Activity(content) / equations.Reference(content.Species);
            if (ratio < Vanishing || ratio > 1 / Vanishing)
            {
                return DriftOf(content, ratio);
            }
        }

        return null;
    }

    private string DriftOf(ExchangedContent content, double ratio)
    {
        Species ion = circuit.Problem.Species[content.Species];
        string region = (content.IsInside ? circuit.Inside : circuit.Outside).Region;
        Mechanism[] movers = [.. circuit.Working.Where(m => m.Ions.Contains(ion))];
        string pumps = string.Join(", ", movers.Where(m => !m.IsPassive).Select(m => m.Label));
        string fate = ratio < 1
            ? $"{ion} in {region} falls to less than {Vanishing:g1} of what the other side holds"
            : $"{ion} in {region} grows without limit";
        return Array.Exists(movers, m => m.IsPassive)
            ? $"{fate}: its leaks cannot balance {pumps}; slow the pump, let it saturate (half-saturation), or widen the leak"
            : $"{fate}: {pumps} moves it and nothing lets it return; add a leak for {ion}";
    }

    private string Fastest()
    {
        ExchangedContent worst = equations.Contents.MaxBy(c => Math.Abs(equations.Rate(c)));
        return $"{circuit.Problem.Species[worst.Species]} in {(worst.IsInside ? circuit.Inside : circuit.Outside).Region}";
    }
}
