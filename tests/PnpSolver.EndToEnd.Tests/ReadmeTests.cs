using System.Text.RegularExpressions;

namespace PnpSolver.EndToEnd.Tests;

public sealed class ReadmeTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void PastedTableIsWhatTheMainJobPrints()
    {
        string readme = File.ReadAllText(Path.Combine(Workplace.Repository, "README.md"));
        string pasted = Regex.Match(readme, "```text\n(Resting neuron.*?)```", RegexOptions.Singleline).Groups[1].Value;

        PnpResult run = place.Run("run", Path.Combine(Workplace.Repository, "validation", "resting-neuron", "case.yaml"));

        Assert.NotEmpty(pasted);
        Assert.Equal(Lasting(pasted), Lasting(run.Output));
    }

    [Fact]
    public void PastedMeshIsWhatTheTemplateFinds()
    {
        string readme = File.ReadAllText(Path.Combine(Workplace.Repository, "README.md"));
        string pasted = Regex.Match(readme, "```text\n(Mesh for accuracy.*?)```", RegexOptions.Singleline).Groups[1].Value;

        place.Run("new", "charged-membrane");
        PnpResult run = place.Run("run", "charged-membrane.yaml", "--accuracy", "1e-3", "--formats", "csv");

        Assert.NotEmpty(pasted);
        Assert.Contains(pasted, run.Output, StringComparison.Ordinal);
    }

    // times, and numbers that are nothing but round-off, differ between machines
    private static string Lasting(string output) => Regex.Replace(
        Regex.Replace(output, "solved in .*", "solved in a moment"), @"\b\d(\.\d+)?e-1\d\b *", "round-off ");
}
