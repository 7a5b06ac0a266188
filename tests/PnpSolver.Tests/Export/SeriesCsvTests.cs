using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public sealed class SeriesCsvTests : IDisposable
{
    private static readonly (double Time, Quantity[] Quantities)[] Rows =
    [
        (0, [new("membrane.a,b.potential", -0.07, "V", "V_m")]),
        (1e-10, [new("membrane.a,b.potential", -0.1 - 0.2, "V", "V_m"), new("membrane.a,b.current.K", 5e-324, "A/m^2", "by K")]),
        (3600, [new("membrane.a,b.current.K", -1, "A/m^2", "by K")]),
    ];

    private static readonly string[] Expected =
    [
        "time [s],\"membrane.a,b.potential [V]\",\"membrane.a,b.current.K [A/m^2]\"",
        "0,-0.07,", "1E-10,-0.30000000000000004,5E-324", "3600,,-1", "",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("pnp-series").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void EveryQuantityHasAColumnAndWhatHasNoValueAnEmptyField()
    {
        var series = new TimeSeries();
        foreach ((double time, Quantity[] quantities) in Rows)
        {
            series.Add(time, quantities);
        }

        string path = Path.Combine(root, "series.csv");
        SeriesCsv.Write(series, path);
        Assert.Equal(Expected, File.ReadAllText(path).Split('\n'));
    }

    [Fact]
    public void RecordKeptRowByRowGivesTheSameTable()
    {
        using CheckpointStore store = Store();
        var log = new SeriesLog(store.Log("series"));
        foreach ((double time, Quantity[] quantities) in Rows)
        {
            log.Append(time, quantities);
        }

        Assert.Equal(Expected, Csv(log));
    }

    /// <summary>Columns of the rows before go on under their names, and the series reads back whole.</summary>
    [Fact]
    public void RecordGoesOnWhereItWasLeft()
    {
        using CheckpointStore store = Store();
        new SeriesLog(store.Log("series")).Append(Rows[0].Time, Rows[0].Quantities);
        new SeriesLog(store.Log("series")).Append(Rows[1].Time, Rows[1].Quantities);
        var log = new SeriesLog(store.Log("series"));
        log.Append(Rows[2].Time, Rows[2].Quantities);
        Assert.Equal(Expected, Csv(log));
        TimeSeries series = log.Read();
        Assert.Equal([0, 1e-10, 3600], series.Times);
        Assert.Equal([-0.07, -0.1 - 0.2, double.NaN], series.Find("membrane.a,b.potential")!.Values);
        Assert.Equal([double.NaN, 5e-324, -1], series.Columns[1].Values);
        Assert.Equal(("A/m^2", "by K"), (series.Columns[1].Unit, series.Columns[1].Description));
    }

    [Fact]
    public void InfiniteValueIsRefused()
    {
        var series = new TimeSeries();
        series.Add(0, [new("a", double.PositiveInfinity, "V", "")]);
        Assert.Throws<ArgumentException>(() => SeriesCsv.Write(TextWriter.Null, series));
    }

    [Fact]
    public void AnotherRecordIsRefused()
    {
        using CheckpointStore store = Store();
        store.Log("series").Append("time");
        Assert.Throws<InvalidDataException>(() => new SeriesLog(store.Log("series")));
    }

    private CheckpointStore Store() => CheckpointStore.Create(Path.Combine(root, "out"), CheckpointStoreTests.Header);

    private static string[] Csv(SeriesLog log)
    {
        using var writer = new StringWriter();
        log.WriteCsv(writer);
        return writer.ToString().Split('\n');
    }
}
