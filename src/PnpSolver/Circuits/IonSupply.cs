using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Circuits;

/// <summary>Whether both sides of a membrane can hold and give what crosses it.</summary>
internal static class IonSupply
{
    /// <summary>Why a mechanism has nothing to work with, for the user, or <c>null</c>.</summary>
    public static string? Missing(MembraneCircuit circuit)
    {
        foreach (Mechanism mechanism in circuit.Crossing)
        {
            foreach (Species ion in mechanism.Ions)
            {
                int k = circuit.Problem.Species.IndexOf(ion);
                bool isInside = circuit.Inside.Capacities[k] > 0;
                if (!isInside || !(circuit.Outside.Capacities[k] > 0))
                {
                    string region = isInside ? circuit.Outside.Region : circuit.Inside.Region;
                    return $"{mechanism.Label} moves {ion}, which cannot be in {region}";
                }

                if (Absent(circuit, k) is { } side && SharedMechanism.Original(mechanism) is OhmicLeak { Conductance: > 0 })
                {
                    return $"{mechanism.Label}: {side.Region} holds no {ion}, so its Nernst potential is infinite; give {side.Region} some {ion}, or use ghk";
                }
            }
        }

        return null;
    }

    /// <summary>A side whose bath holds none of an ion, or <c>null</c>.</summary>
    public static CircuitSide? Absent(MembraneCircuit circuit, int species) =>
        IsAbsent(circuit.Inside, species) ? circuit.Inside : IsAbsent(circuit.Outside, species) ? circuit.Outside : null;

    private static bool IsAbsent(CircuitSide side, int species) => side.IsSupplied[species] && side.Activities[species] == 0;
}
