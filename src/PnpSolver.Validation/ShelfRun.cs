using PnpSolver.Cases;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>How far a run of the shelf is. Immutable.</summary>
/// <param name="Done">Number of variants that are done, this one among them.</param>
/// <param name="Count">Number of all.</param>
/// <param name="Result">What has just been done.</param>
public sealed record ShelfProgress(int Done, int Count, VariantResult Result);

/// <summary>Runs many variants on all cores, each core at work on its own: a solve on one thread wastes nothing on waiting for another.</summary>
internal sealed class ShelfRun
{
    private static readonly NewtonOptions Options = new() { Threads = 1 };
    private readonly Lock gate = new();
    private readonly IProgress<ShelfProgress>? progress;
    private readonly bool withUncertainties;
    private readonly VariantResult?[] results;
    private int done;

    private ShelfRun(int count, IProgress<ShelfProgress>? progress, bool withUncertainties) =>
        (results, this.progress, this.withUncertainties) = (new VariantResult?[count], progress, withUncertainties);

    /// <summary>The results of all variants of folders, in the order of folders and variants.</summary>
    public static IReadOnlyList<VariantResult> Of(
        IReadOnlyList<ValidationFolder> folders, IProgress<ShelfProgress>? progress, bool withUncertainties, CancellationToken cancellation)
    {
        var works = new List<Work>();
        int count = 0;
        foreach (ValidationFolder folder in folders)
        {
            List<Work> own = [.. WorksOf(folder, count)];
            count += own.Sum(work => work.Places.Count);
            works.AddRange(own);
        }

        var run = new ShelfRun(count, progress, withUncertainties);
        try
        {
            // one by one, so that no core is left with a row of long ones
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create(works, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                work => run.Do(work, cancellation));
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellation);
        }

        return [.. run.results.Select(result => result!)];
    }

    private void Do(Work work, CancellationToken cancellation)
    {
        var runs = new FolderRuns(work.Folder) { Options = Options };
        foreach ((int place, ReferenceVariant? variant) in work.Places)
        {
            VariantResult result = variant is null ? new(work.Folder.Name, "") { Failure = work.Failure }
                : withUncertainties ? ValidationRunner.RunQuantified(runs, variant, cancellation)
                : ValidationRunner.Run(runs, variant, cancellation);
            lock (gate)
            {
                results[place] = result;
                progress?.Report(new(++done, results.Length, result));
            }
        }
    }

    /// <summary>A folder's variants, those together that change the same in the case and differ in mesh or time.</summary>
    private static IEnumerable<Work> WorksOf(ValidationFolder folder, int first)
    {
        try
        {
            return folder.MissingFiles is { Count: > 0 } missing
                ? [new(folder, [(first, null)]) { Failure = $"missing: {string.Join(", ", missing)}" }]
                : [.. folder.Variants().Select((variant, i) => (Place: first + i, Variant: (ReferenceVariant?)variant))
                    .GroupBy(item => FolderRuns.ChangesOf(item.Variant!)).Select(group => new Work(folder, [.. group]))];
        }
        catch (CaseException fault)
        {
            return [new(folder, [(first, null)]) { Failure = fault.Message }];
        }
    }

    /// <summary>What one core does in one go: variants with their places among the results, or a folder's failure.</summary>
    private sealed record Work(ValidationFolder Folder, IReadOnlyList<(int Place, ReferenceVariant? Variant)> Places)
    {
        public string Failure { get; init; } = "";
    }
}
