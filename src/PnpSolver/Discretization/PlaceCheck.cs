using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Whether charged interfaces, probes and sections lie where the domain has such a place.</summary>
internal static class PlaceCheck
{
    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem) =>
        [.. SurfaceIssues(problem), .. ProbeIssues(problem), .. SectionIssues(problem)];

    private static IEnumerable<ProblemIssue> SurfaceIssues(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        List<Meeting> meetings = problem.Surfaces.IsEmpty ? [] : [.. grid.Interfaces().Select(face => new Meeting(
            grid.Regions[grid.RegionOfCell[face.LowerCell]], grid.Regions[grid.RegionOfCell[face.UpperCell]], face.IsLevel, face.Position)).Distinct()];
        for (int s = 0; s < problem.Surfaces.Length; s++)
        {
            SurfaceCharge surface = problem.Surfaces[s];
            if (!double.IsFinite(surface.Density))
            {
                yield return ProblemCheck.Error($"surfaces.{s}.charge", "must be a finite number");
            }

            SurfaceCharge anywhere = surface with { Position = null, Height = null };
            List<Meeting> touch = [.. meetings.Where(m => anywhere.LiesOn(m.Lower, m.Upper, m.Position, m.IsLevel))];
            if (touch.Count == 0)
            {
                string touching = ProblemCheck.List(meetings.DistinctBy(m => string.CompareOrdinal(m.Lower, m.Upper) < 0 ? (m.Lower, m.Upper) : (m.Upper, m.Lower))
                    .Select(m => $"{m.Lower}|{m.Upper}").DefaultIfEmpty("none"));
                yield return ProblemCheck.Error($"surfaces.{s}.between", $"'{surface.First}' and '{surface.Second}' do not touch; touching are: {touching}");
            }
            else if (!touch.Exists(m => surface.LiesOn(m.Lower, m.Upper, m.Position, m.IsLevel)))
            {
                string places = ProblemCheck.List(touch.OrderBy(m => m.IsLevel).ThenBy(m => m.Position).Select(m => PlaceOf(grid, m)).Distinct());
                yield return ProblemCheck.Error($"surfaces.{s}.where", $"'{surface.First}' and '{surface.Second}' do not meet there, but at {places}");
            }
        }
    }

    private static string PlaceOf(Grid grid, Meeting meeting)
    {
        string axis = grid.IsLine ? "" : meeting.IsLevel ? "z = " : "r = ";
        return $"{axis}{meeting.Position * 1e9:g9} nm";
    }

    private static IEnumerable<ProblemIssue> ProbeIssues(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        foreach (Probe probe in problem.Probes)
        {
            string path = $"probes.{probe.Name}";
            if (grid.IsLine == probe.Height is not null)
            {
                yield return ProblemCheck.Error(path, grid.IsLine ? "a point of a line has no height z" : "a point of an axisymmetric domain needs a height z");
            }

            string name = grid.IsLine ? "" : "r = ";
            foreach (string fault in Outside(grid.Along, probe.Position, name).Concat(Outside(grid.Height, probe.Height, "z = ")))
            {
                yield return ProblemCheck.Error(path, fault);
            }
        }
    }

    private static IEnumerable<ProblemIssue> SectionIssues(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        foreach (Section section in problem.Sections)
        {
            string path = $"sections.{section.Name}";
            if (grid.IsLine)
            {
                yield return ProblemCheck.Error(path, "only an axisymmetric domain has sections");
                continue;
            }

            (GridAxis? axis, string name) = section.IsLevel ? (grid.Height, "z = ") : (grid.Along, "r = ");
            foreach (string fault in Outside(axis, section.Position, name))
            {
                yield return ProblemCheck.Error(path, fault);
            }
        }
    }

    private static IEnumerable<string> Outside(GridAxis? axis, double? position, string name)
    {
        if (axis is null || position is not { } at)
        {
            yield break;
        }

        double first = axis.Positions[0];
        double last = axis.Positions[^1];
        double slack = 1e-9 * (last - first);
        if (!(at >= first - slack && at <= last + slack))
        {
            yield return $"{name}{at * 1e9:g6} nm is outside the domain, {first * 1e9:g6} … {last * 1e9:g6} nm";
        }
    }

    /// <summary>Where two regions meet.</summary>
    private readonly record struct Meeting(string Lower, string Upper, bool IsLevel, double Position);
}
