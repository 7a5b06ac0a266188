using PnpSolver.Diagnostics;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Writes a one-dimensional solution as a VTK rectilinear grid (.vtr) of n × 1 × 1 points for ParaView.</summary>
/// <remarks>Coordinates are in nm. Point data: <c>potential_mV</c>, <c>c_ION_mM</c>, <c>charge_density_C_per_m3</c>, and
/// <c>valid</c>, 1 where any ion can be. Cell data: <c>RegionId</c>, <c>permittivity</c>, the vector <c>E_V_per_m</c> and,
/// for a solution, the vectors <c>J_ION_mol_per_m2_s</c>. Field data: <c>TimeValue</c> in s, <c>title</c>, <c>region_names</c> by RegionId, <c>units</c>, and the
/// quantities of the options. A node
/// on an interface has one value: that of the side that admits the ion, of the lower side where both do.</remarks>
public static class VtkRectilinearGrid
{
    /// <summary>Writes a solution to a stream that can seek.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="options">Encoding, title and time.</param>
    public static void Write(Stream stream, Solution solution, VtkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        string[] names = VtkNames.Of(solution.Problem.Species);
        var fluxes = solution.Problem.Species.Select((species, k) => VtkArray.AxialVectors(
            $"J_{names[k]}_mol_per_m2_s", solution.Problem.Grid.CellCount, EdgeFluxes.Density(solution, species)));
        Write(stream, new Content(solution.Problem, Profiles.Of(solution), fluxes), options ?? new());
    }

    /// <summary>Writes profiles to a stream that can seek.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="problem">The problem: its grid, species and materials.</param>
    /// <param name="profiles">One profile for each run of cells of a region, in rising order.</param>
    /// <param name="options">Encoding, title and time.</param>
    /// <exception cref="ArgumentException">The profiles do not cover the grid, or a value is not finite.</exception>
    public static void Write(
        Stream stream, PnpProblem problem, IReadOnlyList<RegionProfile> profiles, VtkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(profiles);
        int nodes = problem.Grid.NodeCount;
        if (profiles.Sum(profile => profile.Position.Length - 1) != nodes - 1)
        {
            throw new ArgumentException($"the profiles do not cover the grid of {nodes} nodes", nameof(profiles));
        }

        Write(stream, new Content(problem, profiles, []), options ?? new());
    }

    private static void Write(Stream stream, Content content, VtkOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        int nodes = content.Problem.Grid.NodeCount;
        string extent = $"0 {nodes - 1} 0 0 0 0";
        VtkXmlFile.Write(stream, options.Encoding, "RectilinearGrid", file =>
            file.Element("RectilinearGrid", $"WholeExtent=\"{extent}\"", () =>
            {
                file.Element("FieldData", "", () => file.FieldArrays(FieldData(content.Problem, options)));
                file.Element("Piece", $"Extent=\"{extent}\"", () => WritePiece(file, content));
            }));
    }

    private static void WritePiece(VtkXmlFile file, Content content)
    {
        (PnpProblem problem, IReadOnlyList<RegionProfile> profiles, IEnumerable<VtkArray> fluxes) = content;
        file.Element("PointData", "Scalars=\"potential_mV\"", () => file.Arrays(PointData(problem, profiles)));
        file.Element("CellData", "Scalars=\"RegionId\" Vectors=\"E_V_per_m\"", () => file.Arrays(CellData(problem, profiles).Concat(fluxes)));
        file.Element("Coordinates", "", () => file.Arrays(
            VtkArray.Scalars("x_nm", problem.Grid.NodeCount, NodeValues(profiles, p => p.Position, _ => true).Select(x => x * 1e9)),
            VtkArray.Scalars("y_nm", 1, [0]),
            VtkArray.Scalars("z_nm", 1, [0])));
    }

    private static IEnumerable<VtkArray> FieldData(PnpProblem problem, VtkOptions options)
    {
        string axis = problem.Grid.Coordinates == Grids.CoordinateSystem.Planar ? "x" : "the radius r";
        yield return VtkArray.Scalars("TimeValue", 1, [options.Time]);
        yield return VtkArray.Texts("title", options.Title);
        yield return VtkArray.Texts("region_names", problem.Grid.Regions);
        yield return VtkArray.Texts("units", "coordinates in nm", $"the first coordinate is {axis}", "time in s");
        string[] names = VtkNames.Distinct([.. options.Quantities.Select(quantity => $"{quantity.Name}_{quantity.Unit.Replace("/", "_per_", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal)}")]);
        for (int i = 0; i < names.Length; i++)
        {
            yield return VtkArray.Scalars(names[i], 1, [options.Quantities[i].Value]);
        }
    }

    private static IEnumerable<VtkArray> PointData(PnpProblem problem, IReadOnlyList<RegionProfile> profiles)
    {
        int nodes = problem.Grid.NodeCount;
        yield return VtkArray.Scalars("potential_mV", nodes, NodeValues(profiles, p => p.Potential, _ => true).Select(v => v * 1e3));
        string[] names = VtkNames.Of(problem.Species);
        for (int k = 0; k < names.Length; k++)
        {
            int index = k;
            Species species = problem.Species[k];
            yield return VtkArray.Scalars($"c_{names[k]}_mM", nodes, NodeValues(
                profiles, p => p.Concentration[index], p => problem.Material(p.Region).Admits(species)));
        }

        yield return VtkArray.Scalars("charge_density_C_per_m3", nodes, NodeValues(
            profiles, p => p.ChargeDensity, p => p.AdmitsIons));
        yield return new("valid", VtkType.UInt8, 1, nodes, NodeValues(
            profiles, p => Enumerable.Repeat(p.AdmitsIons ? 1.0 : 0.0, p.Position.Length).ToArray(), p => p.AdmitsIons));
    }

    private static IEnumerable<VtkArray> CellData(PnpProblem problem, IReadOnlyList<RegionProfile> profiles)
    {
        int cells = problem.Grid.CellCount;
        IReadOnlyList<string> regions = problem.Grid.Regions;
        double[] permittivity = [.. regions.Select(region => problem.Material(region).Permittivity)];
        int[] regionOfCell = [.. problem.Grid.RegionOfCell];
        yield return new("RegionId", VtkType.Int32, 1, cells, regionOfCell.Select(region => (double)region));
        yield return VtkArray.Scalars("permittivity", cells, regionOfCell.Select(region => permittivity[region]));
        yield return VtkArray.AxialVectors("E_V_per_m", cells, CellFields(profiles));
    }

    /// <summary>Values at the nodes; of the two sides of an interface the lower one counts, unless only the upper one
    /// is eligible.</summary>
    private static IEnumerable<double> NodeValues(
        IReadOnlyList<RegionProfile> profiles, Func<RegionProfile, double[]> values, Func<RegionProfile, bool> eligible)
    {
        for (int p = 0; p < profiles.Count; p++)
        {
            double[] own = values(profiles[p]);
            for (int i = p == 0 ? 0 : 1; i < own.Length - 1; i++)
            {
                yield return own[i];
            }

            bool upper = p + 1 < profiles.Count && !eligible(profiles[p]) && eligible(profiles[p + 1]);
            yield return upper ? values(profiles[p + 1])[0] : own[^1];
        }
    }

    private static IEnumerable<double> CellFields(IReadOnlyList<RegionProfile> profiles)
    {
        foreach (RegionProfile profile in profiles)
        {
            for (int i = 1; i < profile.Position.Length; i++)
            {
                yield return -(profile.Potential[i] - profile.Potential[i - 1]) / (profile.Position[i] - profile.Position[i - 1]);
            }
        }
    }

    private sealed record Content(PnpProblem Problem, IReadOnlyList<RegionProfile> Profiles, IEnumerable<VtkArray> Fluxes);
}
