using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Sizes and colours of a figure, in points.</summary>
internal sealed record FigureStyle
{
    /// <summary>Ink of frames, ticks and text.</summary>
    public static readonly OxyColor Ink = OxyColor.FromRgb(0x22, 0x22, 0x22);

    /// <summary>Ink of what explains: end names, Debye lengths, zero lines.</summary>
    public static readonly OxyColor Pale = OxyColor.FromRgb(0x77, 0x77, 0x77);

    /// <summary>Shade of ion-free regions.</summary>
    public static readonly OxyColor Shade = OxyColor.FromRgb(0xEF, 0xEB, 0xE2);

    /// <summary>Shade of every other row.</summary>
    public static readonly OxyColor Band = OxyColor.FromRgb(0xF7, 0xF5, 0xF0);

    /// <summary>Ink of field lines on maps.</summary>
    public static readonly OxyColor FieldLine = OxyColor.FromRgb(0x1C, 0x1C, 0x1C);

    // Okabe and Ito's palette for all kinds of colour vision (its yellow, too light for lines, replaced), doi:10.1038/nmeth.1618
    private static readonly OxyColor[] Palette =
    [
        OxyColor.FromRgb(0x00, 0x72, 0xB2), OxyColor.FromRgb(0xD5, 0x5E, 0x00), OxyColor.FromRgb(0x00, 0x9E, 0x73),
        OxyColor.FromRgb(0xCC, 0x79, 0xA7), OxyColor.FromRgb(0xE6, 0x9F, 0x00), OxyColor.FromRgb(0x56, 0xB4, 0xE9),
        OxyColor.FromRgb(0x8C, 0x51, 0x0A), OxyColor.FromRgb(0x55, 0x55, 0x55),
    ];

    /// <summary>Width of the figure, in mm.</summary>
    public required double Width { get; init; }

    /// <summary>Width of the figure, in points.</summary>
    public double WidthPoints => Width * 72 / 25.4;

    /// <summary>Whether the figure is a page wide rather than a column.</summary>
    public bool IsWide => Width > 120;

    /// <summary>Size of tick labels and marks.</summary>
    public double TickSize => IsWide ? 7.5 : 6.5;

    /// <summary>Size of axis titles and names.</summary>
    public double TextSize => IsWide ? 8.5 : 7;

    /// <summary>Width of curves.</summary>
    public double CurveWidth => IsWide ? 1.3 : 1.1;

    /// <summary>Radius of dots.</summary>
    public double MarkerSize => IsWide ? 2.2 : 1.9;

    /// <summary>Width of frames and ticks.</summary>
    public const double FrameWidth = 0.6;

    /// <summary>Height of a line of text.</summary>
    public double LineHeight => TextSize * 1.3;

    /// <summary>Size of what is written on maps.</summary>
    public double MarkSize => IsWide ? 6.5 : 6;

    /// <summary>Distance of neighbouring field lines.</summary>
    public double FieldLineSpacing => IsWide ? 10 : 9;

    /// <summary>Width of charged surfaces on maps.</summary>
    public double SurfaceWidth => IsWide ? 1.4 : 1.2;

    /// <summary>Length of an arrow head.</summary>
    public double ArrowSize => IsWide ? 4.6 : 4;

    /// <summary>Colour of the n-th ion.</summary>
    public static OxyColor Color(int index) => Palette[index % Palette.Length];

    /// <summary>Line style of the n-th ion: solid, until colours repeat.</summary>
    public static LineStyle Dash(int index) => index < Palette.Length ? LineStyle.Solid : LineStyle.Dash;
}
