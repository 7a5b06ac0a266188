using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Solvers;
using PnpSolver.Tests.Diagnostics.Checks;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

/// <summary>The ions' current through a bath while a membrane charges: it is there although nothing crosses the membrane.</summary>
public class CurrentInTimeTests
{
    [Fact]
    public void IonsChargeTheMembraneThroughTheBath()
    {
        PnpProblem rest = FieldProblems.Slab(5 * nm, 100);
        PnpProblem clamped = rest.WithBoundary("left", new Bath(-0.01, Saline.KCl(100)));
        Outcome early = Run(rest, clamped, 2e-9);
        double ionic = Value(early, "boundary.left.current");

        Assert.True(ionic < -1, $"{ionic} A/m^2");
        Assert.Equal(-ionic, Value(early, "boundary.right.current"), 2e-2 * Math.Abs(ionic));
        Assert.Equal(ionic, Value(early, "boundary.left.current.K") + Value(early, "boundary.left.current.Cl"), 1e-9 * Math.Abs(ionic));

        // while the field in the bath falls as e^(−t/τ), ions carry 1/(1 − (ε/σ)/τ) of the total
        double total = Value(early, "boundary.left.total-current");
        double time = 1e-9 / Math.Log(total / Value(Run(rest, clamped, 3e-9), "boundary.left.total-current"));
        double conductivity = PhysicalConstants.Faraday * rest.Species.Sum(ion => ion.Diffusivity * 100) / rest.ThermalVoltage;
        double relaxation = 80 * PhysicalConstants.VacuumPermittivity / conductivity;
        Assert.Equal(1 / (1 - (relaxation / time)), ionic / total, 0.02 * ionic / total);
        Assert.InRange(Math.Abs(Value(Run(rest, clamped, 1e-6), "boundary.left.current")), 0, 1e-6 * Math.Abs(ionic));
    }

    [Fact]
    public void AtRestItIsWhatCrossesTheMembrane()
    {
        PnpProblem leaky = FieldProblems.Leaky(30 * nm);
        double steady = QuantityCatalogue.Evaluate(SteadySolver.Solve(leaky)).Single(quantity => quantity.Name == "boundary.left.current.K").Value;
        Outcome run = new Experiment(leaky, new() { Until = 1e-3, Start = InitialState.Steady }).Run();

        Assert.False(run.Solution.IsSteady);
        Assert.Equal(steady, Value(run, "boundary.left.current.K"), 1e-6 * Math.Abs(steady));
    }

    private static Outcome Run(PnpProblem rest, PnpProblem clamped, double after) =>
        new Experiment(rest, new() { Until = 1e-10 + after, Tolerance = 1e-6, Start = InitialState.Steady, Events = [new(1e-10, clamped)] }).Run();

    private static double Value(Outcome outcome, string name) => outcome.Quantities.Single(quantity => quantity.Name == name).Value;
}
