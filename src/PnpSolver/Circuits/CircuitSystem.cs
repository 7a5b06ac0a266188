using PnpSolver.Integration;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>The circuit of one membrane as a system that integrators step through.</summary>
/// <remarks>dD/dt = I_through − F Σ z J, dN/dt = ∓A J, gates beside; V follows from D by slab and layers in series. What comes through the
/// electrolytes is (V_clamp − V)/R between baths at fixed potentials, the imposed current, or nothing into a closed side.
/// D and every amount N are stored by themselves and integrate the same fluxes: D is as exact as a number can be where it is a billionth
/// of what the sides hold, and Gauss's law D A = F Σ z N + Q stays as true as it was at the start.
/// State: s = D/(C_slab V_T), N in mol, gates; all of it is stored as it is. Mutable; storage is allocated once but for the layers.</remarks>
internal sealed class CircuitSystem : IImplicitSystem
{
    private const int MostIterations = 30;
    private const double Accuracy = 1e-10;
    private const double LargestMove = 4;

    /// <summary>Contents below this fraction of a species' largest count less and less in the error.</summary>
    private const double Trace = 1e-3;

    private readonly CircuitRamp ramp;
    private readonly double tolerance;
    private readonly CircuitSides sides;
    private readonly SmallSystem matrix;
    private readonly double[] rows;
    private readonly double[] history;
    private readonly double[] solved;
    private double rate;
    private double time;

    /// <summary>Storage for a circuit.</summary>
    /// <param name="ramp">The circuit at every time.</param>
    /// <param name="held">What its sides hold at first.</param>
    /// <param name="tolerance">Error of a step: relative in contents, in thermal voltages for ψ, absolute for gates.</param>
    public CircuitSystem(CircuitRamp ramp, HeldAmounts held, double tolerance)
    {
        this.ramp = ramp;
        this.tolerance = tolerance;
        sides = new(ramp.Target, held);
        matrix = new(FirstGate);
        rows = new double[FirstGate];
        history = new double[StateCount];
        solved = new double[StateCount];
    }

    /// <inheritdoc/>
    public int StateCount => FirstGate + ramp.Target.Bank.Count;

    /// <inheritdoc/>
    public int StoredCount => StateCount;

    /// <summary>Index of the first gate in the state.</summary>
    public int FirstGate => 1 + sides.Count;

    /// <inheritdoc/>
    public void Store(ReadOnlySpan<double> state, Span<double> stored) => state.CopyTo(stored);

    /// <inheritdoc/>
    public void Rates(ReadOnlySpan<double> state, double time, Span<double> rates)
    {
        sides.Take(ramp.At(time), state);
        sides.Fluxes.Open(state[FirstGate..]);
        Dual psi = sides.Potential(-1);
        ReadOnlySpan<Dual> flux = sides.Fluxes.At(psi);
        rates[0] = sides.Charging(psi, flux).Value;
        for (int c = 0; c < sides.Count; c++)
        {
            rates[1 + c] = sides.Flow(c, flux).Value;
        }

        ramp.Target.Bank.Rates(sides.Fluxes.Faces(psi), state[FirstGate..], rates[FirstGate..]);
    }

    /// <inheritdoc/>
    public void Repair(ReadOnlySpan<double> last, Span<double> state)
    {
        for (int c = 0; c < sides.Count; c++)
        {
            state[1 + c] = sides.Admit(c, last[1 + c], state[1 + c], 0.1);
        }

        for (int g = FirstGate; g < state.Length; g++)
        {
            state[g] = Math.Clamp(state[g], 0, 1);
        }
    }

    /// <inheritdoc/>
    public StageResult Solve(in Stage stage, Span<double> state, CancellationToken cancellation)
    {
        (rate, time) = (stage.Rate, stage.Time);
        stage.History.CopyTo(history);
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Assemble(state);
            rows.CopyTo(matrix.Right);
            double update = Eliminate() ? Apply(state) : double.NaN;
            if (!double.IsFinite(update))
            {
                return new(iteration, "Newton's iteration diverged");
            }

            if (update <= Accuracy)
            {
                OpenGates(state);
                state.CopyTo(solved);
                return new(iteration, null);
            }
        }

        return new(MostIterations, "Newton's iteration did not converge");
    }

    /// <inheritdoc/>
    public double Error(ReadOnlySpan<double> error, CancellationToken cancellation)
    {
        Assemble(solved);
        for (int i = 0; i < FirstGate; i++)
        {
            matrix.Right[i] = i == 0 && sides.IsClamped ? 0 : rate * error[i];
        }

        if (!Eliminate())
        {
            return double.PositiveInfinity;
        }

        double drop = 0;
        double largest = 0;
        for (int i = 0; i < FirstGate; i++)
        {
            double change = matrix.Right[i];
            drop += sides.Potential(i).Derivative * change;
            largest = Math.Max(largest, i == 0 ? 0 : Math.Abs(change) * sides.Weight(i - 1, Trace));
        }

        foreach (double gate in error[FirstGate..])
        {
            largest = Math.Max(largest, Math.Abs(gate));
        }

        return Math.Max(largest, Math.Abs(drop)) / tolerance;
    }

    /// <summary>Fills a state in but for its gates, with what the sides hold at first.</summary>
    /// <param name="displacement">D, in C/m².</param>
    /// <param name="state">Receives the state, shape [states].</param>
    public void Fill(double displacement, Span<double> state) => sides.Fill(displacement, state);

    /// <summary>What the sides hold in a state.</summary>
    /// <param name="state">The state, shape [states].</param>
    public HeldAmounts HeldIn(ReadOnlySpan<double> state)
    {
        sides.Take(ramp.Target, state);
        return sides.Held;
    }

    /// <summary>The circuit and its state at a time.</summary>
    /// <param name="time">t, in s.</param>
    /// <param name="state">The state, shape [states].</param>
    public CircuitPoint PointAt(double time, ReadOnlySpan<double> state)
    {
        MembraneCircuit circuit = ramp.At(time);
        sides.Take(circuit, state);
        return new(time, circuit, sides.State(state[FirstGate..]));
    }

    /// <summary>Residuals, negative, and their slopes by s and ln N.</summary>
    private void Assemble(ReadOnlySpan<double> state)
    {
        sides.Take(ramp.At(time), state);
        for (int seed = 0; seed < FirstGate; seed++)
        {
            sides.Seed(seed);
            Dual psi = sides.Potential(seed);
            sides.Fluxes.Open(psi, rate, history.AsSpan(FirstGate));
            ReadOnlySpan<Dual> flux = sides.Fluxes.At(psi);
            Set(0, seed, sides.IsClamped ? psi - sides.Clamp : (sides.Charge(seed) * rate) - sides.Charging(psi, flux) - history[0]);
            for (int c = 0; c < sides.Count; c++)
            {
                Set(1 + c, seed, (sides.Amount(c, seed) * rate) - sides.Flow(c, flux) - history[1 + c]);
            }
        }
    }

    private void Set(int row, int seed, Dual value)
    {
        rows[row] = -value.Value;
        matrix[row, seed] = value.Derivative;
    }

    private bool Eliminate()
    {
        try
        {
            matrix.Solve();
            return true;
        }
        catch (SingularMatrixException)
        {
            return false;
        }
    }

    private double Apply(Span<double> state)
    {
        double largest = 0;
        for (int i = 0; i < FirstGate; i++)
        {
            double change = matrix.Right[i];
            if (i == 0)
            {
                state[i] += Math.Clamp(change, -LargestMove, LargestMove);
            }
            else
            {
                state[i] = sides.Admit(i - 1, state[i], state[i] * (1 + change), 0.2);
            }

            largest = double.IsNaN(change) ? double.NaN : Math.Max(largest, Math.Abs(change));
        }

        return largest;
    }

    private void OpenGates(Span<double> state)
    {
        sides.Take(ramp.At(time), state);
        sides.Fluxes.Open(sides.Potential(-1), rate, history.AsSpan(FirstGate));
        for (int g = FirstGate; g < state.Length; g++)
        {
            state[g] = sides.Fluxes.Gates[g - FirstGate].Value;
        }
    }
}
