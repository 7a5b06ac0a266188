namespace PnpSolver.Circuits;

/// <summary>What determines the potential across a membrane.</summary>
public enum CircuitDriveKind
{
    /// <summary>Baths at fixed potentials on both sides.</summary>
    Voltage,

    /// <summary>A bath that floats or carries a given current.</summary>
    Current,

    /// <summary>A closed side: its contents are neutral.</summary>
    Neutrality,
}

/// <summary>What determines the potential across a membrane, with its value. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Value">V of a voltage, in V; outward I of a current, in A/m² of the inside face; else 0.</param>
public readonly record struct CircuitDrive(CircuitDriveKind Kind, double Value)
{
    /// <summary>Whether nothing from outside sets the potential or sends a current through the membrane.</summary>
    public bool IsAtRest => Kind == CircuitDriveKind.Neutrality || (Kind == CircuitDriveKind.Current && Value == 0);

    internal static CircuitDrive Of(MembraneCircuit circuit)
    {
        if (circuit.Inside.Bath is not { } inside || circuit.Outside.Bath is not { } outside)
        {
            return new(CircuitDriveKind.Neutrality, 0);
        }

        return inside.Potential is { } high && outside.Potential is { } low
            ? new(CircuitDriveKind.Voltage, high - low)
            : new(CircuitDriveKind.Current, (inside.Current ?? -outside.Current ?? 0) / circuit.Area);
    }
}
