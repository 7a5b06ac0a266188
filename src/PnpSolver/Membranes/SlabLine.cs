using System.Collections.Immutable;
using PnpSolver.Grids;

namespace PnpSolver.Membranes;

/// <summary>One grid line through a slab, from the inside face to the outside face. Immutable.</summary>
/// <param name="InsideNode">Node of the inside face.</param>
/// <param name="OutsideNode">Node of the outside face.</param>
/// <param name="Area">Area of the inside face that belongs to it: 1 (planar), per metre (cylindrical) or in m².</param>
/// <param name="Thickness">Distance between the faces, in m.</param>
public sealed record SlabLine(int InsideNode, int OutsideNode, double Area, double Thickness)
{
    /// <summary>Area over length of the slab along it, 1/∫ dx/A: its capacitance over ε₀ε, in m (times m⁻² planar, m⁻¹ cylindrical).</summary>
    public required double AreaOverLength { get; init; }

    /// <summary>A cell of the electrolyte at lower coordinates.</summary>
    public required int CellBelow { get; init; }

    /// <summary>A cell of the electrolyte at higher coordinates.</summary>
    public required int CellAbove { get; init; }

    /// <summary>The slab that an ion-free block of a tensor grid makes, or <c>null</c> where no line crosses it from electrolyte to
    /// electrolyte. Where lines do so in both directions, those that fit the listed membrane count, else those along z.</summary>
    internal static Slab? SlabOf(PnpProblem problem, RegionBlock block)
    {
        if (problem.Material(block.Region).AdmitsAny(problem.Species))
        {
            return null;
        }

        foreach (bool isListed in new[] { true, false })
        {
            foreach (bool isUpright in new[] { true, false })
            {
                ILookup<(Membrane? Membrane, bool IsReversed), Stretch> found = Stretches(problem, block, isUpright)
                    .ToLookup(s => Slab.Listed(problem, block.Region, RegionOf(problem, s.CellBelow), RegionOf(problem, s.CellAbove)));
                IGrouping<(Membrane? Membrane, bool IsReversed), Stretch>? chosen = found.FirstOrDefault(group => group.Key.Membrane is not null == isListed);
                if (chosen is not null)
                {
                    return new(block, problem.Grid.NameOf(block), chosen.Key.IsReversed)
                    {
                        Membrane = chosen.Key.Membrane,
                        IsWhole = true,
                        Lines = LinesOf(problem.Grid, chosen, isUpright, chosen.Key.IsReversed),
                    };
                }
            }
        }

        return null;
    }

    private static string RegionOf(PnpProblem problem, int cell) => problem.Grid.Regions[problem.Grid.RegionOfCell[cell]];

    /// <summary>Lines of cells through a block with electrolyte at both ends.</summary>
    private static IEnumerable<Stretch> Stretches(PnpProblem problem, RegionBlock block, bool isUpright)
    {
        Grid grid = problem.Grid;
        int columns = grid.Along.CellCount;
        (int lines, int count, int step, int across) = isUpright
            ? (columns, grid.CellCount / columns, columns, 1)
            : (grid.CellCount / columns, columns, 1, columns);
        bool HoldsIons(int cell) => problem.Material(RegionOf(problem, cell)).AdmitsAny(problem.Species);
        for (int line = 0; line < lines; line++)
        {
            int first = line * across;
            for (int at = 1; at < count; at++)
            {
                int start = at;
                while (at < count && grid.BlockOf(first + (at * step)) == block)
                {
                    at++;
                }

                if (at > start && at < count && HoldsIons(first + ((start - 1) * step)) && HoldsIons(first + (at * step)))
                {
                    yield return new(line, start, at, first + ((start - 1) * step), first + (at * step));
                }
            }
        }
    }

    /// <summary>Each line of cells gives half of its face to the node line on either side.</summary>
    private static ImmutableArray<SlabLine> LinesOf(Grid grid, IEnumerable<Stretch> stretches, bool isUpright, bool isReversed)
    {
        var lines = new Dictionary<(int Inside, int Outside), SlabLine>();
        void Add(int side, Stretch s, double area, double conducts)
        {
            int lower = isUpright ? (s.Start * grid.Columns) + s.Line + side : ((s.Line + side) * grid.Columns) + s.Start;
            int upper = isUpright ? (s.End * grid.Columns) + s.Line + side : ((s.Line + side) * grid.Columns) + s.End;
            (int inside, int outside) = isReversed ? (upper, lower) : (lower, upper);
            GridAxis axis = isUpright ? grid.Height! : grid.Along;
            lines.TryGetValue((inside, outside), out SlabLine? known);
            lines[(inside, outside)] = new(inside, outside, area + (known?.Area ?? 0), axis.Positions[s.End] - axis.Positions[s.Start])
            {
                AreaOverLength = conducts + (known?.AreaOverLength ?? 0),
                CellBelow = s.CellBelow,
                CellAbove = s.CellAbove,
            };
        }

        foreach (Stretch s in stretches)
        {
            if (isUpright)
            {
                double thickness = grid.Height!.Positions[s.End] - grid.Height.Positions[s.Start];
                Add(0, s, grid.Along.LowerVolume[s.Line], grid.Along.LowerVolume[s.Line] / thickness);
                Add(1, s, grid.Along.UpperVolume[s.Line], grid.Along.UpperVolume[s.Line] / thickness);
                continue;
            }

            double half = grid.Height!.Length(s.Line) / 2;
            double area = grid.Along.Coordinates.Area(grid.Along.Positions[isReversed ? s.End : s.Start]) * half;
            double conducts = half / grid.Along.Coordinates.LengthOverArea(grid.Along.Positions[s.Start], grid.Along.Positions[s.End]);
            Add(0, s, area, conducts);
            Add(1, s, area, conducts);
        }

        return [.. lines.Values.OrderBy(line => line.InsideNode)];
    }

    private readonly record struct Stretch(int Line, int Start, int End, int CellBelow, int CellAbove);
}
