using PnpSolver.Diagnostics;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Diagnostics;

public sealed class CircuitCourseTests
{
    private static readonly PnpProblem Cell = Closed(Cytosol, Plasma, new OhmicLeak(K, 1), new OhmicLeak(Na, 0.25), new OhmicLeak(Cl, 0.5), SodiumPump);

    [Fact]
    public void TheTwinRunsThroughTheFieldsPlanUnderTheFieldsNames()
    {
        PnpProblem stopped = Cell.WithMembrane(Cell.Membranes[0] with { Mechanisms = Cell.Membranes[0].Mechanisms.SetItem(3, SodiumPump with { IsEnabled = false }) });
        var plan = new TransientPlan { Until = 20, Start = InitialState.Steady, Events = [new(10, stopped)] };
        CircuitCourse course = CircuitCourse.Of(Cell, plan, [0, 10, 20]);
        Assert.Empty(course.Refusals);
        TimeColumn potential = course.Series.Find("circuit.membrane.membrane.potential")!;
        Assert.Equal(-72.057640791e-3, potential.Values[0], 1e-11);
        Assert.Equal(-72.057640791e-3, potential.Values[1], 1e-11);
        Assert.InRange(potential.Values[2], -0.071, -0.06);
        Assert.NotNull(course.Series.Find("circuit.region.inside.Na.mean"));
        Assert.NotNull(course.Series.Find("circuit.membrane.membrane.current.K"));
        Assert.Equal(0.01161904235, course.Series.Find("circuit.membrane.membrane.current.pump")!.Values[1], 1e-9);
    }

    [Fact]
    public void DifferencesAreFieldLessCircuitWhereBothHaveValues()
    {
        CircuitCourse course = CircuitCourse.Of(Cell, new() { Until = 1 }, [0, 0.5, 1]);
        var field = new TimeSeries();
        field.Add(0.5, [new("membrane.membrane.potential", -0.07, "V", ""), new("probe.centre.potential", 1, "V", "")]);
        field.Add(0.7, [new("membrane.membrane.potential", -0.06, "V", "")]);
        TimeSeries differences = course.Differences(field);
        Assert.Equal([0.5], differences.Times);
        TimeColumn only = Assert.Single(differences.Columns);
        Assert.Equal("difference.membrane.membrane.potential", only.Name);
        Assert.Equal(-0.07 - course.Series.Find("circuit.membrane.membrane.potential")!.Values[1], only.Values[0]);
    }

    [Fact]
    public void AMembraneWithoutACircuitSaysWhy()
    {
        PnpProblem tied = Cell.WithBoundary("left", Boundaries.Wall.Electrode(0.01));
        CircuitCourse course = CircuitCourse.Of(tied, new() { Until = 1 }, [0, 1]);
        Assert.Single(course.Refusals);
        Assert.Empty(course.Series.Columns);
    }
}
