using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>How a VTK file holds its numbers.</summary>
public enum VtkEncoding
{
    /// <summary>Appended raw binary, compressed block by block with zlib.</summary>
    Compressed,

    /// <summary>Appended raw binary.</summary>
    Raw,

    /// <summary>Text, for reading and comparing by eye.</summary>
    Ascii,
}

/// <summary>What a VTK file says beside the solution. Immutable.</summary>
public sealed record VtkOptions
{
    /// <summary>How the numbers are held; default compressed.</summary>
    public VtkEncoding Encoding { get; init; } = VtkEncoding.Compressed;

    /// <summary>Title, held as the field array <c>title</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary>Numbers that the file carries along as field arrays, in SI; their names with letters, digits and underscores alone.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>Time of the solution, in s; 0 for a steady one. Readers show it as <c>TimeValue</c>.</summary>
    public double Time { get; init; }
}
