using System.Globalization;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>The problem solved again with the ions' sizes.</summary>
public class StericChangeTests
{
    private const string Name = "steric-change";

    /// <summary>Ions of 0.4 nm at a wall of −0.2 C/m²: Bikerman's surface potential and counter-ions from the closed form of Kilic, Bazant and Ajdari, inverted by bisection,
    /// Gouy and Chapman's from Grahame's equation.</summary>
    [Fact]
    public void ChangeAtAWallIsThatOfTheClosedForms()
    {
        const double density = 0.2;
        const double salt = 100;
        PnpProblem problem = Problems.ChargedWall(-density, salt);
        double thermal = problem.ThermalVoltage;
        double debye = problem.DebyeLength(80, salt, salt);
        double packing = 2 * Math.Pow(0.4e-9, 3) * salt * PhysicalConstants.Avogadro;
        double Charge(double y) => 2 * PhysicalConstants.Faraday * salt * debye * Math.Sqrt(2 / packing * Math.Log(1 + (2 * packing * Math.Pow(Math.Sinh(y / 2), 2))));
        (double low, double high) = (0, 50);
        for (int n = 0; n < 100; n++)
        {
            double middle = (low + high) / 2;
            (low, high) = Charge(middle) < density ? (middle, high) : (low, middle);
        }

        double grahame = 2 * Math.Asinh(density / Math.Sqrt(8 * PhysicalConstants.VacuumPermittivity * 80 * PhysicalConstants.Gas * 298.15 * salt));
        double fermi = salt * Math.Exp(low) / (1 + (2 * packing * Math.Pow(Math.Sinh(low / 2), 2)));
        Dictionary<string, double> values = Values(Checking.Of(Name, problem));
        Assert.Equal(1, values["potentials"] / ((low - grahame) / Math.Max(grahame, 1)), 5e-3);
        Assert.Equal(1, values["largest concentrations"] / (1 - (fermi / (salt * Math.Exp(grahame)))), 5e-3);
        Assert.Equal(thermal, problem.ThermalVoltage);
    }

    [Fact]
    public void MeaningNamesWhatChangesMostAndFromWhatToWhat()
    {
        PnpProblem problem = Saline.Wall(-0.05, Saline.KCl(100));
        Check change = Checking.Of(Name, problem).Single(check => check.Subject == "largest concentrations");
        double Ideal(string quantity) => QuantityCatalogue.Evaluate(SteadySolver.Solve(problem)).Single(q => q.Name == quantity).Value;
        string from = Ideal("region.bulk.K.max").ToString("g5", CultureInfo.InvariantCulture);
        Assert.Contains($"region.bulk.K.max changes most of 2 largest concentrations, from {from} to ", change.Meaning, StringComparison.Ordinal);
    }

    /// <summary>A wall at equilibrium carries no current, so that what a solver leaves of one is no result.</summary>
    [Fact]
    public void RoundOffIsNoChange() => Assert.Equal(
        ["capacitances", "charges", "largest concentrations", "potentials"], Checking.Of(Name, Saline.Wall(-0.05, Saline.KCl(100))).Select(check => check.Subject).Order());

    /// <summary>Equal salts at both sides: steric ions are as active on one as on the other, so that only the layers change, by little.</summary>
    [Fact]
    public void RestingMembraneHardlyChanges()
    {
        IReadOnlyList<Check> checks = Checking.Of(Name, Problems.Membrane());
        Assert.Contains("potentials", Values(checks).Keys);
        Assert.All(checks, check => Assert.True(check.Status <= CheckStatus.Note, $"{check.Subject}: {check.Value} {check.Meaning}"));
    }

    [Fact]
    public void FilmsCurrentChangesByMuchInConcentratedSalt()
    {
        double dilute = Values(Checking.Of(Name, Saline.Film(Saline.KCl(10), Saline.KCl(1), voltage: 0.05)))["currents"];
        double concentrated = Values(Checking.Of(Name, Saline.Film(Saline.KCl(2000), Saline.KCl(1), voltage: 0.05)))["currents"];
        Assert.InRange(dilute, 1e-4, 0.05);
        Assert.InRange(concentrated, 0.2, 5);
    }

    [Fact]
    public void OtherActivityModelsAreNotReplaced()
    {
        PnpProblem problem = Problems.ChargedWall(-0.05, 100);
        Assert.NotEmpty(Checking.Of(Name, problem));
        Assert.Empty(Checking.Of(Name, problem with { Activity = new Bikerman() }));
        Assert.Empty(Checking.Of(Name, problem with { Activity = new Davies() }));
    }

    /// <summary>6 M fill twice the volume; that is said, and no number is made up.</summary>
    [Fact]
    public void IonsWithoutRoomAreAFailureWithItsReason()
    {
        var experiment = new Experiment(Saline.Wall(0, Saline.KCl(6000)));
        (IReadOnlyList<Check> checks, IReadOnlyList<string> failures) = CheckCatalogue.Audit(experiment, experiment.Run());
        Assert.DoesNotContain(checks, check => check.Definition.Name == Name);
        Assert.Contains(failures, failure => failure.StartsWith(Name, StringComparison.Ordinal) && failure.Contains("of the volume", StringComparison.Ordinal));
    }

    /// <summary>In time, and through an event, the steric run ends where the steric steady state is.</summary>
    [Fact]
    public void RunsInTimeAreRunAgain()
    {
        PnpProblem start = Saline.Wall(-0.01, Saline.KCl(100));
        PnpProblem charged = start.WithBoundary("left", Wall.Charged(-0.1));
        var experiment = new Experiment(start, new() { Until = 1e-5, Tolerance = 1e-5, Start = InitialState.Steady, Events = [new(1e-9, charged)] });
        (IReadOnlyList<Check> checks, _) = CheckCatalogue.Audit(experiment, experiment.Run());
        Dictionary<string, double> steady = Values(Checking.Of(Name, charged));
        Dictionary<string, double> inTime = Values([.. checks.Where(check => check.Definition.Name == Name)]);
        Assert.Equal(steady["potentials"], inTime["potentials"], 1e-3);
        Assert.Equal(steady["largest concentrations"], inTime["largest concentrations"], 1e-3);
        Assert.True(steady["potentials"] > 0.02);
    }

    private static Dictionary<string, double> Values(IReadOnlyList<Check> checks) => checks.ToDictionary(check => check.Subject, check => check.Value);
}
