using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Notes on corners of the domain at which two boundaries hold different things: only one of them can.</summary>
internal static class CornerCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        if (grid.IsLine)
        {
            yield break;
        }

        foreach (Boundary level in grid.Boundaries.Where(boundary => boundary.IsLevel))
        {
            foreach (Boundary side in grid.Boundaries.Where(boundary => boundary.Name is "inner" or "outer"))
            {
                int cell = level.Faces.Select(face => face.Cell).Intersect(side.Faces.Select(face => face.Cell)).Single();
                string region = grid.Regions[grid.RegionOfCell[cell]];
                BoundaryCondition first = problem.Boundary(level.Name);
                BoundaryCondition second = problem.Boundary(side.Name);
                if (!first.ActsOn(problem, region) || !second.ActsOn(problem, region))
                {
                    continue;
                }

                string[] differing = [.. Differing(problem, first, second)];
                if (differing.Length > 0)
                {
                    string place = grid.PlaceOf(level.Faces.SelectMany(Ends).Intersect(side.Faces.SelectMany(Ends)).Single());
                    yield return new(false, $"boundaries.{side.Name}", $"it meets {level.Name} at {place} and holds another {string.Join(" and another ", differing)}; there {level.Name}'s holds");
                }
            }
        }
    }

    private static int[] Ends(BoundaryFace face) => [face.LowerNode, face.UpperNode];

    /// <summary>What two conditions both hold, and hold at different values.</summary>
    private static IEnumerable<string> Differing(PnpProblem problem, BoundaryCondition first, BoundaryCondition second)
    {
        bool bothTie = first.FixedPotential is not null || first.ImposedCurrent is not null;
        bothTie &= second.FixedPotential is not null || second.ImposedCurrent is not null;
        if (bothTie && !(first.FixedPotential is { } potential && potential == second.FixedPotential))
        {
            yield return "potential";
        }

        Species[] differing = [.. problem.Species.Where(s => first.FixedConcentration(s) is { } a && second.FixedConcentration(s) is { } b && a != b)];
        if (differing.Length > 0)
        {
            yield return $"concentration of {ProblemCheck.List(differing.Select(s => s.Name))}";
        }
    }
}
