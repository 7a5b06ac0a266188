using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>What VTK files hold of a solution: numbers at nodes, numbers and vectors in cells, made one by one as they are written. Immutable.</summary>
/// <remarks>A node on an interface has one value: that of a block that is eligible, such as one that admits the ion, and of the first such one.</remarks>
internal sealed class VtkFields
{
    private readonly IReadOnlyList<RegionProfile> profiles;
    private readonly CellFluxes? fluxes;

    /// <summary>Fields of a solution.</summary>
    /// <param name="solution">The solution.</param>
    public VtkFields(Solution solution)
        : this(solution.Problem, Profiles.Of(solution))
    {
        fluxes = new(solution);
    }

    /// <summary>Fields of profiles, without fluxes.</summary>
    /// <param name="problem">The problem: its grid, species and materials.</param>
    /// <param name="profiles">One profile for each block, in their order.</param>
    /// <exception cref="ArgumentException">The profiles do not cover the grid.</exception>
    public VtkFields(PnpProblem problem, IReadOnlyList<RegionProfile> profiles)
    {
        Problem = problem;
        this.profiles = profiles;
        if (!problem.Grid.Blocks().Select(block => block.Nodes.Count).SequenceEqual(profiles.Select(profile => profile.Position.Length)))
        {
            throw new ArgumentException($"the profiles do not cover the grid of {problem.Grid.NodeCount} nodes", nameof(profiles));
        }
    }

    /// <summary>The problem.</summary>
    public PnpProblem Problem { get; }

    /// <summary>Numbers at the nodes.</summary>
    public IEnumerable<VtkScalars> AtNodes()
    {
        yield return new("potential_mV", () => NodeValues(p => p.Potential, _ => true, 1e3));
        string[] names = VtkNames.Of(Problem.Species);
        for (int k = 0; k < names.Length; k++)
        {
            int index = k;
            Species species = Problem.Species[k];
            yield return new($"c_{names[k]}_mM", () => NodeValues(p => p.Concentration[index], p => Problem.Material(p.Region).Admits(species)));
        }

        yield return new("charge_density_C_per_m3", () => NodeValues(p => p.ChargeDensity, p => p.AdmitsIons));
        yield return new("valid", Valid) { Type = VtkType.UInt8 };
    }

    /// <summary>Numbers in the cells.</summary>
    public IEnumerable<VtkScalars> InCells()
    {
        Grid grid = Problem.Grid;
        yield return new("RegionId", () => CellValues([.. grid.Regions.Select((_, id) => (double)id)])) { Type = VtkType.Int32 };
        yield return new("permittivity", () => CellValues([.. grid.Regions.Select(region => Problem.Material(region).Permittivity)]));
        if (!grid.IsLine)
        {
            yield return new("fixed_charge_density_C_per_m3", () => CellValues([.. grid.Regions.Select(region => Problem.Material(region).FixedChargeDensity)]));
        }
    }

    /// <summary>Vectors in the cells.</summary>
    public IEnumerable<VtkVectors> VectorsInCells()
    {
        yield return new("E_V_per_m", () => CellVectors.ElectricField(Problem.Grid, NodeValues(p => p.Potential, _ => true)));
        if (fluxes is null)
        {
            yield break;
        }

        string[] names = VtkNames.Of(Problem.Species);
        for (int k = 0; k < names.Length; k++)
        {
            int index = k;
            yield return new($"J_{names[k]}_mol_per_m2_s", () => fluxes.Of(index));
        }

        if (!Problem.Grid.IsLine)
        {
            yield return new("current_density_A_per_m2", fluxes.CurrentDensity);
        }
    }

    /// <summary>Values of one block after the other, so that an eligible one has the last word, the first of them the very last.</summary>
    private double[] NodeValues(Func<RegionProfile, double[]> values, Func<RegionProfile, bool> eligible, double factor = 1)
    {
        Grid grid = Problem.Grid;
        var all = new double[grid.NodeCount];
        IEnumerable<int> backwards = Enumerable.Range(0, profiles.Count).Reverse();
        foreach (int b in backwards.OrderBy(b => eligible(profiles[b])))
        {
            double[] own = values(profiles[b]);
            int at = 0;
            foreach (IndexRun run in grid.Blocks()[b].Nodes.Runs)
            {
                own.AsSpan(at, run.Count).CopyTo(all.AsSpan(run.First));
                at += run.Count;
            }
        }

        for (int i = 0; factor != 1 && i < all.Length; i++)
        {
            all[i] *= factor;
        }

        return all;
    }

    private double[] Valid()
    {
        var valid = new double[Problem.Grid.NodeCount];
        for (int b = 0; b < profiles.Count; b++)
        {
            if (profiles[b].AdmitsIons)
            {
                Problem.Grid.Blocks()[b].Nodes.Fill<double>(valid, 1);
            }
        }

        return valid;
    }

    private double[] CellValues(double[] ofRegion)
    {
        ReadOnlySpan<int> regions = Problem.Grid.RegionOfCell;
        var values = new double[regions.Length];
        for (int cell = 0; cell < values.Length; cell++)
        {
            values[cell] = ofRegion[regions[cell]];
        }

        return values;
    }
}

/// <summary>A named field of numbers.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Values">Makes them, shape [nodes] or [cells].</param>
internal sealed record VtkScalars(string Name, Func<double[]> Values)
{
    /// <summary>Element type in the file.</summary>
    public VtkType Type { get; init; } = VtkType.Float64;
}

/// <summary>A named field of vectors.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Values">Makes them.</param>
internal sealed record VtkVectors(string Name, Func<CellVectors> Values);
