using PnpSolver.Solvers;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The charged pore in the first moments after a voltage step, when the membrane beside it charges.</summary>
public sealed class NanoporeStepTests
{
    private static readonly IReadOnlyList<TransientSolution> States = Course.States("nanopore-step", plan => plan with { Until = 1e-6 });

    [Fact]
    public void TotalCurrentExceedsThatOfTheIonsAtFirst()
    {
        TransientSolution first = States.First(state => state.Time > 1e-9);
        double ions = Math.Abs(Value(first, "section.middle.current"));
        Assert.InRange(first.TotalCurrent["top"] / ions, 1.6, 1.7);
        TransientSolution last = States[^1];
        Assert.Equal(1, last.TotalCurrent["top"] / Math.Abs(Value(last, "section.middle.current")), 1e-2);
    }

    /// <summary>The total current has no divergence; a slope taken from a run of tolerance 1e-4 has an error of a few tolerances.</summary>
    [Fact]
    public void WhatEntersAtTheTopLeavesAtTheBottom()
    {
        double largest = States.Max(state => Math.Abs(state.TotalCurrent["top"]));
        Assert.All(States, state => Assert.Equal(0, (state.TotalCurrent["top"] + state.TotalCurrent["bottom"]) / largest, 1e-3));
    }

    private static double Value(TransientSolution state, string name) => TransientCourse.Quantities(state).Single(quantity => quantity.Name == name).Value;
}
