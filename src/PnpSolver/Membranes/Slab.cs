using PnpSolver.Grids;

namespace PnpSolver.Membranes;

/// <summary>An ion-free run of cells between two electrolytes, oriented from inside to outside. Immutable.</summary>
/// <param name="Block">Its cells.</param>
/// <param name="Name">Name in results: the region, numbered from its second run on.</param>
/// <param name="IsReversed">Whether the inside is at higher coordinates.</param>
public sealed record Slab(RegionBlock Block, string Name, bool IsReversed)
{
    /// <summary>What the problem says about it, or <c>null</c> where it is not listed.</summary>
    public Membrane? Membrane { get; init; }

    /// <summary>Whether electrolytes touch both faces, so that it is not one layer of a stack.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Node of the inside face.</summary>
    public int InsideNode => IsReversed ? Block.LastNode : Block.FirstNode;

    /// <summary>Node of the outside face.</summary>
    public int OutsideNode => IsReversed ? Block.FirstNode : Block.LastNode;

    /// <summary>The runs of the electrolyte on one side, in rising order, up to the next slab or the end of the domain.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="below">Whether the side lies at lower coordinates.</param>
    public IReadOnlyList<RegionBlock> Side(PnpProblem problem, bool below)
    {
        ArgumentNullException.ThrowIfNull(problem);
        IEnumerable<RegionBlock> outwards = below
            ? problem.Grid.Blocks().Where(b => b.LastCell < Block.FirstCell).Reverse()
            : problem.Grid.Blocks().Where(b => b.FirstCell > Block.LastCell);
        bool HoldsIons(RegionBlock block) => problem.Material(block.Region).AdmitsAny(problem.Species);
        return [.. outwards.SkipWhile(b => !HoldsIons(b)).TakeWhile(HoldsIons).OrderBy(b => b.FirstCell)];
    }

    /// <summary>All slabs of a problem, in rising order.</summary>
    /// <param name="problem">The problem; every region has a material.</param>
    public static IReadOnlyList<Slab> Of(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        IReadOnlyList<RegionBlock> blocks = problem.Grid.Blocks();
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

            string region = blocks[b].Region;
            Membrane? forward = problem.Membranes.FirstOrDefault(m => m.Region == region && m.Inside == below.Region && m.Outside == above.Region);
            Membrane? backward = problem.Membranes.FirstOrDefault(m => m.Region == region && m.Inside == above.Region && m.Outside == below.Region);
            slabs.Add(new(blocks[b], problem.Grid.NameOf(blocks[b]), forward is null && backward is not null)
            {
                Membrane = forward ?? backward,
                IsWhole = HoldsIons(blocks[b - 1]) && HoldsIons(blocks[b + 1]),
            });
        }

        return slabs;
    }
}
