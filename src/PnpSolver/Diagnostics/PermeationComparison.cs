using PnpSolver.Circuits;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Transport;

namespace PnpSolver.Diagnostics;

/// <summary>Sets what permeates a barrier that ions can enter beside Goldman, Hodgkin and Katz.</summary>
/// <remarks>A barrier is what lies between the regions of two baths, where ions are partitioned or left out. Its permeabilities are
/// P_k = 1/∫dx/(D K), and in a constant field J_k = P_k (B(−zu) a_in − B(zu) a_out), u = V/V_T, between the baths' activities. The
/// field is constant where the ions inside do not screen it; the current then falls short by about 0.053 (d/λ)², λ their Debye length.</remarks>
internal sealed class PermeationComparison
{
    private readonly Solution solution;
    private readonly NetworkEnd left;
    private readonly NetworkEnd right;
    private readonly List<RegionBlock> barrier;
    private readonly List<(int Index, Species Ion, double Conductance)> carriers;

    private PermeationComparison(Solution solution, List<RegionBlock> barrier)
    {
        this.solution = solution;
        this.barrier = barrier;
        left = solution.Network.Ends[0];
        right = solution.Network.Ends[^1];
        carriers = [.. solution.Problem.Species.Select((ion, k) => (k, ion, ConductanceOf(k)))
            .Where(c => c.ion.Valence != 0 && c.Item3 > 0 && left.Activity(c.k) + right.Activity(c.k) > 0)];
    }

    private double ThermalVoltage => solution.Problem.ThermalVoltage;

    private double Voltage => solution.Potential[left.Node] - solution.Potential[right.Node];

    private string Name => string.Join("|", barrier.Select(block => block.Region));

    /// <summary>The comparisons; none where no barrier lies between two baths.</summary>
    /// <param name="solution">The solution.</param>
    public static IEnumerable<TextbookRow> Of(Solution solution)
    {
        PnpProblem problem = solution.Problem;
        List<RegionBlock> barrier = [.. problem.Grid.Blocks().Skip(1).SkipLast(1)];
        bool isBarrier = problem.Grid.IsLine && barrier.Count > 0
            && solution.Network.Ends.Count == 2 && solution.Network.Ends.All(end => end.Condition.IsReservoir)
            && barrier.TrueForAll(block => problem.Material(block.Region).AdmitsAny(problem.Species))
            && barrier.Exists(block => problem.Species.Any(ion => problem.Material(block.Region).Partition(ion) != 1));
        var comparison = isBarrier ? new PermeationComparison(solution, barrier) : null;
        return comparison is { carriers.Count: > 0 } ? comparison.Rows() : [];
    }

    private IEnumerable<TextbookRow> Rows()
    {
        yield return new($"{Name}: potential V", Voltage, Goldman(), "V", Remark());
        var best = carriers.MaxBy(c => c.Conductance);
        foreach (var other in carriers.Where(c => c != best && c.Ion.Valence == best.Ion.Valence && IsDriven(best.Index) && IsDriven(c.Index)))
        {
            yield return new($"{Name}: P_{best.Ion}/P_{other.Ion}", Permeation(best.Index) / Permeation(other.Index), best.Conductance / other.Conductance, "1",
                "of the computed fluxes, against (D/∫e^µ⁰dx) of the one over that of the other");
        }

        foreach (var (k, ion, conductance) in carriers.Where(c => IsDriven(c.Index)))
        {
            double toCurrent = PhysicalConstants.Faraday * ion.Valence * conductance / left.Boundary.Area;
            double textbook = toCurrent * Drive(k, left.Node, right.Node);
            double emergent = Current(k) / left.Boundary.Area;
            double atFaces = toCurrent * Drive(k, barrier[0].FirstNode, barrier[^1].LastNode);
            yield return new($"{Name}: current of {ion}", emergent, textbook, "A/m^2", FormattableString.Invariant(
                $"P = {conductance / left.Boundary.Area:g6} m/s; {100 * (atFaces - textbook) / textbook:+0.###;-0.###} % by the layers outside, {100 * (emergent - atFaces) / textbook:+0.###;-0.###} % by the field's curvature within"));
        }
    }

    /// <summary>The constant-field voltage where the left or right bath floats.</summary>
    private double? Goldman()
    {
        bool floats = left.Condition.ImposedCurrent == 0 || right.Condition.ImposedCurrent == 0;
        bool settles = carriers.Exists(c => left.Activity(c.Index) > 0) && carriers.Exists(c => right.Activity(c.Index) > 0);
        return floats && settles
            ? MembranePotentials.GoldmanRoot(solution.Problem.Temperature,
                [.. carriers.Select(c => new PermeantIon(c.Ion.Valence, c.Conductance, left.Activity(c.Index), right.Activity(c.Index)))])
            : null;
    }

    private string Remark()
    {
        double thickness = solution.Problem.Grid.Positions[barrier[^1].LastNode] - solution.Problem.Grid.Positions[barrier[0].FirstNode];
        return Screening() is not { } debye ? "Goldman's, for a constant field"
            : thickness > debye ? FormattableString.Invariant($"Goldman's, for a constant field, which the ions inside screen: d/λ = {thickness / debye:0.###}")
            : FormattableString.Invariant($"Goldman's, for a constant field: d/λ = {thickness / debye:0.###}; at 0 V its currents err by some {5.3 * Math.Pow(thickness / debye, 2):0.##e0} %");
    }

    /// <summary>Debye length of the ions that the first layer of the barrier holds on average.</summary>
    private double? Screening()
    {
        RegionBlock block = barrier[0];
        RegionProfile profile = Profiles.Of(solution, block);
        double length = solution.Problem.DebyeLength(solution.Problem.Material(block.Region).Permittivity,
            [.. profile.Concentration.Select(c => profile.Mean(c))]);
        return double.IsFinite(length) ? length : null;
    }

    /// <summary>Area times permeability: 1/Σ 1/G over the barrier's edges; 0 where the ion cannot pass.</summary>
    private double ConductanceOf(int species)
    {
        double resistance = 0;
        for (int e = barrier[0].FirstCell; e <= barrier[^1].LastCell; e++)
        {
            resistance += 1 / solution.Network.Conductance(species)[e];
        }

        bool enters = left.FixesActivity(species) && right.FixesActivity(species);
        return enters && double.IsFinite(resistance) ? 1 / resistance : 0;
    }

    /// <summary>Constant-field flux over P between two nodes, in mol/m³.</summary>
    private double Drive(int species, int from, int to)
    {
        ReadOnlySpan<double> activity = solution.Activity(solution.Problem.Species[species]);
        double drop = solution.State[from] - solution.State[to];
        return ScharfetterGummel.Flux(-solution.Problem.Species[species].Valence * drop, activity[from], activity[to]);
    }

    /// <summary>Whether an ion is off its own reversal potential, so that a ratio with its flux means something.</summary>
    private bool IsDriven(int species) =>
        Math.Abs(Drive(species, left.Node, right.Node)) > 1e-6 * (left.Activity(species) + right.Activity(species));

    private double Current(int species)
    {
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        return PhysicalConstants.Faraday * solution.Problem.Species[species].Valence * system.Inflow(left, species);
    }

    /// <summary>Area times the permeability that the computed flux amounts to, in m³/s (per m², per m).</summary>
    private double Permeation(int species) => Current(species)
        / (PhysicalConstants.Faraday * solution.Problem.Species[species].Valence * Drive(species, left.Node, right.Node));
}
