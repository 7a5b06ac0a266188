using System.Diagnostics;
using System.Globalization;

namespace PnpSolver.EndToEnd.Tests;

public sealed class StepTests : IDisposable
{
    private readonly Workplace place = new();

    public StepTests() => place.Write("steps.yaml", MembraneCases.Stepped);

    public void Dispose() => place.Dispose();

    [Fact]
    public void EveryStepIsARowOfTheTableAndOfStepsCsv()
    {
        PnpResult result = place.Run("run", "steps.yaml", "--formats", "csv");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"boundaries\.left\.potential +membrane V_m \(mV\) +current \(mA/m²\) +circuit \(mA/m²\)\n-100 mV +-100\.000 ", result.Output);
        string[][] rows = [.. File.ReadLines(place.At("steps-results", "steps.csv")).Select(line => line.Split(','))];
        Assert.Equal("boundaries.left.potential [V]", rows[0][0]);
        Assert.Equal(["-0.1", "-0.08", "-0.06", "0.02"], rows[1..].Select(row => row[0]));
        int current = Array.IndexOf(rows[0], "membrane.membrane.current [A/m^2]");
        int circuit = Array.IndexOf(rows[0], "circuit.membrane.membrane.current [A/m^2]");
        double[] currents = [.. rows[1..].Select(row => double.Parse(row[current], CultureInfo.InvariantCulture))];
        Assert.Equal(currents.Order(), currents);
        Assert.True(currents[0] < 0 && currents[^1] > 0);
        Assert.All(rows[1..], row => Assert.Equal(
            double.Parse(row[circuit], CultureInfo.InvariantCulture), double.Parse(row[current], CultureInfo.InvariantCulture), 2e-3));
    }

    [Fact]
    public void CaseItselfIsSolvedAsItStands()
    {
        PnpResult result = place.Run("run", "steps.yaml", "--no-plots");

        Assert.Matches(@"potential V_m +-70\.0000 ", result.Output);
        Assert.Contains("\"value\": -0.07,", File.ReadAllText(place.At("steps-results", "summary.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void PotentialThatIsSteppedGivesACurrentVoltageFigure()
    {
        place.Run("run", "steps.yaml", "--formats", "svg");
        string svg = File.ReadAllText(place.At("steps-results", "current-voltage.svg"));

        Assert.Contains("Membrane potential (mV)", svg, StringComparison.Ordinal);
        Assert.Contains("reversal ≈ −83.0 mV", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherStepsHaveNoCurrentVoltageFigure()
    {
        place.Write("pumps.yaml", MembraneCases.Neuron + "\nsolve: { type: steady, step: { path: membranes.membrane.ATPase.enabled, values: [true, false] } }\n");
        PnpResult result = place.Run("run", "pumps.yaml", "--formats", "csv,svg");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("membranes.membrane.ATPase.enabled,", File.ReadAllText(place.At("pumps-results", "steps.csv")), StringComparison.Ordinal);
        Assert.False(File.Exists(place.At("pumps-results", "current-voltage.svg")));
        Assert.Matches(@"membranes\.membrane\.ATPase\.enabled +membrane V_m \(mV\) +circuit \(mV\)\ntrue +-83\.\d+ +-83\.\d+\nfalse +-80\.\d+ +-80\.\d+\n", result.Output);
    }

    [Fact]
    public void ClampedCurrentsThatAreSteppedGiveThePotentials()
    {
        place.Write("clamp.yaml", MembraneCases.Neuron.Replace("potential: floating", "current: 0 A/m^2", StringComparison.Ordinal)
            + "\nsolve: { type: steady, step: { path: boundaries.left.current, values: [-5 mA/m^2, 0 A/m^2] } }\n");
        PnpResult result = place.Run("run", "clamp.yaml", "--formats", "svg");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\n-5 mA/m\^2 +-84\.\d+ +-84\.\d+ +-5\.00000 +-5\.00000\n0 A/m\^2 +-83\.\d+ +-83\.\d+ +0 +0\n", result.Output);
        Assert.True(File.Exists(place.At("clamp-results", "current-voltage.svg")));
    }

    [Fact]
    public void StepThatDoesNotConvergeIsNamedAndLeavesNoResult()
    {
        place.Write("steep.yaml", MembraneCases.Stepped.Replace("20 mV]", "100000 V, 40 mV]", StringComparison.Ordinal));
        PnpResult result = place.Run("run", "steep.yaml", "--no-plots");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("at boundaries.left.potential = 100000 V: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.True(result.IsCivil, result.Error);
        Assert.Empty(Directory.GetDirectories(place.Root));
    }

    [Fact]
    public void SignalDuringTheStepsExitsWith130AndLeavesNoResult()
    {
        string values = string.Join(", ", Enumerable.Range(0, 4000).Select(n => $"{n / 40.0} mV"));
        place.Write("many.yaml", MembraneCases.Stepped.Replace("-100 mV, -80 mV, -60 mV, 20 mV", values, StringComparison.Ordinal));
        using Process process = Pnp.Start(place.Root, "run", "many.yaml", "--no-plots", "--refine", "5");
        Thread.Sleep(4000);
        Assert.False(process.HasExited, "the run was over before the signal");
        Process.Start("kill", ["-INT", $"{process.Id}"])!.WaitForExit();
        PnpResult result = Pnp.Finish(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("interrupted", result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
        Assert.Empty(Directory.GetDirectories(place.Root));
    }
}
