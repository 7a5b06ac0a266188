using PnpSolver.Discretization;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What activity coefficients would change of Nernst potentials where ions count as ideal.</summary>
internal sealed class ActivityCorrection : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "activity-correction",
        Picture = Picture.Continuum,
        Title = "Correction of a Nernst potential by activities",
        Formula = "|V_T/z ln(γ_out/γ_in)|, γ by Davies at each side's ionic strength, permittivity and temperature; between baths where no membrane parts them",
        Unit = "V",
        Thresholds = Thresholds.Above(note: 0.5e-3, warn: 2e-3, fail: 10e-3),
        Source = "half a millivolt is what measured potentials agree to, and 10 mV, 40 % in a concentration ratio, no ideal solution; "
            + "Davies 1938, J. Chem. Soc., 2093, doi:10.1039/JR9380002093",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading) => reading.Problem.Activity is Ideal
        ? Pairs(reading).SelectMany(pair => Corrections(reading.Problem, pair))
        : [];

    private static IEnumerable<Finding> Corrections(PnpProblem problem, Pair pair)
    {
        ActivityLaw inside = new Davies().Law(problem.Species, pair.Inside.Permittivity, problem.Temperature);
        ActivityLaw outside = new Davies().Law(problem.Species, pair.Outside.Permittivity, problem.Temperature);
        if (inside.Objection is not null || outside.Objection is not null)
        {
            yield break; // no water: Davies' law has nothing to say
        }

        double difference = outside.Excess(pair.Outside.Concentrations) - inside.Excess(pair.Inside.Concentrations);
        string strengths = Invariant($"{inside.Load(pair.Inside.Concentrations) / 2:g3} and {outside.Load(pair.Outside.Concentrations) / 2:g3} mM");
        bool isBeyond = (inside.Caution(pair.Inside.Concentrations) ?? outside.Caution(pair.Outside.Concentrations)) is not null;
        string beyond = isBeyond ? ", beyond the 500 mM that the law is for," : "";
        for (int k = 0; k < problem.Species.Length; k++)
        {
            Species ion = problem.Species[k];
            if (ion.Valence != 0 && pair.Inside.Concentrations[k] > 0 && pair.Outside.Concentrations[k] > 0)
            {
                double thermal = problem.ThermalVoltage / ion.Valence;
                double correction = thermal * outside.LogCoefficient(k, difference);
                double ideal = thermal * Math.Log(pair.Outside.Concentrations[k] / pair.Inside.Concentrations[k]);
                yield return new($"{ion} across {pair.Name}", Math.Abs(correction), Invariant(
                    $"by activities at ionic strengths of {strengths}{beyond} the Nernst potential of {ion} is {(ideal + correction) * 1e3:0.00} mV, {correction * 1e3:+0.00;-0.00;0.00} mV from the {ideal * 1e3:0.00} mV by concentrations"));
            }
        }
    }

    /// <summary>The two sides of every membrane that no pore shunts; where there is none, each other bath against the first.</summary>
    private static List<Pair> Pairs(CheckReading reading)
    {
        List<Pair> parted = [.. reading.Slabs.Where(slab => !slab.IsShunted(reading.Problem)).Select(slab => Across(reading, slab)).OfType<Pair>()];
        if (parted.Count > 0)
        {
            return parted;
        }

        NetworkEnd[] baths = [.. reading.Solution.Network.Ends.Where(end => end.Condition.IsReservoir).DistinctBy(end => end.Boundary.Name)];
        return [.. baths.Skip(1).Select(bath => new Pair($"{baths[0].Boundary.Name} to {bath.Boundary.Name}", Side.Of(reading.Problem, baths[0]), Side.Of(reading.Problem, bath)))];
    }

    private static Pair? Across(CheckReading reading, Slab slab)
    {
        Side? Of(int cell) => reading.Electrolytes.FirstOrDefault(electrolyte => electrolyte.Block == reading.Grid.BlockOf(cell)) is { } electrolyte
            ? new(electrolyte.Material.Permittivity, [.. electrolyte.Bulk])
            : null;
        (Side? below, Side? above) = (Of(slab.Lines[0].CellBelow), Of(slab.Lines[0].CellAbove));
        return below is null || above is null ? null : slab.IsReversed ? new(slab.Name, above, below) : new(slab.Name, below, above);
    }

    private sealed record Pair(string Name, Side Inside, Side Outside);

    private sealed record Side(double Permittivity, double[] Concentrations)
    {
        public static Side Of(PnpProblem problem, NetworkEnd bath) =>
            new(problem.Material(bath.Region).Permittivity, [.. problem.Species.Select(ion => bath.Condition.ReservoirConcentration(ion))]);
    }
}
