using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public sealed class ProfileLogTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pnp-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void ProfilesAreReadAsTheyWereWrittenAlsoByARunThatGoesOn()
    {
        var header = new CheckpointHeader { ProgramVersion = "1", CaseSha256 = "00" };
        string target = Path.Combine(root, "out");
        RegionProfile[] first = [Profile("inside", 1, 2), Profile("slab", 3, 0)];
        RegionProfile[] second = [Profile("inside", 5, 2)];
        using (var store = CheckpointStore.Create(target, header))
        {
            new ProfileLog(store.Log("profiles")).Append(0, first);
            store.Save(new(new Dictionary<string, double[]>(), new Dictionary<string, string>()));
        }

        using CheckpointStore again = CheckpointStore.Resume(target, header)!;
        var log = new ProfileLog(again.Log("profiles"));
        log.Append(2.5, second);
        IReadOnlyList<(double Time, IReadOnlyList<RegionProfile> Profiles)> read = log.Read();

        Assert.Equal([0, 2.5], read.Select(entry => entry.Time));
        Assert.Equal([2, 1], read.Select(entry => entry.Profiles.Count));
        Assert.All(first.Concat(second).Zip(read.SelectMany(entry => entry.Profiles)), pair => AssertEqual(pair.First, pair.Second));
    }

    private static RegionProfile Profile(string region, double scale, int species) => new(
        region, species > 0, [0, scale], [-scale, scale / 3], [.. Enumerable.Range(0, species).Select(k => new[] { scale + k, scale * k })], [scale, -scale], [7, scale])
    {
        Volume = [scale, 2],
    };

    private static void AssertEqual(RegionProfile expected, RegionProfile actual)
    {
        Assert.Equal((expected.Region, expected.AdmitsIons), (actual.Region, actual.AdmitsIons));
        Assert.Equal(expected.Position, actual.Position);
        Assert.Equal(expected.Potential, actual.Potential);
        Assert.Equal(expected.Concentration, actual.Concentration);
        Assert.Equal(expected.ChargeDensity, actual.ChargeDensity);
        Assert.Equal(expected.Field, actual.Field);
        Assert.Equal(expected.Volume, actual.Volume);
    }
}
