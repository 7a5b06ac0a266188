using PnpSolver.Discretization;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>Σ P(ψ_i − ψ_j) = Σ_k z_k held_k(µ − zψ_i) + Q_i: the potential for given electrochemical potentials.</summary>
/// <remarks>The gradient of a convex function of ψ, so Newton with clipped steps finds the one solution.</remarks>
internal sealed class PoissonBoltzmann
{
    private const int MaximumSteps = 200;
    private const double LargestStep = 6;
    private readonly SystemPlan plan;
    private readonly Network network;
    private readonly IonicCharge ions;
    private readonly double[] balance;
    private readonly double[] diagonal;
    private readonly PotentialLimiter limiter;
    private readonly double[] change;

    public PoissonBoltzmann(SystemPlan plan)
    {
        this.plan = plan;
        network = plan.Network;
        ions = network.IsIdeal ? new IdealIonicCharge(network) : new ExcessIonicCharge(network);
        balance = new double[network.NodeCount];
        diagonal = new double[network.NodeCount];
        limiter = new(plan, LargestStep);
        change = new double[network.NodeCount];
    }

    /// <summary>Solves for ψ from a start.</summary>
    /// <param name="levels">The electrochemical potentials.</param>
    /// <param name="psi">The start on entry, the solution on exit, shape [nodes].</param>
    /// <param name="log">Called after every step with its update.</param>
    public void Solve(ElectrochemicalLevels levels, Span<double> psi, Action<double> log)
    {
        ions.Load(levels);
        double previous = double.PositiveInfinity;
        for (int iteration = 0; iteration < MaximumSteps; iteration++)
        {
            Assemble(psi);
            double update = Advance(psi);
            log(update);
            if (!(update > 1e-9) || (update < 1e-7 && update > 0.5 * previous))
            {
                return;
            }

            previous = update;
        }
    }

    private void Assemble(ReadOnlySpan<double> psi)
    {
        ReadOnlySpan<double> permittance = network.Permittance;
        network.Charge.CopyTo(balance);
        Array.Clear(diagonal);
        ions.Add(psi, balance, diagonal);

        for (int e = 0; e < permittance.Length; e++)
        {
            double displacement = permittance[e] * (psi[e] - psi[e + 1]);
            balance[e] -= displacement;
            balance[e + 1] += displacement;
            diagonal[e] += permittance[e];
            diagonal[e + 1] += permittance[e];
        }

        double thermalVoltage = network.Problem.ThermalVoltage;
        foreach (NetworkEnd end in network.Ends)
        {
            Dual density = end.Condition.SurfaceCharge(Dual.Variable(psi[end.Node] * thermalVoltage));
            double toMoles = end.Boundary.Area / PhysicalConstants.Faraday;
            balance[end.Node] += density.Value * toMoles;
            diagonal[end.Node] -= density.Derivative * toMoles * thermalVoltage;
        }
    }

    /// <summary>One Newton step by the tridiagonal algorithm; ψ is held where it is pinned.</summary>
    private double Advance(Span<double> psi)
    {
        ReadOnlySpan<double> permittance = network.Permittance;
        ReadOnlySpan<bool> held = plan.Pinned.AsSpan(0, psi.Length);
        int last = psi.Length - 1;
        for (int i = 0; i <= last; i++)
        {
            if (held[i])
            {
                balance[i] = 0;
                diagonal[i] = 1;
            }
            else if (i > 0 && !held[i - 1])
            {
                double factor = permittance[i - 1] / diagonal[i - 1];
                diagonal[i] -= factor * permittance[i - 1];
                balance[i] += factor * balance[i - 1];
            }
        }

        double largest = 0;
        for (int i = last; i >= 0; i--)
        {
            double coupled = i == last || held[i] ? 0 : permittance[i] * change[i + 1];
            change[i] = (balance[i] + coupled) / diagonal[i];
            largest = Math.Max(largest, Math.Abs(change[i]));
        }

        limiter.Apply(change, psi);
        return largest;
    }
}
