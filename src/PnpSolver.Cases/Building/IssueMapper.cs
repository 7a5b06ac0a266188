using PnpSolver.Cases.Forms;
using PnpSolver.Discretization;

namespace PnpSolver.Cases.Building;

/// <summary>Brings what the library finds wrong with a problem to its place in the file.</summary>
/// <param name="root">The case.</param>
/// <param name="faults">The errors so far; receives more.</param>
/// <param name="notes">Receives what is no error.</param>
internal sealed class IssueMapper(Item root, Faults faults, List<string> notes)
{
    /// <summary>Maps the issues of a problem.</summary>
    /// <remarks>Where the case has errors already, the problem has stand-ins for what is missing; then only issues count that no
    /// stand-in can have caused: those of a single entry that has no error of its own.</remarks>
    /// <param name="problem">The problem.</param>
    /// <param name="isSteady">Whether a steady state is sought.</param>
    public void Map(PnpProblem problem, bool isSteady)
    {
        IReadOnlyList<ProblemIssue> issues = ProblemCheck.Issues(problem, isSteady);
        bool standIns = faults.Any;
        foreach (ProblemIssue issue in issues.Where(issue => !standIns || IsLocal(issue)))
        {
            if (!issue.IsError)
            {
                notes.Add(issue.Path.Length > 0 ? $"{issue.Path}: {issue.Message}" : issue.Message);
            }
            else if (!IsRepeated(issue, issues))
            {
                faults.Add(root.Nearest(issue.Path).Place, issue.Path, issue.Message);
            }
        }
    }

    private bool IsLocal(ProblemIssue issue)
    {
        string[] keys = issue.Path.Split('.');
        bool ofMechanism = keys is ["membranes", _, _, _, ..];
        bool single = ofMechanism || keys is ["surfaces" or "probes" or "sections", _, ..] or ["regions" or "boundaries", _, not "current", ..]
            || (keys is ["membranes", _] && !faults.Touches("regions"));
        bool ofStandIn = keys is ["boundaries", _, "covers"] && faults.Touches("regions");
        return issue.IsError && single && !ofStandIn && !faults.Touches(string.Join('.', keys[..(ofMechanism ? 3 : 2)]));
    }

    /// <summary>Whether the issue is that of a region, seen at a bath that holds what the region holds.</summary>
    private bool IsRepeated(ProblemIssue issue, IReadOnlyList<ProblemIssue> issues) =>
        issue.Path.Split('.') is ["boundaries", var name, "concentrations"]
        && root.Sound("boundaries")?.Sound(name) is { } bath && !bath.Has("concentrations")
        && issues.Any(other => other.Path == $"regions.{bath.TextOf("region")}.concentrations");
}
