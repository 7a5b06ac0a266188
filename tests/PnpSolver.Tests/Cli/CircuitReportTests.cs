using System.Text.RegularExpressions;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Circuits;

namespace PnpSolver.Tests.Cli;

public class CircuitReportTests
{
    private static readonly Mechanism[] Resting =
        [new OhmicLeak(Cells.K, 4), new OhmicLeak(Cells.Na, 0.4), new OhmicLeak(Cells.Cl, 1), Cells.SodiumPump with { Name = "ATPase" }];

    [Fact]
    public void FloatingMembraneShowsHowItsPotentialForms()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting));

        Assert.Contains("the potential floats", text, StringComparison.Ordinal);
        Assert.Matches(@"E_K +-95\.0226 +mV +140 and 4 mM", text);
        Assert.Matches(@"E_Na +66\.5982 +mV", text);
        Assert.Matches(@"E_Cl +-75\.9460 +mV", text);
        (double alone, double shift, double rest) = (Number(text, "V_WA"), Number(text, "pump shift"), Number(text, "V_rest"));
        Assert.Equal(rest, alone + shift, 1e-3);
        Assert.Equal(((4 * -95.0225756659) + (0.4 * 66.5982132722) - 75.9459825960) / 5.4, alone, 1e-4);
    }

    [Fact]
    public void EveryMechanismIsABranchAndThePumpAlsoShowsItsIons()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting));

        Assert.Matches(@"mechanism +current \(mA/m²\) +conductance \(S/m²\) +reversal \(mV\)", text);
        Assert.Matches(@"ohmic-K +-?\d+\.\d+ +4\.00000 +-95\.0226 +K, 4 S/m²", text);
        Assert.Matches(@"ATPase +\d+\.\d+ +0 +3 Na out, 2 K in per cycle; 4000 /µm² at up to 100 cycles/s; half-saturation K 1\.5 mM, Na 5 mM", text);
        Assert.Matches(@"    K +-\d+\.\d+\n    Na +\d+\.\d+\n", text);
        Assert.Matches(@"together +0 +5\.40000", text);
    }

    [Fact]
    public void ClosedCellShowsWhatPumpAndLeaksLeaveInIt()
    {
        string text = Text(Cells.Closed(
            Cells.Cytosol, Cells.Plasma, new OhmicLeak(Cells.K, 1), new OhmicLeak(Cells.Na, 0.25), new OhmicLeak(Cells.Cl, 0.5), Cells.SodiumPump));

        Assert.Contains("inside is closed and neutral", text, StringComparison.Ordinal);
        Assert.Matches(@"Na in inside +11\.6581 +mM +from 12 mM in the case", text);
        Assert.Matches(@"A in inside +145\.000 +mM +stays", text);
        Assert.Matches(@"V_rest +-72\.0576 +mV +leaks and pumps balance", text);
    }

    [Fact]
    public void MembraneWithAPoreSaysThatItsSidesAreOne()
    {
        string pore = Text(PnpSolver.Cases.CaseFile.Parse(PnpSolver.Cases.CaseTemplates.Text("nanopore"), "pore.yaml").Problem);

        Assert.Contains("joins its sides", pore, StringComparison.Ordinal);
        Assert.DoesNotContain("joins its sides", Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting)), StringComparison.Ordinal);
    }

    [Fact]
    public void MembraneWithoutASteadyStateSaysWhy()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, Cells.SodiumPump));

        Assert.Matches("no steady state: .*pump.*add an ohmic or ghk leak", text);
        Assert.Contains("hold at 0 V", text, StringComparison.Ordinal);
        Assert.DoesNotContain("V_rest", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CurrentClampHasNoPumpShift()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting).WithBoundary("left", Bath.CurrentClamp(0.1, Cells.Cytosol.Concentrations)));

        Assert.Contains("carries the clamped current", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pump shift", text, StringComparison.Ordinal);
    }

    [Fact]
    public void InfiniteNernstPotentialLeavesItsBranchEmpty()
    {
        Material plasma = Material.Electrolyte(80, (Cells.K, 0), (Cells.Na, 149), (Cells.Cl, 120), (Cells.Anion, 29));
        string text = Text(Cells.Closed(Cells.Cytosol, plasma, Resting[..3]));

        Assert.Contains("its Nernst potential is infinite", text, StringComparison.Ordinal);
        Assert.Matches(@"
  ohmic-K +K, 4 S/m²
", text);
        Assert.Matches(@"
  ohmic-Na +-26\.9302 +0\.4", text);
        Assert.DoesNotContain("together", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CurrentThatLeaksCannotCarryIsSaid() => Assert.Contains(
        "the leaks would need more than 3e7 V",
        Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, new OhmicLeak(Cells.K, 5)).WithBoundary("left", Bath.CurrentClamp(1e9, Cells.Cytosol.Concentrations))),
        StringComparison.Ordinal);

    [Fact]
    public void InfinitePumpCurrentNamesThePump()
    {
        Material plasma = Material.Electrolyte(80, (Cells.K, 149), (Cells.Cl, 120), (Cells.Anion, 29));
        Pump pump = Cells.SodiumPump with { Law = new GradientPower(Cells.Na, 3) };

        Assert.Contains("the current of pump is infinite for want of an ion", Text(Cells.Floating(Cells.Cytosol, plasma, new OhmicLeak(Cells.K, 5), pump)), StringComparison.Ordinal);
    }

    [Fact]
    public void StoppedPumpIsShownButCarriesNothing()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma, new OhmicLeak(Cells.K, 4), Cells.SodiumPump with { IsEnabled = false }));

        Assert.Matches(@"pump +off: 3 Na out", text);
        Assert.DoesNotContain("pump shift", text, StringComparison.Ordinal);
        Assert.Matches(@"V_rest +-95\.0226", text);
    }

    [Fact]
    public void ClampedMembraneHasNoRestingPotential()
    {
        PnpProblem problem = Cells.Floating(Cells.Cytosol, Cells.Plasma, Resting).WithBoundary("left", new Bath(-0.02, Cells.Cytosol));
        string text = Text(problem);

        Assert.Contains("clamped at -20 mV", text, StringComparison.Ordinal);
        Assert.Matches(@"V_m +-20\.0000 +mV +clamped", text);
        Assert.DoesNotContain("V_rest", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ActivitiesStandBesideTheIdealNernstPotential()
    {
        PnpProblem problem = Cells.Floating(Cells.Cytosol, Material.Electrolyte(80, (Cells.K, 4), (Cells.Cl, 4)), Resting) with { Activity = new Davies() };
        Match line = Regex.Match(Text(problem), @"E_K +(-\d+\.\d+) +mV +140 and 4 mM, activity coefficients (0\.\d+) and (0\.\d+); ideal -95\.0226 mV");

        Assert.True(line.Success, Text(problem));
        double[] numbers = [.. line.Groups.Values.Skip(1).Select(g => double.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(numbers[1] < numbers[2], "the stronger solution has the smaller coefficient");
        Assert.Equal(-95.0226 + (26.726659 * Math.Log(numbers[2] / numbers[1])), numbers[0], 0.01);
    }

    [Fact]
    public void MembraneThatNothingCrossesHasNoBranches()
    {
        string text = Text(Cells.Floating(Cells.Cytosol, Cells.Plasma).WithBoundary("left", new Bath(-0.07, Cells.Cytosol)));

        Assert.Matches(@"capacitance +0\.351\d+ +µF/cm²", text);
        Assert.DoesNotContain("mechanism", text, StringComparison.Ordinal);
    }

    private static double Number(string text, string label) => double.Parse(
        Regex.Match(text, $@"\n  {Regex.Escape(label)} +(-?[\d.]+) +mV").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(PnpProblem problem)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        CircuitReport.Write(writer, Assert.Single(LumpedCircuit.Of(problem).Membranes), new Ink(false));
        return writer.ToString();
    }
}
