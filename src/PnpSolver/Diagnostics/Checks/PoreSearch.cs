using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Finds where electrolytes are confined: runs of cells along a grid line that end at walls, those along r from the axis on.</summary>
/// <remarks>A wall is a region that leaves out an ion which the electrolyte admits, a charged sheet, a charged wall or an electrode. An uncharged wall at
/// the end of a line is a plane of symmetry, and in r–z where the domain was cut off. Of the lines through one electrolyte between the same
/// walls the narrowest counts.</remarks>
/// <param name="reading">The solution with what checks need of it.</param>
internal sealed class PoreSearch(CheckReading reading)
{
    private readonly PnpProblem problem = reading.Problem;
    private readonly Grid grid = reading.Grid;
    private readonly bool[,] isWall = WallsOf(reading.Problem);

    private enum End
    {
        Open,
        Mirror,
        Wall,
    }

    /// <summary>The pores, in the order of their electrolytes.</summary>
    public IReadOnlyList<Pore> Find()
    {
        Dictionary<RegionBlock, Electrolyte> known = reading.Electrolytes.ToDictionary(electrolyte => electrolyte.Block);
        IEnumerable<Stretch> stretches = CellLine.Of(grid).SelectMany(Along).Where(stretch => known.ContainsKey(stretch.Block));
        return [.. stretches.GroupBy(stretch => (stretch.Block, stretch.Low, stretch.High, stretch.IsUpright)).Select(group =>
        {
            Stretch narrowest = group.MinBy(stretch => stretch.Radius);
            double length = grid.IsLine ? double.PositiveInfinity : group.Sum(stretch => stretch.Thickness);
            bool isTube = narrowest.IsAxial && grid.Coordinates != CoordinateSystem.Spherical;
            string subject = narrowest.Low is null ? $"{known[group.Key.Block].Name} in {narrowest.High}"
                : narrowest.High is null ? $"{known[group.Key.Block].Name} at {narrowest.Low}"
                : $"{known[group.Key.Block].Name} between {narrowest.Low} and {narrowest.High}";
            return new Pore(subject, known[group.Key.Block], narrowest.Radius, length, narrowest.Beyond, isTube) { DebyeLength = DebyeLength(known[group.Key.Block]) };
        }).Where(pore => pore.InDebyeLengths <= Pore.WidestInDebyeLengths)];
    }

    private double DebyeLength(Electrolyte electrolyte)
    {
        List<RegionBlock> reached = Slab.JoinedTo(problem, [electrolyte.Block]);
        IEnumerable<Electrolyte> baths = reading.Electrolytes.Where(other => reached.Contains(other.Block) && OpenEnd.IsAtBath(problem, other.Block));
        return baths.Append(electrolyte).Max(other => other.DebyeLength);
    }

    private static bool[,] WallsOf(PnpProblem problem)
    {
        int count = problem.Grid.Regions.Count;
        var walls = new bool[count, count];
        for (int own = 0; own < count; own++)
        {
            for (int other = 0; other < count; other++)
            {
                Material material = problem.Material(problem.Grid.Regions[own]);
                Material beyond = problem.Material(problem.Grid.Regions[other]);
                walls[own, other] = problem.Species.Any(ion => ion.Valence != 0 && material.Admits(ion) && !beyond.Admits(ion));
            }
        }

        return walls;
    }

    private IEnumerable<Stretch> Along(CellLine line)
    {
        int start = 0;
        for (int at = 1; at <= line.Axis.CellCount; at++)
        {
            if (at < line.Axis.CellCount && Between(line, at) is null)
            {
                continue;
            }

            int region = line.RegionOf(grid, start);
            if (problem.Material(grid.Regions[region]).AdmitsAny(problem.Species) && Confined(line, start, at) is { } found)
            {
                yield return found;
            }

            start = at;
        }
    }

    private Stretch? Confined(CellLine line, int start, int end)
    {
        (End low, string? lowName, Material? _) = EndOf(line, start, start);
        (End high, string? highName, Material? beyond) = EndOf(line, end, end - 1);
        if (low == End.Open || high == End.Open || (low == End.Mirror && high == End.Mirror))
        {
            return null;
        }

        double width = line.Axis.Positions[end] - line.Axis.Positions[start];
        bool isAxial = start == 0 && line.Axis.HasCentre;
        return new(grid.BlockOf(line.Cell(start)), lowName, highName, line.IsUpright, low == End.Wall && high == End.Wall ? width / 2 : width)
        {
            Thickness = line.Thickness,
            Beyond = high == End.Wall ? beyond : null,
            IsAxial = isAxial,
        };
    }

    /// <summary>What ends a run of cells at a node line, seen from one of its cells.</summary>
    private (End Kind, string? Name, Material? Beyond) EndOf(CellLine line, int node, int cell)
    {
        if (node == 0 || node == line.Axis.CellCount)
        {
            return AtBoundary(line, node, cell);
        }

        int other = line.RegionOf(grid, node == cell ? node - 1 : node);
        bool seals = Between(line, node) is { } sheet && (sheet || isWall[line.RegionOf(grid, cell), other]);
        bool isSheet = !isWall[line.RegionOf(grid, cell), other];
        return !seals ? (End.Open, null, null) : (End.Wall, grid.Regions[other], isSheet ? null : problem.Material(grid.Regions[other]));
    }

    private (End Kind, string? Name, Material? Beyond) AtBoundary(CellLine line, int node, int cell)
    {
        if (node == 0 && line.Axis.HasCentre)
        {
            return (End.Mirror, null, null);
        }

        Boundary boundary = grid.Boundaries.First(b => b.IsLevel == line.IsUpright && b.Outward < 0 == (node == 0));
        BoundaryCondition condition = problem.Boundary(boundary.Name);
        bool acts = condition.ActsOn(problem, grid.Regions[line.RegionOf(grid, cell)]);
        return acts && condition.GathersCharge(problem.Species) && !condition.IsReservoir ? (End.Wall, boundary.Name, null)
            : (acts && condition.IsReservoir) || !grid.IsLine ? (End.Open, null, null)
            : (End.Mirror, null, null);
    }

    /// <summary>Whether a charged sheet lies between the cells on both sides of a node line; <c>null</c> where the electrolyte just goes on.</summary>
    private bool? Between(CellLine line, int node)
    {
        (int below, int above) = (line.RegionOf(grid, node - 1), line.RegionOf(grid, node));
        if (below == above)
        {
            return null;
        }

        double position = line.Axis.Positions[node];
        bool isSheet = problem.Surfaces.Any(surface => surface.Density != 0 && surface.LiesOn(grid.Regions[below], grid.Regions[above], position, line.IsUpright));
        return isSheet || isWall[below, above] || isWall[above, below] ? isSheet : null;
    }

    private readonly record struct Stretch(RegionBlock Block, string? Low, string? High, bool IsUpright, double Radius)
    {
        public required double Thickness { get; init; }

        public required Material? Beyond { get; init; }

        public required bool IsAxial { get; init; }
    }
}
