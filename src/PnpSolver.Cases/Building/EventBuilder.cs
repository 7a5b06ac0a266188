using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Solvers;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the problems that the events of a case pose: the case is read anew with the values that hold in their place.</summary>
/// <param name="sources">The documents of the case.</param>
/// <param name="reading">The case as it stands.</param>
/// <param name="refine">How many times every cell is halved.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class EventBuilder(Sources sources, Reading reading, int refine, Faults faults)
{
    private readonly Sources sources = sources.Unsolved();
    private readonly HashSet<Setting> failed = [];

    /// <summary>The events of the plan, one for each moment, in rising order of time; those without error where there are errors.</summary>
    /// <param name="instants">When events begin and end.</param>
    public ImmutableArray<TimedEvent> Build(ImmutableArray<Instant> instants)
    {
        var events = ImmutableArray.CreateBuilder<TimedEvent>();
        PnpProblem before = reading.Problem;
        foreach ((Instant instant, Instant? next) in instants.Zip(instants.Skip(1).Append(null)))
        {
            if (Problem(instant) is not { } problem)
            {
                failed.UnionWith(instant.Beginning);
                continue;
            }

            CompareIons(instant, problem);
            if (instant.Ramp > 0)
            {
                CompareDrives(instant, before, problem);
            }

            double ramp = Math.Min(instant.Ramp, (next?.Time ?? double.PositiveInfinity) - instant.Time);
            events.Add(new(instant.Time, problem) { Ramp = ramp, Label = instant.Label });
            before = problem;
        }

        return events.ToImmutable();
    }

    private PnpProblem? Problem(Instant instant)
    {
        Setting[] holding = [.. instant.Holding.Where(setting => !failed.Contains(setting))];
        try
        {
            var own = new Faults();
            return Reading.Of(sources.With(holding.SelectMany(setting => setting.Changes), own), refine, own, reading.Problem.Grid, isPassed: true).Problem;
        }
        catch (CaseException exception)
        {
            var mapper = new SettingFaults(instant, holding, faults);
            foreach (CaseError error in exception.Errors)
            {
                mapper.Map(error);
            }

            return null;
        }
    }

    /// <summary>The ions inside a region that no longer admits them would have nowhere to go.</summary>
    private void CompareIons(Instant instant, PnpProblem problem)
    {
        foreach (string region in problem.Grid.Regions
            .Where(region => problem.Species.Any(s => problem.Material(region).Admits(s) != reading.Problem.Material(region).Admits(s))))
        {
            Setting setting = instant.Beginning.FirstOrDefault(setting => setting.Touches($"regions.{region}")) ?? instant.Changing.First();
            setting.Fault("set", $"the ions that the region {region} admits cannot change in the course of a run; to keep an ion out of a boundary set "
                + "impermeable there", faults);
        }
    }

    /// <summary>A ramp goes from a number to a number of the same kind.</summary>
    private void CompareDrives(Instant instant, PnpProblem before, PnpProblem after)
    {
        foreach ((string name, BoundaryCondition condition) in after.Boundaries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Drive(before.Boundary(name)) != Drive(condition))
            {
                Setting setting = instant.Changing.FirstOrDefault(setting => setting.Touches($"boundaries.{name}")) ?? instant.Changing.First();
                setting.Fault("over", $"the boundary {name} goes from {Drive(before.Boundary(name))} to {Drive(condition)}, between which nothing is linear; "
                    + "leave over out", faults);
            }
        }
    }

    private static string Drive(BoundaryCondition condition) => condition switch
    {
        Bath { Potential: null } => "a current (or a floating potential)",
        Bath => "a potential",
        Wall { Potential: null } => "the charge of a wall",
        _ => "the potential of an electrode",
    };
}
