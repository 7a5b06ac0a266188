using System.Collections.Immutable;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Equations of a pump–leak state in ψ, ln n of each exchanged content and, where water moves, ln of the relative volume.</summary>
/// <remarks>Potential: clamped, or Σ z J = I/F, or a neutral closed side N = Σ z n + Q/F = 0, approached as
/// (N − N_old − κ(ψ − ψ_old))/Δt + N/τ = 0, since strict neutrality from the start would ask for immense potentials on the way.
/// Contents: (n − n_old)/Δt ± A J = 0; an ion that is closed in on both sides keeps its sum. Volume: equal osmolarities.
/// Mutable; storage is allocated once.</remarks>
internal sealed class PumpLeakEquations
{
    private const int MaximumIterations = 30;
    private const double Tolerance = 1e-10;

    /// <summary>κ over the ions' gross charge: what part of it must move to change ψ by 1 on the way.</summary>
    private const double Inertia = 0.1;

    private readonly MembraneCircuit circuit;
    private readonly CircuitDrive drive;
    private readonly bool isVolumeFree;
    private readonly ExchangedContent[] contents;
    private readonly WellStirredSides sides;
    private readonly SmallSystem system;
    private readonly double[] unknowns;
    private readonly double[] amounts;
    private readonly double[] rows;
    private readonly double[] totals;
    private double imbalance;
    private double keptPotential;
    private double inertia;
    private double relaxation = 1;

    public PumpLeakEquations(MembraneCircuit circuit, CircuitDrive drive, bool isVolumeFree)
    {
        this.circuit = circuit;
        this.drive = drive;
        this.isVolumeFree = isVolumeFree;
        contents = [.. ExchangedContents.Of(circuit)];
        sides = new(circuit, contents);
        unknowns = new double[1 + contents.Length + (isVolumeFree ? 1 : 0)];
        rows = new double[unknowns.Length];
        amounts = new double[contents.Length];
        system = new(unknowns.Length);
        totals = [.. circuit.Problem.Species.Select((_, k) =>
            (circuit.Inside.Capacities[k] * circuit.Inside.Contents[k]) + (circuit.Outside.Capacities[k] * circuit.Outside.Contents[k]))];
        Start(fromOtherSide: false);
    }

    public int Order => unknowns.Length;

    public Span<double> Unknowns => unknowns;

    public IReadOnlyList<ExchangedContent> Contents => contents;

    public double LogVolume => isVolumeFree ? unknowns[^1] : 0;

    /// <summary>Sets the start of the path.</summary>
    /// <param name="fromOtherSide">Whether contents begin at what the other side holds, not at the problem's.</param>
    public void Start(bool fromOtherSide)
    {
        for (int c = 0; c < contents.Length; c++)
        {
            int k = contents[c].Species;
            CircuitSide side = contents[c].IsInside == fromOtherSide ? circuit.Outside : circuit.Inside;
            // the path may begin anywhere; an empty side begins with a trace
            unknowns[1 + c] = Math.Log(Math.Max(side.Contents[k], 1e-6 * Reference(k)));
        }

        unknowns[^1] = isVolumeFree ? 0 : unknowns[^1];
        Take(-1);
        double? psi = drive.Kind == CircuitDriveKind.Voltage ? drive.Value / circuit.Problem.ThermalVoltage : RisingRoot.Find(sides.Fluxes.Current, 0);
        unknowns[0] = Math.Clamp(psi ?? 0, -20, 20);
    }

    /// <summary>What a content of an ion is measured by: the larger one that the problem gives it.</summary>
    public double Reference(int species)
    {
        double largest = Math.Max(circuit.Inside.Contents[species], circuit.Outside.Contents[species]);
        return largest > 0 ? largest : 1;
    }

    /// <summary>n of an exchanged ion, in mol/m³.</summary>
    public double Content(ExchangedContent content) => Math.Exp(unknowns[1 + Array.IndexOf(contents, content)]);

    /// <summary>d ln n/dt of a content, in 1/s.</summary>
    public double Rate(ExchangedContent content)
    {
        Take(-1);
        double flux = sides.Fluxes.At(unknowns[0])[content.Species].Value;
        double amount = sides.Amount(content).Value;
        return (content.IsInside ? -flux : flux) * circuit.Area / amount;
    }

    /// <summary>A tenth of the time in which the fastest content would change by itself, in s.</summary>
    public double FirstStep()
    {
        double fastest = contents.Max(content => Math.Abs(Rate(content)));
        relaxation = fastest > 0 && double.IsFinite(fastest) ? fastest : 1;
        return 0.1 / relaxation;
    }

    /// <summary>Takes the present contents as those at the beginning of a step.</summary>
    public void Keep()
    {
        Take(-1);
        imbalance = sides.Imbalance.Value;
        keptPotential = unknowns[0];
        inertia = Inertia * sides.GrossCharge;
        for (int c = 0; c < contents.Length; c++)
        {
            amounts[c] = sides.Amount(contents[c]).Value;
        }
    }

    /// <summary>Solves one implicit step, or the steady equations for a rate of 0.</summary>
    /// <param name="inverseStep">1/Δt, in 1/s.</param>
    /// <returns>Whether it converged.</returns>
    public bool Newton(double inverseStep)
    {
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            double update = Step(inverseStep);
            if (!double.IsFinite(update))
            {
                return false;
            }

            if (update <= Tolerance)
            {
                return true;
            }
        }

        return false;
    }

    public CircuitState State()
    {
        Take(-1);
        return sides.At(unknowns[0] * circuit.Problem.ThermalVoltage);
    }

    /// <summary>First-order change of a steady state, as <see cref="MembraneCircuit.Shift"/> says it.</summary>
    public CircuitShift? Shift(CircuitState state, ReadOnlySpan<double> extra, double charge)
    {
        unknowns[0] = state.Potential / circuit.Problem.ThermalVoltage;
        for (int c = 0; c < contents.Length; c++)
        {
            ImmutableArray<double> activities = contents[c].IsInside ? state.Inside : state.Outside;
            unknowns[1 + c] = Math.Log(Side(contents[c]).ContentsOf(activities)[contents[c].Species]);
        }

        Assemble(0);
        rows[0] = drive.Kind == CircuitDriveKind.Neutrality ? relaxation * charge / PhysicalConstants.Faraday : 0;
        for (int k = 0; drive.Kind == CircuitDriveKind.Current && k < extra.Length; k++)
        {
            rows[0] -= circuit.Problem.Species[k].Valence * extra[k];
        }

        for (int c = 0; c < contents.Length; c++)
        {
            double outflow = IsSecond(contents[c]) ? 0 : circuit.Area * extra[contents[c].Species];
            rows[1 + c] = contents[c].IsInside ? -outflow : outflow;
        }

        return Solve() ? Changed() : null;
    }

    private CircuitShift Changed()
    {
        var insideChange = new double[totals.Length];
        var outsideChange = new double[totals.Length];
        for (int c = 0; c < contents.Length; c++)
        {
            double[] side = contents[c].IsInside ? insideChange : outsideChange;
            side[contents[c].Species] = system.Right[1 + c] * Math.Exp(unknowns[1 + c]);
        }

        return new(system.Right[0] * circuit.Problem.ThermalVoltage, [.. insideChange], [.. outsideChange]);
    }

    private double Step(double inverseStep)
    {
        Assemble(inverseStep);
        return Solve() ? Apply(system.Right) : double.NaN;
    }

    private void Assemble(double inverseStep)
    {
        for (int seed = 0; seed < unknowns.Length; seed++)
        {
            Take(seed);
            Fill(new(unknowns[0], seed == 0 ? 1 : 0), seed, inverseStep);
        }
    }

    private bool Solve()
    {
        rows.CopyTo(system.Right);
        try
        {
            system.Solve();
            return double.IsFinite(system.Right[0]);
        }
        catch (SingularMatrixException)
        {
            return false;
        }
    }

    /// <summary>Whether a content's equation is the sum that the ion keeps over both sides.</summary>
    private bool IsSecond(ExchangedContent content) => !content.IsInside && !circuit.Inside.IsSupplied[content.Species];

    private double Apply(ReadOnlySpan<double> change)
    {
        double largest = 0;
        for (int i = 0; i < unknowns.Length; i++)
        {
            double limited = i == 0 ? Math.Clamp(change[i], -4, 4) : Math.Log(Math.Clamp(1 + change[i], 0.2, 5));
            unknowns[i] += limited;
            largest = Math.Max(largest, double.IsNaN(change[i]) ? double.NaN : Math.Abs(change[i]));
        }

        return largest;
    }

    /// <summary>Sets the sides with their derivatives by one unknown.</summary>
    private void Take(int seed) => sides.Take(unknowns.AsSpan(1, contents.Length), LogVolume, seed - 1);

    private CircuitSide Side(ExchangedContent content) => content.IsInside ? circuit.Inside : circuit.Outside;

    private void Fill(Dual psi, int seed, double inverseStep)
    {
        ReadOnlySpan<Dual> flux = sides.Fluxes.At(psi);
        Set(0, seed, PotentialRow(psi, flux, inverseStep));
        for (int c = 0; c < contents.Length; c++)
        {
            ExchangedContent content = contents[c];
            int k = content.Species;
            Dual amount = sides.Amount(content);
            Dual flow = flux[k] * (content.IsInside ? circuit.Area : -circuit.Area);
            Set(1 + c, seed, IsSecond(content) ? amount + sides.Amount(content with { IsInside = true }) - totals[k] : ((amount - amounts[c]) * inverseStep) + flow);
        }

        if (isVolumeFree)
        {
            Set(unknowns.Length - 1, seed, sides.OsmoticDifference);
        }
    }

    private Dual PotentialRow(Dual psi, ReadOnlySpan<Dual> flux, double inverseStep)
    {
        switch (drive.Kind)
        {
            case CircuitDriveKind.Voltage:
                return psi - (drive.Value / circuit.Problem.ThermalVoltage);
            case CircuitDriveKind.Current:
                Dual sum = -drive.Value / PhysicalConstants.Faraday;
                for (int k = 0; k < flux.Length; k++)
                {
                    sum += flux[k] * circuit.Problem.Species[k].Valence;
                }

                return sum;
            default:
                Dual now = sides.Imbalance;
                Dual charged = (psi - keptPotential) * (circuit.Inside.IsClosed ? inertia : -inertia);
                return ((now - imbalance - charged) * inverseStep) + (now * relaxation);
        }
    }

    private void Set(int row, int seed, Dual value)
    {
        rows[row] = -value.Value;
        system[row, seed] = value.Derivative;
    }
}
