using PnpSolver.Boundaries;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Whether the conditions determine a solution: contents of closed compartments, total charge, floating potentials.</summary>
internal static class WellPosednessCheck
{
    private const double Tolerance = 1e-12;

    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem, bool isSteady)
    {
        var network = new Network(problem);
        IReadOnlyList<Compartment> compartments = network.Compartments;
        return
        [
            .. ContentIssues(network, compartments),
            .. isSteady ? FloatingIssues(network, compartments) : [],
            .. ChargeIssues(network, compartments),
            .. ExchangeCheck.Issues(network, isSteady),
        ];
    }

    /// <summary>A closed compartment needs to know what it holds.</summary>
    private static IEnumerable<ProblemIssue> ContentIssues(Network network, IReadOnlyList<Compartment> compartments)
    {
        foreach (Compartment closed in compartments.Where(c => c.IsClosed && c.IsConserved))
        {
            foreach (string region in closed.Blocks.Select(b => b.Region).Where(r => network.Problem.Material(r).Concentrations.IsEmpty).Distinct())
            {
                yield return ProblemCheck.Error($"regions.{region}",
                    $"no bath supplies {network.Problem.Species[closed.Species]} here, so its amount must be given: add concentrations");
            }
        }
    }

    private static IEnumerable<ProblemIssue> FloatingIssues(Network network, IReadOnlyList<Compartment> compartments)
    {
        // the parts of one boundary share its potential and its current
        List<Terminal> terminals = [.. network.Ends.GroupBy(end => end.Boundary.Name).Select(parts => new Terminal([.. parts]))];
        List<Terminal> floating = [.. terminals.Where(terminal => terminal.Condition.ImposedCurrent is not null)];
        double sum = floating.Sum(terminal => terminal.Condition.ImposedCurrent!.Value);
        double largest = floating.Select(terminal => Math.Abs(terminal.Condition.ImposedCurrent!.Value)).DefaultIfEmpty(0).Max();
        bool noneIsFixed = floating.Count == terminals.Count || (floating.Count > 1 && floating.Count == terminals.Count(t => t.Condition.IsReservoir || t.Condition.TiesPotential));
        if (noneIsFixed && Math.Abs(sum) > Tolerance * largest)
        {
            yield return ProblemCheck.Error($"boundaries.{floating[^1].Name}.current",
                $"currents at all boundaries must sum to 0 at steady state, got {sum:g6}; give one boundary a potential instead");
        }

        foreach (Terminal end in floating.Where(_ => terminals.Count > 1))
        {
            List<Compartment> carriers = [.. compartments.Where(c => end.Supplies(c) && Carries(network, c))];
            bool carries = carriers.Count > 0;
            bool isAlone = terminals.TrueForAll(other => other == end || (!other.Condition.TiesPotential && other.Condition.ImposedCurrent is null));
            if (carriers.Count == 1 && carriers[0].Pool.Any(c => c.Baths.Any(bath => bath.Activity(c.Species) == 0)))
            {
                Species only = network.Problem.Species[carriers[0].Species];
                yield return ProblemCheck.Error($"boundaries.{end.Name}",
                    $"{only} alone can carry current to this boundary, and one bath holds none of it: its Nernst potential is infinite, so there is no "
                    + $"steady state; give both baths some {only}, or let another ion through");
            }
            else if (!carries && compartments.Any(c => end.Supplies(c) && c.Gates.Count > 0))
            {
                yield return ProblemCheck.Error($"boundaries.{end.Name}",
                    "no ion can leak through the membrane, so whatever its mechanisms carry does not depend on the potential and nothing determines it: "
                    + "add a leak (ohmic or ghk), or give the boundary a potential");
            }
            else if (!carries && !isAlone)
            {
                yield return ProblemCheck.Error($"boundaries.{end.Name}",
                    "no ion can carry current between this boundary and another bath, so nothing determines its potential: give it a potential, "
                    + "or let an ion through");
            }
            else if (!carries && end.Condition.ImposedCurrent != 0)
            {
                yield return ProblemCheck.Error($"boundaries.{end.Name}.current", "no ion can carry this current through the domain");
            }
        }
    }

    /// <summary>Whether a charged species can flow between a compartment's bath and another bath, driven by the potential.</summary>
    private static bool Carries(Network network, Compartment compartment)
    {
        Species species = network.Problem.Species[compartment.Species];
        bool leaks = Terminals([compartment]) > 1 || (Terminals(compartment.Pool) > 1
            && compartment.Gates.Any(gate => gate.Mechanisms.Any(m => ExchangeCheck.Leaks(network.Problem, m, species))));
        return species.Valence != 0 && !compartment.IsEmpty && leaks;
    }

    /// <summary>Number of boundaries that supply compartments.</summary>
    private static int Terminals(IEnumerable<Compartment> compartments) =>
        compartments.SelectMany(c => c.Baths).Select(bath => bath.Boundary.Name).Distinct().Count();

    /// <summary>Where nothing lets charge in or out, it must vanish: Gauss's law over the whole domain.</summary>
    private static IEnumerable<ProblemIssue> ChargeIssues(Network network, IReadOnlyList<Compartment> compartments)
    {
        if (network.Ends.Any(end => end.Condition.IsReservoir || end.Condition.TiesPotential))
        {
            yield break;
        }

        double charge = 0;
        double total = 0;
        void Add(double amount)
        {
            charge += amount;
            total += Math.Abs(amount);
        }

        foreach (double fixedCharge in network.Charge)
        {
            Add(fixedCharge);
        }

        foreach (NetworkEnd end in network.Ends)
        {
            Add(end.Condition.SurfaceCharge(0).Value * end.Area / PhysicalConstants.Faraday);
        }

        foreach (Compartment compartment in compartments)
        {
            Add(network.Problem.Species[compartment.Species].Valence * compartment.Amount);
        }

        if (Math.Abs(charge) > Tolerance * total)
        {
            yield return ProblemCheck.Error("boundaries",
                $"the closed box is not neutral: its net charge is {charge * PhysicalConstants.Faraday:g6} C (of {total * PhysicalConstants.Faraday:g6} C of "
                + "either sign, per m² planar or per m cylindrical), so no steady field exists; adjust concentrations, fixed or surface charge, or give one wall a potential");
        }
    }

    /// <summary>A boundary with all its parts.</summary>
    private sealed record Terminal(IReadOnlyList<NetworkEnd> Parts)
    {
        public string Name => Parts[0].Boundary.Name;

        public BoundaryCondition Condition => Parts[0].Condition;

        public bool Supplies(Compartment compartment) => Parts.Any(compartment.Baths.Contains);
    }
}
