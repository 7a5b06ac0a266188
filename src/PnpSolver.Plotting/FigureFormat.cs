namespace PnpSolver.Plotting;

/// <summary>File formats of figures.</summary>
public enum FigureFormat
{
    /// <summary>Pixels, with the physical size in the file.</summary>
    Png,

    /// <summary>Vector graphics for the web and for editing.</summary>
    Svg,

    /// <summary>Vector graphics for print, the font embedded.</summary>
    Pdf,
}
