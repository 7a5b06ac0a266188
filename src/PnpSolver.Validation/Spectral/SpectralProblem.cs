using System.Collections.Immutable;

namespace PnpSolver.Validation.Spectral;

/// <summary>An ion of a planar steady problem. Immutable.</summary>
/// <param name="Valence">z.</param>
/// <param name="Diffusivity">D everywhere, in m²/s.</param>
/// <param name="Left">c at the left end, in mol/m³.</param>
/// <param name="Right">c at the right end, in mol/m³.</param>
public sealed record SpectralIon(double Valence, double Diffusivity, double Left, double Right)
{
    /// <summary>Whether the right end lets none of it pass; <see cref="Right"/> then only starts the iteration.</summary>
    public bool BlockedRight { get; init; }
}

/// <summary>A layer of a planar steady problem. Immutable.</summary>
/// <param name="Thickness">In m.</param>
/// <param name="Permittivity">ε_r.</param>
/// <param name="Finest">Length of the elements at both faces, in m; inwards they double up to a sixteenth of the layer.</param>
public sealed record SpectralLayer(double Thickness, double Permittivity, double Finest)
{
    /// <summary>Fixed charge, in mol/m³ of elementary charges.</summary>
    public double FixedCharge { get; init; }

    /// <summary>Partition coefficient of each ion, 0 where it cannot enter; empty for 1.</summary>
    public ImmutableArray<double> Partition { get; init; } = [];

    /// <summary>Partition coefficient of an ion by its index.</summary>
    public double PartitionOf(int ion) => Partition.IsDefaultOrEmpty ? 1 : Partition[ion];

    /// <summary>Lengths of the elements in order, in m.</summary>
    internal IReadOnlyList<double> Elements()
    {
        double largest = Math.Max(Thickness / 16, Finest);
        var half = new List<double>();
        double left = Thickness / 2;
        for (double size = Finest; left > 0; size = Math.Min(2 * size, largest))
        {
            double taken = left < 1.5 * size ? left : size;
            half.Add(taken);
            left -= taken;
        }

        return [.. half, .. Enumerable.Reverse(half)];
    }
}

/// <summary>A planar steady Poisson–Nernst–Planck problem between two baths. Immutable.</summary>
/// <param name="Temperature">T, in K.</param>
/// <param name="Ions">The ions.</param>
/// <param name="Layers">The layers from left to right.</param>
public sealed record SpectralProblem(double Temperature, ImmutableArray<SpectralIon> Ions, ImmutableArray<SpectralLayer> Layers);
