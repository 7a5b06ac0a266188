using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>Σ P(ψ_i − ψ_j) = Σ_k z_k held_k(µ − zψ_i) + Q_i: the potential for given electrochemical potentials.</summary>
/// <remarks>The gradient of a convex function of ψ, so Newton with clipped steps finds the one solution.</remarks>
internal sealed class PoissonBoltzmann : IDisposable
{
    private const int MaximumSteps = 200;
    private const double LargestStep = 6;
    private readonly SystemPlan plan;
    private readonly Network network;
    private readonly IonicCharge ions;
    private readonly double[] balance;
    private readonly double[] mass;
    private readonly PotentialLimiter limiter;
    private readonly double[] change;
    private readonly ScalarNetwork scalar;

    public PoissonBoltzmann(SystemPlan plan)
    {
        this.plan = plan;
        network = plan.Network;
        ions = network.IsIdeal ? new IdealIonicCharge(network) : new ExcessIonicCharge(network);
        balance = new double[network.NodeCount];
        mass = new double[network.NodeCount];
        limiter = new(plan, LargestStep);
        change = new double[network.NodeCount];
        scalar = new(network.Problem.Grid);
    }

    /// <inheritdoc/>
    public void Dispose() => scalar.Dispose();

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
        Array.Clear(mass);
        ions.Add(psi, balance, mass);

        foreach (EdgeStrip strip in network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                double displacement = permittance[strip.FirstEdge + e] * (psi[strip.FirstLower + e] - psi[strip.FirstUpper + e]);
                balance[strip.FirstLower + e] -= displacement;
                balance[strip.FirstUpper + e] += displacement;
            }
        }

        double thermalVoltage = network.Problem.ThermalVoltage;
        foreach (NetworkEnd end in network.Ends)
        {
            int at = 0;
            foreach (int node in end.Condition.IsReservoir ? [] : end.Nodes.Numbers())
            {
                Dual density = end.Condition.SurfaceCharge(Dual.Variable(psi[node] * thermalVoltage));
                double toMoles = end.Areas[at++] / PhysicalConstants.Faraday;
                balance[node] += density.Value * toMoles;
                mass[node] -= density.Derivative * toMoles * thermalVoltage;
            }
        }
    }

    /// <summary>One Newton step; ψ is held where it is pinned.</summary>
    private double Advance(Span<double> psi)
    {
        ReadOnlySpan<bool> held = plan.Pinned.AsSpan(0, psi.Length);
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = held[i] ? 0 : balance[i];
        }

        scalar.Solve(network.Permittance, mass, held, change);
        double largest = 0;
        foreach (double value in change)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        limiter.Apply(change, psi);
        return largest;
    }
}
