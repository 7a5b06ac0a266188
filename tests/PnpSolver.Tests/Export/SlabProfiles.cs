using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Export;

/// <summary>A made-up solution with every feature a writer has to get right: jumps, an ion-free slab, an ion of one side.</summary>
internal static class SlabProfiles
{
    public static PnpProblem Problem(int cellsPerRegion, params string[] ions)
    {
        Species[] species = [.. ions.Select((name, k) => new Species(name, k % 2 == 0 ? 1 : -1, 1e-9))];
        Grid grid = Grid.Planar(
            Segment.Uniform("inside", 10e-9, cellsPerRegion),
            Segment.Uniform("membrane", 5e-9, cellsPerRegion),
            Segment.Uniform("outside", 10e-9, cellsPerRegion));
        return new PnpProblem(grid, [.. species])
            .WithMaterial("inside", Material.Electrolyte(80))
            .WithMaterial("membrane", Material.Dielectric(2))
            .WithMaterial("outside", new Material { Permittivity = 78.5, Ions = [.. species.Take(1)] });
    }

    /// <summary>Profiles with distinct values on the two sides of each interface.</summary>
    public static IReadOnlyList<RegionProfile> Of(PnpProblem problem)
    {
        var profiles = new List<RegionProfile>();
        foreach (RegionBlock block in problem.Grid.Blocks())
        {
            double[] x = problem.Grid.Positions[block.FirstNode..(block.LastNode + 1)].ToArray();
            Material material = problem.Material(block.Region);
            double[][] concentrations =
            [
                .. problem.Species.Select((ion, k) => x.Select(at =>
                    material.Admits(ion) ? (100 * (k + 1)) + material.Permittivity + (at * 1e9) : 0).ToArray()),
            ];
            bool ions = problem.Species.Any(material.Admits);
            profiles.Add(new(
                block.Region, ions, x, [.. x.Select(at => at * at * 1e15)], concentrations,
                [.. x.Select(at => ions ? material.Permittivity * at : 0)], [.. x.Select(at => -2e15 * at)]));
        }

        return profiles;
    }
}
