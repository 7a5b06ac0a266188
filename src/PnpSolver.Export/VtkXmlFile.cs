using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PnpSolver.Export;

/// <summary>Writes the XML of a VTK file and its arrays, each array streamed once.</summary>
/// <remarks>Binary arrays follow the XML in one appended raw section: UInt64 little-endian headers, for compressed arrays
/// [blocks][block size][size of a partial last block, else 0][compressed size of each block], for plain ones [bytes].
/// Offsets and sizes are known only after the data, so room is left for them and filled in: the stream has to seek.
/// Source: VTK file formats, https://docs.vtk.org/en/latest/design_documents/VTKFileFormats.html.</remarks>
internal sealed class VtkXmlFile
{
    private const int BlockSize = 32768;
    private const int OffsetDigits = 20;
    private readonly Stream stream;
    private readonly VtkEncoding encoding;
    private readonly Stack<string> open = [];
    private readonly List<(VtkArray Array, long Place)> appended = [];

    private VtkXmlFile(Stream stream, VtkEncoding encoding)
    {
        this.stream = stream;
        this.encoding = encoding;
    }

    /// <summary>Writes one data set.</summary>
    /// <param name="stream">Where to; it can seek.</param>
    /// <param name="encoding">How arrays are held.</param>
    /// <param name="type">Type of the data set, such as <c>RectilinearGrid</c>.</param>
    /// <param name="body">Writes the elements inside the file's root.</param>
    public static void Write(Stream stream, VtkEncoding encoding, string type, Action<VtkXmlFile> body)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("a VTK file is written to a stream that can seek, such as a file", nameof(stream));
        }

        var file = new VtkXmlFile(stream, encoding);
        string compressor = encoding == VtkEncoding.Compressed ? " compressor=\"vtkZLibDataCompressor\"" : "";
        file.Line("<?xml version=\"1.0\"?>");
        file.Element("VTKFile", $"type=\"{type}\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\"{compressor}", () =>
        {
            body(file);
            file.WriteAppended();
        });
    }

    /// <summary>An element with content.</summary>
    public void Element(string name, string attributes, Action content)
    {
        Line(attributes.Length == 0 ? $"<{name}>" : $"<{name} {attributes}>");
        open.Push(name);
        content();
        open.Pop();
        Line($"</{name}>");
    }

    /// <summary>Arrays of point, cell or coordinate data.</summary>
    public void Arrays(params IEnumerable<VtkArray> arrays)
    {
        foreach (VtkArray array in arrays)
        {
            string components = array.Components == 1 ? "" : $" NumberOfComponents=\"{array.Components}\"";
            WriteArray(array, "DataArray", components);
        }
    }

    /// <summary>Arrays of field data, which state their length themselves.</summary>
    public void FieldArrays(params IEnumerable<VtkArray> arrays)
    {
        foreach (VtkArray array in arrays)
        {
            string element = array.Type == VtkType.String ? "Array" : "DataArray";
            WriteArray(array, element, $" NumberOfTuples=\"{array.Tuples}\"");
        }
    }

    private void WriteArray(VtkArray array, string element, string size)
    {
        string head = $"<{element} type=\"{array.Type}\" Name=\"{array.Name}\"{size} format=";
        if (encoding == VtkEncoding.Ascii)
        {
            Line(head + "\"ascii\">");
            WriteText(array);
            Line($"</{element}>");
            return;
        }

        Write(new string(' ', 2 * open.Count) + head + "\"appended\" offset=");
        appended.Add((array, stream.Position));
        Write(new string(' ', OffsetDigits + 2) + "/>\n");
    }

    private void WriteText(VtkArray array)
    {
        const int perLine = 6;
        var line = new StringBuilder();
        int count = 0;
        foreach (double value in array.Values)
        {
            line.Append(array.Text(value)).Append(++count % perLine == 0 ? '\n' : ' ');
            if (line.Length > BlockSize)
            {
                Write(line.ToString());
                line.Clear();
            }
        }

        Write(line.Append('\n').ToString());
    }

    private void WriteAppended()
    {
        if (appended.Count == 0)
        {
            return;
        }

        Line("<AppendedData encoding=\"raw\">");
        Write("_");
        long origin = stream.Position;
        foreach ((VtkArray array, long place) in appended)
        {
            long start = stream.Position;
            WriteBinary(array);
            Patch(place, Encoding.ASCII.GetBytes($"\"{start - origin}\""));
        }

        Write("\n");
        Line("</AppendedData>");
    }

    private void WriteBinary(VtkArray array)
    {
        bool compressed = encoding == VtkEncoding.Compressed;
        long bytes = array.Type == VtkType.String
            ? array.Values.Count()
            : (long)array.Tuples * array.Components * array.ElementSize;
        long blocks = (bytes + BlockSize - 1) / BlockSize;
        ulong[] header = compressed ? new ulong[3 + blocks] : [(ulong)bytes];
        long place = stream.Position;
        stream.Write(HeaderBytes(header));
        int block = 0;
        foreach (ReadOnlyMemory<byte> data in Blocks(array))
        {
            long start = stream.Position;
            WriteBlock(data.Span, compressed);
            if (compressed)
            {
                header[3 + block++] = (ulong)(stream.Position - start);
            }
        }

        if (compressed)
        {
            (header[0], header[1], header[2]) = ((ulong)blocks, BlockSize, (ulong)(bytes % BlockSize));
            Patch(place, HeaderBytes(header));
        }
    }

    private void WriteBlock(ReadOnlySpan<byte> data, bool compressed)
    {
        if (!compressed)
        {
            stream.Write(data);
            return;
        }

        using var zlib = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(data);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(VtkArray array)
    {
        var buffer = new byte[BlockSize];
        int used = 0;
        foreach (double value in array.Values)
        {
            array.Encode(value, buffer.AsSpan(used));
            used += array.ElementSize;
            if (used == BlockSize)
            {
                yield return buffer;
                used = 0;
            }
        }

        if (used > 0)
        {
            yield return buffer.AsMemory(0, used);
        }
    }

    private static byte[] HeaderBytes(ulong[] header)
    {
        var bytes = new byte[header.Length * sizeof(ulong)];
        for (int i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), header[i]);
        }

        return bytes;
    }

    private void Patch(long place, byte[] bytes)
    {
        long end = stream.Position;
        stream.Position = place;
        stream.Write(bytes);
        stream.Position = end;
    }

    private void Line(string text) => Write($"{new string(' ', 2 * open.Count)}{text}\n");

    private void Write(string text) => stream.Write(Encoding.ASCII.GetBytes(text));
}
