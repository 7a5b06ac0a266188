namespace PnpSolver.Tests.LinearAlgebra;

/// <summary>What an action allocates by itself.</summary>
internal static class Allocation
{
    /// <summary>Fewest bytes that the calling thread allocates in one of a few runs: a lock that happens to be contended for the first time
    /// makes its wait handle then, once.</summary>
    public static long Fewest(Action action) => Enumerable.Range(0, 5).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
