using System.Buffers.Binary;

namespace PnpSolver.Plotting;

/// <summary>Gives a PNG its physical size, which Skia's encoder leaves out.</summary>
/// <remarks>Inserts the chunk pHYs after IHDR. Source: PNG specification, 11.3.4.3, https://www.w3.org/TR/png-3/.</remarks>
internal static class PngDensity
{
    private const int EndOfHeader = 8 + 25; // signature, then IHDR: length 4, type 4, data 13, checksum 4

    /// <summary>Copies a PNG with its density.</summary>
    /// <param name="png">The PNG.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="dotsPerInch">Pixels per inch.</param>
    public static void Copy(ReadOnlySpan<byte> png, Stream stream, double dotsPerInch)
    {
        int perMetre = (int)Math.Round(dotsPerInch / 0.0254);
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[12..], perMetre);
        chunk[16] = 1; // the unit is the metre
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Checksum(chunk[4..17]));
        stream.Write(png[..EndOfHeader]);
        stream.Write(chunk);
        stream.Write(png[EndOfHeader..]);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
