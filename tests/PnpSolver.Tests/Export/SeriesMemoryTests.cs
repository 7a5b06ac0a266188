using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

/// <summary>Alone in the process: others' allocations would count.</summary>
[CollectionDefinition(nameof(SeriesMemoryTests), DisableParallelization = true)]
[Collection(nameof(SeriesMemoryTests))]
public sealed class SeriesMemoryTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pnp-memory").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void RecordHoldsNoRows()
    {
        Quantity[] row = [new("membrane.m.potential", -0.07, "V", "V_m"), new("membrane.m.current", 1, "A/m^2", "by all")];
        using CheckpointStore store = CheckpointStore.Create(Path.Combine(root, "out"), CheckpointStoreTests.Header);
        var log = new SeriesLog(store.Log("series"));
        log.Append(0, row);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 1; i <= 100_000; i++)
        {
            log.Append(i, row);
        }

        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 200_000, $"{grown} bytes more after 100,000 rows of {store.Log("series").Length} bytes in all");

        using var writer = new StringWriter();
        log.WriteCsv(writer);
        Assert.Equal(100_002, writer.ToString().Count(letter => letter == '\n'));
    }
}
