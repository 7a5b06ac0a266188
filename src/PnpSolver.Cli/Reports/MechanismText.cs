using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Cli.Reports;

/// <summary>A mechanism in words.</summary>
internal static class MechanismText
{
    /// <summary>What it moves and how fast.</summary>
    public static string Of(Mechanism mechanism)
    {
        string text = mechanism switch
        {
            OhmicLeak leak => $"{leak.Ion}, {ProblemText.Value(leak.Conductance, "S/m^2")}",
            GoldmanLeak leak => $"{leak.Ion}, permeability {NumberText.Short(leak.Permeability)} m/s",
            GatedChannel channel => $"{channel.Ion}, {ProblemText.Value(channel.Conductance, "S/m^2")} with every gate open: {Gates(channel)}",
            ConstantFlux flux => $"{flux.Ion}, {NumberText.Short(flux.OutwardFlux)} mol/(m² s) outward",
            Pump pump => $"{Cycle(pump)} per cycle; {NumberText.Short(pump.Density * 1e-12)} /µm² at up to {NumberText.Short(pump.Rate)} cycles/s{Law(pump.Law)}",
            _ => string.Join(", ", mechanism.Ions.Select(ion => ion.Name)),
        };
        return mechanism.IsEnabled ? text : $"off: {text}";
    }

    private static string Gates(GatedChannel channel) =>
        string.Join(", ", channel.Particles.Select(particle => particle.Count == 1 ? particle.Name : $"{particle.Name}^{particle.Count}"))
        + (channel.Shift == 0 ? "" : $"; shifted by {NumberText.Short(channel.Shift * 1e3)} mV")
        + (channel.RateFactor == 1 ? "" : $"; {NumberText.Short(channel.RateFactor)} times as fast");

    private static string Cycle(Pump pump)
    {
        IEnumerable<string> Moved(Func<double, bool> counts, string where) => pump.Ions
            .Where(ion => counts(pump.Stoichiometry[ion]))
            .Select(ion => $"{NumberText.Short(Math.Abs(pump.Stoichiometry[ion]))} {ion} {where}");
        return string.Join(", ", Moved(n => n > 0, "out").Concat(Moved(n => n < 0, "in")));
    }

    private static string Law(PumpLaw law) => law switch
    {
        IndependentSites { HalfSaturation.IsEmpty: true } => "",
        IndependentSites sites => $"; half-saturation {Concentrations(sites.HalfSaturation)}",
        HillSites sites => $"; half-saturation {Concentrations(sites.HalfSaturation)}, sites that bind together",
        SigmoidSites sites => $"; half rate at {Concentrations(sites.HalfSaturation)}, sigmoid",
        GradientPower power => $"; ({power.Ion} in/out) to the power {NumberText.Short(power.Exponent)}",
        _ => $"; {law.GetType().Name}",
    };

    private static string Concentrations(ImmutableDictionary<Species, double> values) => string.Join(
        ", ", values.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => $"{pair.Key} {NumberText.Short(pair.Value)} mM"));
}
