using System.Collections.Immutable;

namespace PnpSolver.Grids;

/// <summary>A set of nodes or cells as rising, disjoint runs of consecutive numbers. Immutable.</summary>
/// <remarks>On a line a region is one run; on a tensor grid it is one run for each row that it reaches.</remarks>
public sealed class IndexSet
{
    private const int Part = 256;
    private readonly ImmutableArray<IndexRun> runs;

    /// <summary>A set of runs.</summary>
    /// <param name="runs">Runs in any order; overlapping and adjoining ones are united.</param>
    public IndexSet(params IEnumerable<IndexRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ImmutableArray<IndexRun>.Builder united = ImmutableArray.CreateBuilder<IndexRun>();
        foreach (IndexRun run in runs.OrderBy(run => run.First))
        {
            if (united.Count > 0 && run.First <= united[^1].Last + 1)
            {
                united[^1] = new(united[^1].First, Math.Max(united[^1].Last, run.Last));
            }
            else
            {
                united.Add(run);
            }
        }

        this.runs = united.ToImmutable();
        foreach (IndexRun run in this.runs)
        {
            Count += run.Count;
        }
    }

    /// <summary>The runs, rising.</summary>
    public ImmutableArray<IndexRun> Runs => runs;

    /// <summary>How many numbers the set holds.</summary>
    public int Count { get; }

    /// <summary>The smallest number.</summary>
    public int First => runs[0].First;

    /// <summary>The largest number.</summary>
    public int Last => runs[^1].Last;

    /// <summary>The number in the middle of the run in the middle: well inside, on a tensor grid.</summary>
    public int Middle => (runs[(runs.Length - 1) / 2].First + runs[(runs.Length - 1) / 2].Last) / 2;

    /// <summary>Whether a number is in the set.</summary>
    public bool Contains(int number)
    {
        int low = 0;
        int high = runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = runs[middle].First <= number ? (middle, high) : (low, middle - 1);
        }

        return runs.Length > 0 && number >= runs[low].First && number <= runs[low].Last;
    }

    /// <summary>Whether every number of another set is in this one.</summary>
    public bool Contains(IndexSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.runs.All(run => Contains(run.First) && runs.Any(own => own.First <= run.First && own.Last >= run.Last));
    }

    /// <summary>Whether the two sets have a number in common.</summary>
    public bool Meets(IndexSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0, j = 0; i < runs.Length && j < other.runs.Length;)
        {
            if (runs[i].First <= other.runs[j].Last && other.runs[j].First <= runs[i].Last)
            {
                return true;
            }

            (i, j) = runs[i].Last < other.runs[j].Last ? (i + 1, j) : (i, j + 1);
        }

        return false;
    }

    /// <summary>The numbers, rising.</summary>
    public IEnumerable<int> Numbers() => runs.SelectMany(run => Enumerable.Range(run.First, run.Count));

    /// <summary>Sets the elements of an array whose numbers are in the set.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="target">The array.</param>
    /// <param name="value">The value.</param>
    public void Fill<T>(Span<T> target, T value)
    {
        foreach (IndexRun run in runs)
        {
            target.Slice(run.First, run.Count).Fill(value);
        }
    }

    /// <summary>Sum of the elements of an array whose numbers are in the set; in parts, so that round-off grows with their length and number
    /// and not with the product.</summary>
    /// <param name="values">The array.</param>
    public double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (IndexRun run in runs)
        {
            for (int first = run.First; first <= run.Last; first += Part)
            {
                double part = 0;
                foreach (double value in values[first..Math.Min(first + Part, run.Last + 1)])
                {
                    part += value;
                }

                sum += part;
            }
        }

        return sum;
    }
}

/// <summary>Consecutive numbers.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; not below the first.</param>
public readonly record struct IndexRun(int First, int Last)
{
    /// <summary>How many there are.</summary>
    public int Count => Last - First + 1;
}
