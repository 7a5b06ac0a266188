namespace PnpSolver.EndToEnd.Tests;

/// <summary>Small cases with something that crosses their membrane.</summary>
internal static class MembraneCases
{
    /// <summary>Two leaks and a pump between two baths, the inside floating.</summary>
    public const string Neuron = """
        title: Small neuron
        geometry: planar
        temperature: 310.15 K
        species:
          K:  { valence: +1, diffusivity: 1.96e-9 m^2/s }
          Na: { valence: +1, diffusivity: 1.33e-9 m^2/s }
          Cl: { valence: -1, diffusivity: 2.03e-9 m^2/s }
        mesh:
          x:
            segments:
              - { region: inside,   length: 10 nm, first: 0.5 nm, last: 0.05 nm }
              - { region: membrane, length: 5 nm, cells: 16 }
              - { region: outside,  length: 10 nm, first: 0.05 nm, last: 0.5 nm }
        regions:
          inside:   { permittivity: 80, concentrations: { K: 140 mM, Na: 12 mM, Cl: 152 mM } }
          membrane: { permittivity: 2, ions: none }
          outside:  { permittivity: 80, concentrations: { K: 4 mM, Na: 145 mM, Cl: 149 mM } }
        boundaries:
          left:  { type: bath, region: inside, potential: floating }
          right: { type: bath, region: outside, potential: 0 mV }
        membranes:
          membrane:
            inside: inside
            outside: outside
            mechanisms:
              - { type: ohmic, species: K,  conductance: 4 S/m^2 }
              - { type: ohmic, species: Na, conductance: 0.4 S/m^2 }
              - { type: pump, name: ATPase, density: 4000 /um^2, rate: 100 /s, stoichiometry: { Na: 3, K: -2 }, half-saturation: { Na: 5 mM, K: 1.5 mM } }
        """;

    /// <summary>The neuron from two electrolytes at V = 0 until it rests, within a second of wall time.</summary>
    public static string InTime { get; } = Neuron + "\nsolve: { type: transient, until: 1 s, outputs-per-decade: 4 }\n";

    /// <summary>The neuron clamped and stepped.</summary>
    public static string Stepped { get; } = Neuron.Replace("potential: floating", "potential: -70 mV", StringComparison.Ordinal)
        + "\nsolve: { type: steady, step: { path: boundaries.left.potential, values: [-100 mV, -80 mV, -60 mV, 20 mV] } }\n";
}
