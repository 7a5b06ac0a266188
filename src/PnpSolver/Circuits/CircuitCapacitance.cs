namespace PnpSolver.Circuits;

/// <summary>The membrane as capacitors in series: slab and two diffuse layers, per area of the inside face. Immutable.</summary>
/// <remarks>V = D/C_slab + φ_out(σ_out + D A_in/A_out) − φ_in(σ_in − D), D the displacement at the inside face, φ the drop of a
/// layer by Grahame's equation for a flat face. Source: Ohki 1969, doi:10.1016/S0006-3495(69)86445-3.</remarks>
public sealed record CircuitCapacitance
{
    /// <summary>Of the slab alone: ε/d, ε/(r ln(b/a)) or ε ab/(r²(b − a)), in F/m².</summary>
    public required double Slab { get; init; }

    /// <summary>Of the inside layer at its charge, in F/m².</summary>
    public required double InsideLayer { get; init; }

    /// <summary>Of the outside layer at its charge, in F/m² of the inside face.</summary>
    public required double OutsideLayer { get; init; }

    /// <summary>Potential of the inside face less that of its bulk, in V.</summary>
    public required double InsideDrop { get; init; }

    /// <summary>Potential of the outside face less that of its bulk, in V.</summary>
    public required double OutsideDrop { get; init; }

    /// <summary>D at the inside face, positive outward, in C/m².</summary>
    public required double Displacement { get; init; }

    /// <summary>Charge of the inside electrolyte's layer, D − σ_in, in C/m².</summary>
    public required double ChargeInside { get; init; }

    /// <summary>Charge of the outside electrolyte's layer, −(D + σ_out A_out/A_in), in C/m² of the inside face.</summary>
    public required double ChargeOutside { get; init; }

    /// <summary>All in series, dD/dV, in F/m².</summary>
    public double Total => 1 / ((1 / Slab) + (1 / InsideLayer) + (1 / OutsideLayer));
}
