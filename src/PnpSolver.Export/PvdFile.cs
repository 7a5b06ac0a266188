using System.Globalization;
using System.Text;
using System.Xml;

namespace PnpSolver.Export;

/// <summary>Writes a ParaView collection (.pvd): the files of a transient run with their times.</summary>
/// <remarks>A time is written as the shortest decimal that reads back as the same double, so that it equals the frame's own <c>TimeValue</c> bit for
/// bit. Source: ParaView Data (PVD) file format, https://www.paraview.org/Wiki/ParaView/Data_formats.</remarks>
public static class PvdFile
{
    /// <summary>Writes a collection.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="frames">The files, in an order in which times do not fall; those before and after an event may share its time.</param>
    /// <exception cref="ArgumentException">There is no frame, a time is not finite or falls, or a path is not relative; nothing is written.</exception>
    public static void Write(Stream stream, IReadOnlyList<PvdFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(frames);
        Check(frames);
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("VTKFile");
            xml.WriteAttributeString("type", "Collection");
            xml.WriteAttributeString("version", "1.0");
            xml.WriteAttributeString("byte_order", "LittleEndian");
            xml.WriteStartElement("Collection");
            foreach (PvdFrame frame in frames)
            {
                xml.WriteStartElement("DataSet");
                xml.WriteAttributeString("timestep", frame.Time.ToString("R", CultureInfo.InvariantCulture));
                xml.WriteAttributeString("part", "0");
                xml.WriteAttributeString("file", frame.File);
                xml.WriteEndElement();
            }
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Check(IReadOnlyList<PvdFrame> frames)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("a collection without a frame shows nothing", nameof(frames));
        }

        double last = double.NegativeInfinity;
        foreach (PvdFrame frame in frames)
        {
            if (!double.IsFinite(frame.Time) || frame.Time < last)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{frame.File} is at t = {frame.Time} s after {last} s: times of a collection are finite and do not fall"), nameof(frames));
            }

            if (Path.IsPathRooted(frame.File) || frame.File.Contains('\\', StringComparison.Ordinal))
            {
                throw new ArgumentException($"{frame.File} is not relative to the collection, with / between folders", nameof(frames));
            }

            last = frame.Time;
        }
    }
}

/// <summary>One file of a collection. Immutable.</summary>
/// <param name="Time">t, in s.</param>
/// <param name="File">Its path relative to the collection, with <c>/</c> between folders.</param>
public sealed record PvdFrame(double Time, string File);
