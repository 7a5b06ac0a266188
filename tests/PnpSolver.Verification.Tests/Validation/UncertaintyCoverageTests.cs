using PnpSolver.Validation;
using Xunit.Abstractions;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Stated uncertainties against true errors, over the whole shelf.</summary>
public class UncertaintyCoverageTests(ITestOutputHelper output)
{
    private const int MostNodes = 260_000;
    private const int MostNodesInTime = 8_000;
    private const double LeastCoverage = 0.95;
    private const double WidestMedian = 20;

    [Fact]
    public void TrueErrorsLieWithinTheStatedUncertainties()
    {
        ValidationShelf shelf = ValidationShelf.Find(AppContext.BaseDirectory);
        CoveredQuantity[][] rows = new CoveredQuantity[shelf.Folders.Count][];
        Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var runs = new FolderRuns(shelf.Folders[index]);
            rows[index] = [.. Judged(runs.Folder).SelectMany(variant => UncertaintyCoverage.Of(runs, variant, runs.Read(variant).Transient is null ? MostNodes : MostNodesInTime))];
        });

        ILookup<Truth, CoveredQuantity> all = rows.SelectMany(row => row).ToLookup(row => row.Truth);
        foreach (IGrouping<Truth, CoveredQuantity> group in all.OrderBy(group => group.Key))
        {
            double[] ratios = [.. group.Select(row => row.Ratio).Order()];
            output.WriteLine($"{group.Key}: {group.Count()} numbers, {group.Count(row => row.IsCovered)} covered, median uncertainty over error {ratios[ratios.Length / 2]:0.00}");
            foreach (CoveredQuantity row in group.Where(row => group.Key != Truth.FinerMesh || !row.IsCovered))
            {
                output.WriteLine($"  {(row.IsCovered ? "within" : "beyond")} {row.Folder}/{row.Variant} {row.Quantity.Name} = {row.Quantity.Value:g9} ± {row.Quantity.Uncertainty!.Value:0.0e0}, error {row.Error:0.0e0}");
            }
        }

        foreach (Truth truth in new[] { Truth.Reference, Truth.FinerMesh })
        {
            CoveredQuantity[] judged = [.. all[truth]];
            Assert.True(judged.Length >= 200, $"only {judged.Length} numbers judged by {truth}");
            Assert.True(judged.Count(row => row.IsCovered) >= LeastCoverage * judged.Length, $"{truth}: {judged.Count(row => row.IsCovered)} of {judged.Length} covered");
            double median = judged.Select(row => row.Ratio).Order().ElementAt(judged.Length / 2);
            Assert.True(median <= WidestMedian, $"{truth}: the median uncertainty is {median} times the error");
        }
    }

    /// <summary>One variant of each solve: those that only look at other times say the same of it.</summary>
    private static IEnumerable<ReferenceVariant> Judged(ValidationFolder folder) =>
        folder.Variants().DistinctBy(variant => $"{variant.Refine} {string.Join(' ', variant.Set.Select(change => $"{change.Path}={change.Value}"))}");
}
