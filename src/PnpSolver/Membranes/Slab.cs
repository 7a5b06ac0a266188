using System.Collections.Immutable;
using PnpSolver.Grids;

namespace PnpSolver.Membranes;

/// <summary>An ion-free block between two electrolytes, oriented from inside to outside. Immutable.</summary>
/// <param name="Block">Its cells.</param>
/// <param name="Name">Name in results: the region, numbered from its second block on.</param>
/// <param name="IsReversed">Whether the inside is at higher coordinates.</param>
public sealed record Slab(RegionBlock Block, string Name, bool IsReversed)
{
    /// <summary>What the problem says about it, or <c>null</c> where it is not listed.</summary>
    public Membrane? Membrane { get; init; }

    /// <summary>Whether electrolytes touch both faces, so that it is not one layer of a stack.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The grid lines that cross it, from face to face: one on a line.</summary>
    public required ImmutableArray<SlabLine> Lines { get; init; }

    /// <summary>Node of the inside face, of the first line.</summary>
    public int InsideNode => Lines[0].InsideNode;

    /// <summary>Node of the outside face, of the first line.</summary>
    public int OutsideNode => Lines[0].OutsideNode;

    /// <summary>Area of the inside face: 1 (planar), per metre (cylindrical) or in m².</summary>
    public double Area => Lines.Sum(line => line.Area);

    /// <summary>Distance from face to face, in m, as the mean over the inside face.</summary>
    public double Thickness => Lines.Sum(line => line.Thickness * line.Area) / Area;

    /// <summary>The blocks of the electrolyte on one side, in rising order, up to the next slab or the end of the domain.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="below">Whether the side lies at lower coordinates.</param>
    public IReadOnlyList<RegionBlock> Side(PnpProblem problem, bool below)
    {
        ArgumentNullException.ThrowIfNull(problem);
        IReadOnlyList<RegionBlock> blocks = problem.Grid.Blocks();
        bool HoldsIons(RegionBlock block) => problem.Material(block.Region).AdmitsAny(problem.Species);
        if (problem.Grid.IsLine)
        {
            IEnumerable<RegionBlock> outwards = below
                ? blocks.Where(b => b.LastCell < Block.FirstCell).Reverse()
                : blocks.Where(b => b.FirstCell > Block.LastCell);
            return [.. outwards.SkipWhile(b => !HoldsIons(b)).TakeWhile(HoldsIons).OrderBy(b => b.FirstCell)];
        }

        return [.. JoinedTo(problem, blocks.Where(b => b.Cells.Contains(below ? Lines[0].CellBelow : Lines[0].CellAbove))).OrderBy(b => b.FirstCell)];
    }

    /// <summary>The blocks of electrolyte that some are joined to, node by node, those themselves first.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">The blocks to begin with.</param>
    internal static List<RegionBlock> JoinedTo(PnpProblem problem, IEnumerable<RegionBlock> start)
    {
        List<RegionBlock> reached = [.. start];
        for (int next = 0; next < reached.Count; next++)
        {
            reached.AddRange(problem.Grid.Blocks().Where(other =>
                problem.Material(other.Region).AdmitsAny(problem.Species) && !reached.Contains(other) && other.Nodes.Meets(reached[next].Nodes)));
        }

        return reached;
    }

    /// <summary>Whether a pore joins the electrolytes of both sides.</summary>
    /// <param name="problem">The problem.</param>
    public bool IsShunted(PnpProblem problem) => Side(problem, below: true).Intersect(Side(problem, below: false)).Any();

    /// <summary>Whether another slab lies beside this one: between the same electrolytes, its inside on the same side.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="other">The other slab.</param>
    public bool IsBeside(PnpProblem problem, Slab other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Block != other.Block
            && Side(problem, !IsReversed).SequenceEqual(other.Side(problem, !other.IsReversed))
            && Side(problem, IsReversed).SequenceEqual(other.Side(problem, other.IsReversed));
    }

    /// <summary>All slabs of a problem, in rising order.</summary>
    /// <param name="problem">The problem; every region has a material.</param>
    public static IReadOnlyList<Slab> Of(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Grid.IsLine ? OnLine(problem) : [.. problem.Grid.Blocks().Select(block => SlabLine.SlabOf(problem, block)).OfType<Slab>()];
    }

    private static List<Slab> OnLine(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        IReadOnlyList<RegionBlock> blocks = grid.Blocks();
        bool HoldsIons(RegionBlock block) => problem.Material(block.Region).AdmitsAny(problem.Species);
        var slabs = new List<Slab>();
        for (int b = 1; b < blocks.Count - 1; b++)
        {
            RegionBlock? below = blocks.Take(b).LastOrDefault(HoldsIons);
            RegionBlock? above = blocks.Skip(b + 1).FirstOrDefault(HoldsIons);
            if (HoldsIons(blocks[b]) || below is null || above is null)
            {
                continue;
            }

            (Membrane? membrane, bool isReversed) = Listed(problem, blocks[b].Region, below.Region, above.Region);
            (int inside, int outside) = isReversed ? (blocks[b].LastNode, blocks[b].FirstNode) : (blocks[b].FirstNode, blocks[b].LastNode);
            double thickness = grid.Positions[blocks[b].LastNode] - grid.Positions[blocks[b].FirstNode];
            slabs.Add(new(blocks[b], grid.NameOf(blocks[b]), isReversed)
            {
                Membrane = membrane,
                IsWhole = HoldsIons(blocks[b - 1]) && HoldsIons(blocks[b + 1]),
                Lines =
                [
                    new(inside, outside, grid.Coordinates.Area(grid.Positions[inside]), thickness)
                    {
                        AreaOverLength = 1 / grid.Coordinates.LengthOverArea(grid.Positions[blocks[b].FirstNode], grid.Positions[blocks[b].LastNode]),
                        CellBelow = below.LastCell,
                        CellAbove = above.FirstCell,
                    },
                ],
            });
        }

        return slabs;
    }

    /// <summary>The membrane that the problem lists for a block, and whether its inside is at higher coordinates.</summary>
    internal static (Membrane? Membrane, bool IsReversed) Listed(PnpProblem problem, string region, string below, string above)
    {
        Membrane? forward = problem.Membranes.FirstOrDefault(m => m.Region == region && m.Inside == below && m.Outside == above);
        Membrane? backward = problem.Membranes.FirstOrDefault(m => m.Region == region && m.Inside == above && m.Outside == below);
        return (forward ?? backward, forward is null && backward is not null);
    }
}
