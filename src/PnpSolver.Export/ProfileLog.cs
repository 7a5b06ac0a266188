using System.Text;
using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Profiles along a line at a few times, as an append-only record. Not thread-safe.</summary>
/// <remarks>A binary record, little-endian: t, number of profiles, and of each its region, whether it admits ions, number of species, number of nodes,
/// and the values node by node in the order of <see cref="RegionProfile"/>.</remarks>
/// <param name="log">Where it is kept.</param>
public sealed class ProfileLog(CheckpointLog log)
{
    /// <summary>Adds the profiles at a time.</summary>
    /// <param name="time">t, in s.</param>
    /// <param name="profiles">The profiles.</param>
    public void Append(double time, IReadOnlyList<RegionProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        using var entry = new MemoryStream();
        using var writer = new BinaryWriter(entry);
        writer.Write(time);
        writer.Write(profiles.Count);
        foreach (RegionProfile profile in profiles)
        {
            writer.Write(profile.Region);
            writer.Write(profile.AdmitsIons);
            writer.Write(profile.Concentration.Length);
            writer.Write(profile.Position.Length);
            foreach (double value in Arrays(profile).SelectMany(values => values))
            {
                writer.Write(value);
            }
        }

        log.Append(entry.GetBuffer().AsSpan(0, (int)entry.Length));
    }

    /// <summary>All profiles with their times, in the order in which they were added.</summary>
    public IReadOnlyList<(double Time, IReadOnlyList<RegionProfile> Profiles)> Read()
    {
        var read = new List<(double Time, IReadOnlyList<RegionProfile> Profiles)>();
        using Stream stream = log.OpenRead();
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (stream.Position < stream.Length)
        {
            double time = reader.ReadDouble();
            var profiles = new RegionProfile[reader.ReadInt32()];
            for (int i = 0; i < profiles.Length; i++)
            {
                profiles[i] = ReadProfile(reader);
            }

            read.Add((time, profiles));
        }

        return read;
    }

    private static IEnumerable<double[]> Arrays(RegionProfile profile) =>
        [profile.Position, profile.Potential, .. profile.Concentration, profile.ChargeDensity, profile.Field, profile.Volume];

    private static RegionProfile ReadProfile(BinaryReader reader)
    {
        string region = reader.ReadString();
        bool admitsIons = reader.ReadBoolean();
        int species = reader.ReadInt32();
        int count = reader.ReadInt32();
        double[] Values()
        {
            var values = new double[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = reader.ReadDouble();
            }

            return values;
        }

        (double[] position, double[] potential) = (Values(), Values());
        var concentration = new double[species][];
        for (int k = 0; k < species; k++)
        {
            concentration[k] = Values();
        }

        return new(region, admitsIons, position, potential, concentration, Values(), Values()) { Volume = Values() };
    }
}
