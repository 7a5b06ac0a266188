using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A surface at which an electrolyte ends and a layer of charge may form: an interface, a wall, an electrode. Immutable.</summary>
/// <param name="Electrolyte">What ends there.</param>
/// <param name="Other">What it ends at: a region, or a boundary of the domain.</param>
/// <param name="Charge">Charge that the electrolyte sees there, the normal displacement D_n into it, in C/m²; where it varies, the value of largest magnitude that
/// is an ion's radius away from the rims of pores, where the field is singular.</param>
/// <param name="CellSize">Size of the cell at the surface, normal to it, in m; the largest where they differ.</param>
internal sealed record LayerFace(Electrolyte Electrolyte, string Other, double Charge, double CellSize)
{
    private const double IonRadius = 0.35e-9;

    /// <summary>The surface as reports name it.</summary>
    public string Subject => $"{Electrolyte.Name} at {Other}";

    /// <summary>Region beyond the surface, or <c>null</c> at an end of the domain.</summary>
    public Material? Beyond { get; init; }

    /// <summary>Distance of where the charge is read to the nearest corner of the interfaces, in m.</summary>
    private double FromCorner { get; init; } = double.PositiveInfinity;

    /// <summary>Every such surface of a solution, one for each electrolyte and what it ends at.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="electrolytes">Its electrolytes.</param>
    public static IReadOnlyList<LayerFace> Of(Solution solution, IReadOnlyList<Electrolyte> electrolytes)
    {
        PnpProblem problem = solution.Problem;
        Grid grid = problem.Grid;
        Dictionary<RegionBlock, Electrolyte> known = electrolytes.ToDictionary(electrolyte => electrolyte.Block);
        string RegionOf(int cell) => grid.Regions[grid.RegionOfCell[cell]];
        InterfaceFace[] interfaces = [.. grid.Interfaces()];
        int[] corners = Corners(grid, interfaces);
        var faces = new List<LayerFace>();
        void Add(string other, int cell, BoundaryFace face, bool isLevel, int into, Material? beyond)
        {
            if (known.TryGetValue(grid.BlockOf(cell), out Electrolyte? electrolyte))
            {
                faces.Add(Read(solution, electrolyte, other, cell, face, isLevel, into, corners) with { Beyond = beyond });
            }
        }

        foreach (InterfaceFace face in interfaces)
        {
            (string lower, string upper) = (RegionOf(face.LowerCell), RegionOf(face.UpperCell));
            Add(upper, face.LowerCell, face.Face, face.IsLevel, -1, problem.Material(upper));
            Add(lower, face.UpperCell, face.Face, face.IsLevel, +1, problem.Material(lower));
        }

        foreach (Boundary boundary in grid.Boundaries.Where(boundary => problem.Boundary(boundary.Name).GathersCharge(problem.Species)))
        {
            foreach (BoundaryFace face in boundary.Faces.Where(face => problem.Boundary(boundary.Name).ActsOn(problem, RegionOf(face.Cell))))
            {
                Add(boundary.Name, face.Cell, face, boundary.IsLevel, -boundary.Outward, null);
            }
        }

        return [.. faces.GroupBy(face => face.Subject).Select(Worst)];
    }

    private static LayerFace Worst(IEnumerable<LayerFace> faces)
    {
        LayerFace worst = faces.MaxBy(face => (Math.Min(face.FromCorner, IonRadius), Math.Abs(face.Charge)))!;
        return worst with { CellSize = faces.Max(face => face.CellSize) };
    }

    /// <summary>The nodes at which interfaces turn.</summary>
    private static int[] Corners(Grid grid, InterfaceFace[] interfaces)
    {
        IEnumerable<int> Nodes(bool isLevel) => interfaces.Where(face => face.IsLevel == isLevel).SelectMany(face => new[] { face.Face.LowerNode, face.Face.UpperNode });
        return grid.IsLine ? [] : [.. Nodes(true).Intersect(Nodes(false))];
    }

    /// <summary>D_n = ε₀ε E_n, on a line by Gauss's law over the half box, in r–z by the parabola through three nodes.</summary>
    private static LayerFace Read(Solution solution, Electrolyte electrolyte, string other, int cell, BoundaryFace face, bool isLevel, int into, int[] corners)
    {
        Grid grid = solution.Problem.Grid;
        (int row, int column) = Math.DivRem(cell, grid.Along.CellCount);
        GridAxis axis = isLevel ? grid.Height! : grid.Along;
        int at = isLevel ? row : column;
        double epsilon = PhysicalConstants.VacuumPermittivity * electrolyte.Material.Permittivity;
        if (grid.IsLine)
        {
            return new(electrolyte, other, epsilon * into * electrolyte.Profile.Field[into > 0 ? 0 : ^1], axis.Length(at));
        }

        int step = into * (isLevel ? grid.Columns : 1);
        bool hasSecond = at + into >= 0 && at + into < axis.CellCount && grid.BlockOf(cell + (into * (isLevel ? grid.Along.CellCount : 1))) == electrolyte.Block;
        double Displacement(int node) => -epsilon * OneSidedSlope.At(
            axis.Length(at), solution.Potential[node + step] - solution.Potential[node],
            hasSecond ? axis.Length(at + into) : 0, hasSecond ? solution.Potential[node + (2 * step)] - solution.Potential[node] : 0);
        double FromCorner(int node) => corners.Select(corner => Distance(grid, node, corner)).DefaultIfEmpty(double.PositiveInfinity).Min();
        return Worst(new[] { face.LowerNode, face.UpperNode }.Select(node => new LayerFace(electrolyte, other, Displacement(node), axis.Length(at)) { FromCorner = FromCorner(node) }));
    }

    private static double Distance(Grid grid, int first, int second)
    {
        double along = grid.Positions[first % grid.Columns] - grid.Positions[second % grid.Columns];
        double across = grid.Height!.Positions[first / grid.Columns] - grid.Height.Positions[second / grid.Columns];
        return Math.Sqrt((along * along) + (across * across));
    }
}
