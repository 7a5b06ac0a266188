using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>A named array of a VTK file, read once and in order while it is written.</summary>
/// <param name="Name">Name, safe for XML: letters, digits and underscores.</param>
/// <param name="Type">Element type.</param>
/// <param name="Components">Components per tuple.</param>
/// <param name="Tuples">Number of tuples.</param>
/// <param name="Values">All components of all tuples, in order.</param>
internal sealed record VtkArray(string Name, VtkType Type, int Components, int Tuples, IEnumerable<double> Values)
{
    /// <summary>One number per point or cell.</summary>
    public static VtkArray Scalars(string name, int count, IEnumerable<double> values) =>
        new(name, VtkType.Float64, 1, count, values);

    /// <summary>One number per point or cell, made when it is written.</summary>
    public static VtkArray Of(VtkScalars field, int count) => new(field.Name, field.Type, 1, count, Late(field.Values));

    /// <summary>One vector per cell, in the plane of the first two coordinates, made when it is written.</summary>
    public static VtkArray Of(VtkVectors field, int count) => new(field.Name, VtkType.Float64, 3, count, InPlane(field.Values));

    /// <summary>Texts, each ended by a zero byte.</summary>
    public static VtkArray Texts(string name, params IReadOnlyList<string> texts) =>
        new(name, VtkType.String, 1, texts.Count, Bytes(texts));

    /// <summary>Size of one element, in bytes.</summary>
    public int ElementSize => Type switch
    {
        VtkType.Float64 => sizeof(double),
        VtkType.Int32 => sizeof(int),
        _ => sizeof(byte),
    };

    /// <summary>Little-endian bytes of one element.</summary>
    /// <exception cref="ArgumentException">The value is not finite: readers would show a hole without a word.</exception>
    public void Encode(double value, Span<byte> bytes)
    {
        RequireFinite(value);
        switch (Type)
        {
            case VtkType.Float64: BinaryPrimitives.WriteDoubleLittleEndian(bytes, value); break;
            case VtkType.Int32: BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)value); break;
            default: bytes[0] = (byte)value; break;
        }
    }

    /// <summary>Shortest text that reads back as the same element.</summary>
    public string Text(double value)
    {
        RequireFinite(value);
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<double> Late(Func<double[]> values)
    {
        foreach (double value in values())
        {
            yield return value;
        }
    }

    private static IEnumerable<double> InPlane(Func<CellVectors> values)
    {
        CellVectors vectors = values();
        for (int cell = 0; cell < vectors.Along.Length; cell++)
        {
            yield return vectors.Along[cell];
            yield return vectors.Up.Length > 0 ? vectors.Up[cell] : 0;
            yield return 0;
        }
    }

    private static IEnumerable<double> Bytes(IReadOnlyList<string> texts)
    {
        foreach (string text in texts)
        {
            foreach (byte unit in Encoding.UTF8.GetBytes(text))
            {
                yield return unit == 0 ? (byte)' ' : unit;
            }

            yield return 0;
        }
    }

    private void RequireFinite(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{Name} holds {value.ToString(CultureInfo.InvariantCulture)}: VTK files hold finite numbers only");
        }
    }
}

/// <summary>Element types, by their names in the format.</summary>
internal enum VtkType
{
    Float64,
    Int32,
    UInt8,
    String,
}
