using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>µ⁰ of an ion in a region relative to water, with what it consists of. Immutable.</summary>
/// <remarks>A plain number is a potential of one term, so that <c>StandardPotentials.Add(ion, 2.0)</c> means 2 kT.</remarks>
/// <param name="Terms">The contributions, which add up.</param>
public sealed record StandardPotential(params ImmutableArray<EnergyTerm> Terms)
{
    /// <summary>Name of the only term of a plain number.</summary>
    public const string Given = "given";

    /// <summary>µ⁰, in units of kT.</summary>
    public double Value => Terms.Sum(term => term.Energy);

    /// <summary>A potential of one term.</summary>
    /// <param name="value">µ⁰, in units of kT.</param>
    public static implicit operator StandardPotential(double value) => FromDouble(value);

    /// <summary>A potential of one term.</summary>
    /// <param name="value">µ⁰, in units of kT.</param>
    public static StandardPotential FromDouble(double value) => new(new EnergyTerm(Given, value));
}

/// <summary>One contribution to a standard potential. Immutable.</summary>
/// <param name="Name">What it is: dehydration, coordination.</param>
/// <param name="Energy">In units of kT.</param>
public sealed record EnergyTerm(string Name, double Energy);
