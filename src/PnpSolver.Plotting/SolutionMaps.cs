using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Maps of an axisymmetric solution: the potential, and the concentration of every ion where it can be.</summary>
public static class SolutionMaps
{
    /// <summary>What <see cref="MapFigure"/> draws.</summary>
    /// <param name="solution">An axisymmetric solution.</param>
    public static MapData Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        PnpProblem problem = solution.Problem;
        Grid grid = problem.Grid;
        IReadOnlyList<RegionProfile> profiles = Profiles.Of(solution);
        return new(grid.Along.Positions.ToArray(), grid.Height!.Positions.ToArray())
        {
            Fields =
            [
                MapField.Potential(new MapLayer(solution.Potential.ToArray())) with { Vectors = Current(solution) },
                .. problem.Species.Select((ion, k) => (ion, Layers: Layers(problem, profiles, k))).Where(p => p.Layers.Count > 0)
                    .Select(p => MapField.Concentration(p.ion, p.Layers)),
            ],
            Regions = [.. grid.Regions.Select(region => new MapRegion(region, problem.Material(region).AdmitsAny(problem.Species)))],
            RegionOfCell = grid.RegionOfCell.ToArray(),
            Surfaces = [.. problem.Surfaces.SelectMany(surface => SurfacesOf(grid, surface))],
            Marks = [.. problem.Sections.Select(section => MarkOf(grid, section)), .. problem.Probes.Select(MarkOf)],
            DebyeLength = DebyeLength(problem),
        };
    }

    /// <summary>The current density, or nothing where next to none flows: below a millionth of what V_T over the domain's height would drive
    /// through the electrolyte.</summary>
    private static MapVectors? Current(Solution solution)
    {
        PnpProblem problem = solution.Problem;
        Grid grid = problem.Grid;
        double height = grid.Height!.Positions[^1] - grid.Height.Positions[0];
        double scale = grid.Regions.Select(problem.Material)
            .Max(material => problem.Species.Sum(ion => ion.Valence * ion.Valence * material.Concentration(ion) * material.Diffusivity(ion)));
        CellVectors current = new CellFluxes(solution).CurrentDensity();
        double largest = Math.Max(current.Along.Max(Math.Abs), current.Up.Max(Math.Abs));
        return largest < 1e-6 * PhysicalConstants.Faraday * scale / height ? null
            : new("current density", current.Along, current.Up, [.. grid.RegionOfCell.ToArray().Select(region => problem.Material(grid.Regions[region]).AdmitsAny(problem.Species))]);
    }

    /// <summary>λ_D of the electrolyte that screens best, in m; 0 where none does.</summary>
    internal static double DebyeLength(PnpProblem problem) => problem.Grid.Regions.Select(problem.Material)
        .Select(material => problem.DebyeLength(material.Permittivity, [.. problem.Species.Select(material.Concentration)]))
        .Where(double.IsFinite).DefaultIfEmpty(0).Min();

    /// <summary>One layer for each region that admits an ion and holds some: concentrations jump between regions.</summary>
    private static List<MapLayer> Layers(PnpProblem problem, IReadOnlyList<RegionProfile> profiles, int species)
    {
        Grid grid = problem.Grid;
        var layers = new List<MapLayer>();
        foreach (string region in grid.Regions.Where(region => problem.Material(region).Admits(problem.Species[species])))
        {
            var values = new double[grid.NodeCount];
            var cells = new bool[grid.CellCount];
            Array.Fill(values, double.NaN);
            bool holdsSome = false;
            foreach ((RegionBlock block, RegionProfile profile) in grid.Blocks().Zip(profiles).Where(p => p.First.Region == region))
            {
                block.Cells.Fill(cells.AsSpan(), true);
                foreach ((int node, double value) in block.Nodes.Numbers().Zip(profile.Concentration[species]))
                {
                    values[node] = value;
                    holdsSome |= value > 0;
                }
            }

            if (holdsSome)
            {
                layers.Add(new(values, cells));
            }
        }

        return layers;
    }

    /// <summary>The faces of a charged interface, those in one line as one.</summary>
    private static List<MapSurface> SurfacesOf(Grid grid, SurfaceCharge surface)
    {
        var found = new List<MapSurface>();
        foreach (InterfaceFace face in grid.Interfaces())
        {
            string below = grid.Regions[grid.RegionOfCell[face.LowerCell]];
            string above = grid.Regions[grid.RegionOfCell[face.UpperCell]];
            if (!surface.LiesOn(below, above, face.Position, face.IsLevel))
            {
                continue;
            }

            (double R, double Z) from = Place(grid, face.Face.LowerNode);
            (double R, double Z) to = Place(grid, face.Face.UpperNode);
            int before = found.FindIndex(known => known.To == from && (known.From.R == to.R || known.From.Z == to.Z));
            if (before >= 0)
            {
                found[before] = found[before] with { To = to };
            }
            else
            {
                found.Add(new(from, to, surface.Density));
            }
        }

        return found;
    }

    private static (double R, double Z) Place(Grid grid, int node) =>
        (grid.Along.Positions[node % grid.Columns], grid.Height!.Positions[node / grid.Columns]);

    private static MapMark MarkOf(Grid grid, Section section) => section.IsLevel
        ? new(section.Name, (grid.Along.Positions[0], section.Position), (grid.Along.Positions[^1], section.Position))
        : new(section.Name, (section.Position, grid.Height!.Positions[0]), (section.Position, grid.Height.Positions[^1]));

    private static MapMark MarkOf(Probe probe) => new(probe.Name, (probe.Position, probe.Height ?? 0), (probe.Position, probe.Height ?? 0));
}
