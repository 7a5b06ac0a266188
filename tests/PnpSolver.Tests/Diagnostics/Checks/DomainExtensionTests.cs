using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using PnpSolver.Tests.Validation;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Which ends of a domain can be moved, how far, and what solving again on it and on finer meshes says.</summary>
public sealed class DomainExtensionTests
{
    [Fact]
    public void BathsMoveByWhatTheyAreFromTheNearestSurface()
    {
        DomainExtension longer = DomainExtension.Of(Problems.Membrane())!;
        Assert.Equal([("left", 50e-9), ("right", 50e-9)], longer.Moved.Select(end => (end.Boundary, Math.Round(end.By, 15))));
        Assert.Equal(205e-9, longer.Grid.Positions[^1] - longer.Grid.Positions[0], 1e-16);
        Assert.Equal(["right"], DomainExtension.Of(FieldProblems.Closed(1 * um))!.Moved.Select(end => end.Boundary));
        Assert.Equal(100e-9, Assert.Single(DomainExtension.Of(Problems.Film(0))!.Moved, end => end.Boundary == "left").By, 1e-16);
    }

    /// <summary>Beside a pore the outer wall cuts off reservoirs; beside a membrane through which ions leak it bounds what is studied.</summary>
    [Fact]
    public void OuterWallMovesBesideAPoreAndStaysBesideALeakyMembrane()
    {
        Assert.Equal([("bottom", 8e-9), ("top", 8e-9), ("outer", 8e-9)], DomainExtension.Of(Given.Pore)!.Moved.Select(end => (end.Boundary, Math.Round(end.By, 15))));
        PnpProblem patch = Solvers.Axisymmetric.Of(FieldProblems.GoldmanPair(), [0, 10 * nm, 20 * nm]);
        Assert.Equal(["bottom", "top"], DomainExtension.Of(patch)!.Moved.Select(end => end.Boundary));
        Assert.Equal(["outer"], DomainExtension.Of(FieldProblems.Axon(5))!.Moved.Select(end => end.Boundary));
    }

    [Fact]
    public void InnerBathsAndExchangersStay()
    {
        Assert.Equal(["outer"], DomainExtension.Of(FieldProblems.Shell(2 * nm))!.Moved.Select(end => end.Boundary));
        PnpProblem film = Problems.Film(0);
        Assert.Equal(["right"], DomainExtension.Of(film.WithBoundary("left", ((Bath)film.Boundary("left")) with { Impermeable = [Problems.Cl] }))!.Moved.Select(end => end.Boundary));
    }

    /// <summary>The longer domain is one that a mesh file could have made.</summary>
    [Fact]
    public void WhatMovesIsWhatASecondMeshOfTwiceTheLengthGives()
    {
        Check check = Checking.Of("domain-size", FieldProblems.NearBath(1 * nm)).Single(c => c.Subject == "potentials");
        Solution near = SteadySolver.Solve(FieldProblems.NearBath(1 * nm));
        Solution far = SteadySolver.Solve(FieldProblems.NearBath(2 * nm));
        Near.Relative(Math.Abs((far.Potential[0] / near.Potential[0]) - 1), check.Value, 0.01);
        Assert.Contains("right 1 nm farther out", check.Meaning, StringComparison.Ordinal);
    }

    /// <summary>A run through time with an event, on a longer domain and on finer meshes.</summary>
    [Fact]
    public void RunsThroughTimeAreSolvedAgainWithTheirEvents()
    {
        PnpProblem wall = FieldProblems.NearBath(1 * nm);
        var plan = new TransientPlan { Until = 20e-9, Tolerance = 1e-3, Events = [new(10e-9, wall.WithBoundary("left", Wall.Charged(-0.02)))] };
        var experiment = new Experiment(wall, plan);
        Outcome outcome = experiment.Run();
        (IReadOnlyList<Check> checks, IReadOnlyList<string> failures) = CheckCatalogue.Audit(experiment, outcome);
        Assert.DoesNotContain(failures, failure => failure.StartsWith("domain-size", StringComparison.Ordinal) || failure.StartsWith("mesh-uncertainty", StringComparison.Ordinal));
        double steady = SteadySolver.Solve(FieldProblems.NearBath(2 * nm, -0.02)).Potential[0] / SteadySolver.Solve(FieldProblems.NearBath(1 * nm, -0.02)).Potential[0];
        Check potentials = checks.Single(c => c.Definition.Name == "domain-size" && c.Subject == "potentials");
        double scale = Math.Max(1, PhysicalConstants.ThermalVoltage(298.15) / Math.Abs(outcome.Solution.Potential[0]));
        Near.Relative((steady - 1) / scale, potentials.Value, 0.02);
        Assert.Contains(checks, c => c.Definition.Name == "mesh-uncertainty" && c.Subject == "potentials");
    }

    /// <summary>The check's number is the study's own, and one that is at hand already is not computed again.</summary>
    [Fact]
    public void UncertaintyIsTheStudys()
    {
        PnpProblem wall = Saline.Wall(-0.05, Saline.KCl(100), firstCell: 0.5 * nm);
        var experiment = new Experiment(wall);
        Outcome outcome = experiment.Run();
        IReadOnlyList<Quantity> studied = RefinementStudy.Of(experiment, outcome.Quantities);
        Quantity potential = studied.Single(quantity => quantity.Name == "boundary.left.potential");
        Check check = Checking.Of("mesh-uncertainty", wall).Single(c => c.Subject == "potentials");
        Near.Relative(potential.Uncertainty!.Value / Math.Max(Math.Abs(potential.Value), wall.ThermalVoltage), check.Value, 1e-9);
        (IReadOnlyList<Check> again, _) = CheckCatalogue.Audit(experiment, outcome with { Quantities = studied });
        Near.Relative(check.Value, again.Single(c => c.Definition.Name == "mesh-uncertainty" && c.Subject == "potentials").Value, 1e-12);
    }
}
