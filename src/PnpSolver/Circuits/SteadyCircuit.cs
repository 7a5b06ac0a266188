using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Finds the steady state of a circuit: a clamped or floating potential, or contents that pumps and leaks balance.</summary>
internal static class SteadyCircuit
{
    public static SteadyResult Solve(MembraneCircuit circuit)
    {
        if (Unsuppliable(circuit) is { } reason)
        {
            return SteadyResult.None(reason);
        }

        CircuitDrive drive = circuit.Drive;
        bool isExchanged = ExchangedContents.Of(circuit).Any(c => circuit.Problem.Species[c.Species].Valence != 0);
        if (drive.Kind == CircuitDriveKind.Neutrality)
        {
            if (new[] { circuit.Inside, circuit.Outside }.FirstOrDefault(side => side.HasElectrode) is { } tied)
            {
                return SteadyResult.None(isExchanged
                    ? $"an electrode ties {tied.Region} and charges it, so that its contents need not be neutral"
                    : $"no ion crosses {circuit.Name} and an electrode ties {tied.Region}: the two share the voltage as capacitors do");
            }

            if (!isExchanged)
            {
                if (!circuit.IsAlone)
                {
                    return SteadyResult.None($"no ion crosses {circuit.Name} or the membranes beside it: they share the charge of the closed side as capacitors do");
                }

                return AtItsCharge(circuit);
            }
        }

        if (ExchangedContents.Of(circuit).Count > 0)
        {
            return new PumpLeak(circuit, drive).Solve();
        }

        return drive.Kind == CircuitDriveKind.Voltage ? new(circuit.At(drive.Value), null) : AtCurrent(circuit, drive.Value);
    }

    public static SteadyResult SolveWithVolume(MembraneCircuit circuit)
    {
        if (!circuit.Inside.IsClosed || circuit.Outside.IsClosed)
        {
            return SteadyResult.None($"osmotic balance needs a closed inside and a bath outside; {(circuit.Inside.IsClosed ? circuit.Outside : circuit.Inside).Region} "
                + (circuit.Inside.IsClosed ? "is closed too" : "is held by a bath"));
        }

        if (Unsuppliable(circuit) is { } reason)
        {
            return SteadyResult.None(reason);
        }

        return ExchangedContents.Of(circuit).Any(c => circuit.Problem.Species[c.Species].Valence != 0)
            ? new PumpLeak(circuit, circuit.Drive, isVolumeFree: true).Solve()
            : SteadyResult.None($"no ion crosses {circuit.Name}, so water alone cannot balance both neutrality and osmolarity");
    }

    /// <summary>An ion that crosses the membrane although one side can hold none of it, now or in the end.</summary>
    private static string? Unsuppliable(MembraneCircuit circuit)
    {
        if (IonSupply.Missing(circuit) is { } reason)
        {
            return reason;
        }

        foreach (Species ion in circuit.Crossing.SelectMany(mechanism => mechanism.Ions))
        {
            int k = circuit.Problem.Species.IndexOf(ion);
            if (IonSupply.Absent(circuit, k) is { } side && (!circuit.Inside.IsSupplied[k] || !circuit.Outside.IsSupplied[k]))
            {
                return $"{ion} only leaves the closed side: {side.Region} holds none, so its content falls to 0; give {side.Region} some {ion}";
            }
        }

        return null;
    }

    private static SteadyResult AtCurrent(MembraneCircuit circuit, double current)
    {
        var fluxes = new MechanismFluxes(circuit, circuit.Crossing);
        fluxes.Take(circuit.At(0));
        double? root = RisingRoot.Find(psi => fluxes.Current(psi) - current, 0);
        return root is { } psi
            ? new(circuit.At(psi * circuit.Problem.ThermalVoltage), null)
            : SteadyResult.None(WithoutRoot(circuit, fluxes.Current(Dual.Variable(0)), current));
    }

    private static string WithoutRoot(MembraneCircuit circuit, Dual atZero, double current)
    {
        string asked = current == 0 ? "the potential floats" : $"a current of {current:g6} A/m^2 is imposed";
        if (circuit.Crossing.IsEmpty)
        {
            return $"{asked}, but no mechanism lets an ion cross {circuit.Name}: nothing determines the potential";
        }

        if (!double.IsFinite(atZero.Value))
        {
            IEnumerable<string> without = circuit.Crossing.Where(m => !double.IsFinite(circuit.Total([m], circuit.At(0)).Value)).Select(m => m.Label);
            return $"{asked}, but the current of {string.Join(", ", without)} is infinite for want of an ion: give both sides some of every ion that it depends on";
        }

        if (circuit.Crossing.Select(SharedMechanism.Original).OfType<OhmicLeak>().Any(leak => leak.Conductance > 0))
        {
            return $"{asked}, but the leaks would need more than {RisingRoot.Farthest * circuit.Problem.ThermalVoltage:0e0} V to carry it: widen them, or check the number";
        }

        return atZero.Derivative > 0
            ? $"{asked}, but the current, {atZero.Value:g6} A/m^2 at 0 V, reaches it at no potential: let another ion cross {circuit.Name}"
            : $"{asked}, but {Labels(circuit)} carry {atZero.Value:g6} A/m^2 at every potential and no leak lets it return: add an ohmic or ghk leak";
    }

    private static string Labels(MembraneCircuit circuit) => string.Join(", ", circuit.Crossing.Select(m => m.Label));

    /// <summary>No charge crosses: the displacement in the slab is what the closed side holds.</summary>
    private static SteadyResult AtItsCharge(MembraneCircuit circuit)
    {
        CircuitSide closed = circuit.Inside.IsClosed ? circuit.Inside : circuit.Outside;
        double charge = closed.ChargeOf(circuit.Problem, closed.Contents);
        double displacement = (closed == circuit.Inside ? charge : -charge) / circuit.Area;
        double voltage = new MembraneCapacitor(circuit, circuit.Inside.Contents, circuit.Outside.Contents).Voltage(displacement).Value;
        return ExchangedContents.Of(circuit).Count > 0
            ? new PumpLeak(circuit, new(CircuitDriveKind.Voltage, voltage)).Solve()
            : new(circuit.At(voltage), null);
    }
}
