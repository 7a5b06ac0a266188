using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>What a mechanism of another membrane carries, counted per area of this one: membranes side by side share their currents.</summary>
/// <param name="Of">The mechanism.</param>
/// <param name="Part">Area of its membrane over that of this one.</param>
internal sealed record SharedMechanism(Mechanism Of, double Part) : Mechanism
{
    /// <inheritdoc/>
    public override string Type => Of.Type;

    /// <inheritdoc/>
    public override ImmutableArray<Species> Ions => Of.Ions;

    /// <inheritdoc/>
    public override ImmutableArray<Gate> Gates => Of.Gates;

    /// <inheritdoc/>
    public override bool IsPump => Of.IsPump;

    /// <inheritdoc/>
    public override bool IsPassive => Of.IsPassive;

    /// <inheritdoc/>
    public override string Label => Of.Label;

    /// <summary>The mechanism itself where one is shared.</summary>
    public static Mechanism Original(Mechanism mechanism) => mechanism is SharedMechanism shared ? shared.Of : mechanism;

    /// <inheritdoc/>
    public override Dual Flux(Species ion, in FaceState faces) => Of.Flux(ion, faces) * Part;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults() => [];
}
