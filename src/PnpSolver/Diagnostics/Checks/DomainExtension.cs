using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Membranes;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A problem with its baths twice as far away. Immutable.</summary>
/// <remarks>A bath goes as far again beyond its end as its electrolyte reaches inwards to the nearest surface, or where there is none as the whole domain
/// reaches. In r–z an uncharged outer wall cuts off the reservoirs beside a pore: it moves outwards too, where an ion-free region meets it and
/// every electrolyte that does has a bath. Nothing moves where a membrane with mechanisms, or a closed electrolyte, meets the end, since its area or volume would
/// change; and a radius ends at its axis.</remarks>
/// <param name="Grid">The longer grid.</param>
/// <param name="Moved">The boundaries that moved, with how far, in m.</param>
internal sealed record DomainExtension(Grid Grid, ImmutableArray<(string Boundary, double By)> Moved)
{
    /// <summary>The extension of a problem's domain; <c>null</c> where no end of it can be moved.</summary>
    /// <param name="problem">The problem.</param>
    public static DomainExtension? Of(PnpProblem problem)
    {
        IReadOnlyList<Slab> slabs = Slab.Of(problem);
        (string Name, double By)[] ends = [.. problem.Grid.Boundaries.Where(boundary => CanMove(problem, slabs, boundary))
            .Select(boundary => OpenEnd.Of(problem, boundary))
            .Select(end => (end.Boundary.Name, double.IsFinite(end.Reach) ? end.Reach : end.Depth))];
        Grid grid = ends.Aggregate(problem.Grid, (longer, end) => longer.Extended(end.Name, end.By));
        return ends.Length > 0 ? new(grid, [.. ends]) : null;
    }

    /// <summary>Whether a block of the shorter grid reaches farther on the longer one.</summary>
    /// <param name="shorter">The shorter grid.</param>
    /// <param name="block">One of its blocks.</param>
    public bool HasGrown(Grid shorter, RegionBlock block) =>
        !Grid.Blocks().Any(other => Grid.NameOf(other) == shorter.NameOf(block) && Math.Abs(other.Volume - block.Volume) <= 1e-9 * block.Volume);

    private static bool CanMove(PnpProblem problem, IReadOnlyList<Slab> slabs, Boundary boundary)
    {
        BoundaryCondition condition = problem.Boundary(boundary.Name);
        RegionBlock[] meeting = [.. boundary.Faces.Select(face => problem.Grid.BlockOf(face.Cell)).Distinct()];
        bool isFixed = slabs.Any(slab => slab.Membrane?.Working.Any() == true && meeting.Contains(slab.Block)) || meeting.Any(block => IsClosed(problem, block));
        bool isInner = boundary.Name == "inner";
        bool isBath = condition.IsReservoir && !condition.GathersCharge(problem.Species);
        return !isFixed && !isInner && (isBath || CutsReservoirs(problem, boundary, condition, meeting));
    }

    private static bool CutsReservoirs(PnpProblem problem, Boundary boundary, BoundaryCondition condition, RegionBlock[] meeting) =>
        !problem.Grid.IsLine && boundary.Name == "outer" && !condition.IsReservoir && !condition.GathersCharge(problem.Species)
        && meeting.Any(block => !problem.Material(block.Region).AdmitsAny(problem.Species));

    /// <summary>Whether a block holds ions that no bath, not even one beyond other regions, supplies.</summary>
    private static bool IsClosed(PnpProblem problem, RegionBlock block)
    {
        if (!problem.Material(block.Region).AdmitsAny(problem.Species))
        {
            return false;
        }

        return !Slab.JoinedTo(problem, [block]).Any(reached => OpenEnd.IsAtBath(problem, reached));
    }
}
