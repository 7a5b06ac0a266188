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
    /// <summary>A steady concentration below this part of the problem's is none.</summary>
    private const double Vanishing = 1e-9;

    /// <summary>On the way a concentration may fall much lower and come back.</summary>
    private const double Extinct = 1e-60;
    private const double Collapsed = 1e-15;

    private readonly MembraneCircuit circuit;
    private readonly PumpLeakEquations equations;
    private readonly double[] saved;

    public PumpLeak(MembraneCircuit circuit, CircuitDrive drive, bool isVolumeFree = false)
    {
        this.circuit = circuit;
        equations = new(circuit, drive, isVolumeFree);
        saved = new double[equations.Order];
    }

    /// <summary>The steady state from the problem's contents; a second path, from those of the other side, before it is refused.</summary>
    public SteadyResult Solve()
    {
        SteadyResult found = Follow();
        if (found.State is not null)
        {
            return found;
        }

        equations.Start(fromOtherSide: true);
        SteadyResult second = Follow();
        return second.State is null ? found : second;
    }

    private SteadyResult Follow()
    {
        double first = equations.FirstStep();
        double step = first;
        for (int n = 0; n < MaximumSteps && step > Collapsed * first; n++)
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
            if (Drift(Extinct) is { } drifting)
            {
                return SteadyResult.None(drifting);
            }

            if (move < 0.3 && Finish())
            {
                return Drift(Vanishing) is { } reason ? SteadyResult.None(reason) : new(equations.State(), null);
            }

            step *= move < 0.5 ? 8 : 2;
        }

        // an ion that is used up in finite time stops the steps short of its end
        return SteadyResult.None(Drift(Vanishing) ?? Unfound());
    }

    /// <summary>What is known where the path ends between here and nowhere.</summary>
    private string Unfound()
    {
        ExchangedContent fastest = equations.Contents.MaxBy(c => Math.Abs(equations.Rate(c)));
        return FormattableString.Invariant(
            $"none was found on the way from the problem's contents; where it ends, {Place(fastest)} still changes by {equations.Rate(fastest):g3} of itself per second");
    }

    private string Place(ExchangedContent content) =>
        $"{circuit.Problem.Species[content.Species]} in {(content.IsInside ? circuit.Inside : circuit.Outside).Region}";

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
    private string? Drift(double limit)
    {
        if (Math.Abs(equations.LogVolume) > 10)
        {
            return equations.LogVolume > 0
                ? "the cell swells without limit: its impermeant ions draw water that the pump does not keep out (Donnan swelling)"
                : "the cell shrinks without limit";
        }

        foreach (ExchangedContent content in equations.Contents)
        {
            double ratio = equations.Content(content) / equations.Reference(content.Species);
            if (ratio < limit || ratio > 1 / limit)
            {
                return DriftOf(content, falls: ratio < 1);
            }
        }

        return null;
    }

    private string DriftOf(ExchangedContent content, bool falls)
    {
        Species ion = circuit.Problem.Species[content.Species];
        string fate = $"{Place(content)} {(falls ? "falls towards 0" : "grows without limit")}";
        Mechanism[] movers = [.. circuit.Crossing.Where(m => m.Ions.Contains(ion))];
        string pumps = string.Join(", ", movers.Where(m => !m.IsPassive).Select(m => m.Label));
        if (pumps.Length == 0)
        {
            string drivers = string.Join(", ", circuit.Crossing.Where(m => !m.IsPassive).Select(m => m.Label));
            return $"{fate}: {drivers} moves other ions and takes it along; give those a leak that can balance it";
        }

        return Array.Exists(movers, m => m.IsPassive)
            ? $"{fate}: its leaks cannot balance {pumps}; slow it, let it saturate (half-saturation), or widen the leak"
            : $"{fate}: {pumps} moves it and nothing lets it return; add a leak for {ion}";
    }
}
