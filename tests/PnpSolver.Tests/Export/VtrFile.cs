using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace PnpSolver.Tests.Export;

/// <summary>Reads a .vtr file from the format's description alone, sharing nothing with the writer.</summary>
internal sealed class VtrFile
{
    private readonly byte[] appended;
    private readonly bool compressed;

    public VtrFile(byte[] bytes)
    {
        int mark = bytes.AsSpan().IndexOf("<AppendedData encoding=\"raw\">"u8);
        appended = mark < 0 ? [] : bytes[(mark + bytes.AsSpan(mark).IndexOf((byte)'_') + 1)..];
        string xml = Encoding.ASCII.GetString(bytes, 0, mark < 0 ? bytes.Length : mark) + (mark < 0 ? "" : "</VTKFile>");
        Root = XDocument.Parse(xml).Root!;
        compressed = Root.Attribute("compressor") is not null;
    }

    public XElement Root { get; }

    public XElement Element(string name) => Root.Descendants().Single(e => (string?)e.Attribute("Name") == name);

    public IReadOnlyList<string> Names(string group) =>
        [.. Root.Descendants(group).Single().Elements().Select(e => (string)e.Attribute("Name")!)];

    public double[] Numbers(string name)
    {
        XElement element = Element(name);
        if ((string?)element.Attribute("format") == "ascii")
        {
            return [.. element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        }

        byte[] raw = Bytes(int.Parse((string)element.Attribute("offset")!, CultureInfo.InvariantCulture));
        return (string)element.Attribute("type")! switch
        {
            "Float64" => [.. raw.Chunk(8).Select(b => BitConverter.ToDouble(b))],
            "Int32" => [.. raw.Chunk(4).Select(b => (double)BitConverter.ToInt32(b))],
            _ => [.. raw.Select(b => (double)b)],
        };
    }

    public string[] Texts(string name)
    {
        string all = Encoding.UTF8.GetString([.. Numbers(name).Select(code => (byte)code)]);
        Assert.EndsWith("\0", all, StringComparison.Ordinal);
        return all[..^1].Split('\0');
    }

    private byte[] Bytes(int offset)
    {
        long Header(int i) => BitConverter.ToInt64(appended, offset + (8 * i));
        if (!compressed)
        {
            return appended.AsSpan(offset + 8, (int)Header(0)).ToArray();
        }

        int blocks = (int)Header(0);
        int place = offset + (8 * (3 + blocks));
        using var data = new MemoryStream();
        for (int block = 0; block < blocks; block++)
        {
            int size = (int)Header(3 + block);
            using var zlib = new ZLibStream(new MemoryStream(appended, place, size), CompressionMode.Decompress);
            long before = data.Length;
            zlib.CopyTo(data);
            long expected = block == blocks - 1 && Header(2) > 0 ? Header(2) : Header(1);
            Assert.Equal(expected, data.Length - before);
            place += size;
        }

        return data.ToArray();
    }
}
