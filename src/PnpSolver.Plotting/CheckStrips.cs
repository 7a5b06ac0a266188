using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Plotting;

/// <summary>The strips of all checks, under a heading for each picture.</summary>
internal sealed class CheckStrips : Annotation
{
    private const double Gap = 5;
    private const double WidestLabel = 0.36;
    private const double WidestValue = 0.3;
    private readonly List<(string Heading, CheckStrip? Strip)> rows;

    /// <summary>The strips of checks, in their order within each picture.</summary>
    public CheckStrips(IReadOnlyList<CheckStrip> strips)
    {
        Layer = AnnotationLayer.AboveSeries;
        rows = [.. strips.GroupBy(strip => strip.Definition.Picture).OrderBy(group => group.Key)
            .SelectMany(group => group.Select(strip => ("", (CheckStrip?)strip)).Prepend((group.Key.Title(), null)))];
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Height of all rows, in points.</summary>
    public double Height => rows.Count * Pitch;

    private double Pitch => (Style.IsWide ? 1.75 : 2.6) * Style.TickSize;

    private double Half => (Style.IsWide ? 0.55 : 0.5) * Style.TickSize;

    /// <summary>Colour of a status.</summary>
    public static OxyColor ColorOf(CheckStatus status) => status switch
    {
        CheckStatus.Pass => FigureStyle.Color(2),
        CheckStatus.Note => FigureStyle.Color(5),
        CheckStatus.Warn => FigureStyle.Color(4),
        _ => FigureStyle.Color(1),
    };

    /// <summary>Room left and right of the strips, in points: labels and values stand beside them on a page, above them in a column.</summary>
    public (double Left, double Right) Margins() => Style.IsWide
        ? (rows.Max(row => LabelWidth(row.Strip)) + (2 * Gap), rows.Max(row => ValueWidth(row.Strip)) + Gap)
        : (2 * Gap, Gap);

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        for (int i = 0; i < rows.Count; i++)
        {
            double top = area.Top + (i * Pitch);
            if (rows[i].Strip is not { } strip)
            {
                Write(rc, new(Style.IsWide ? Gap : area.Left, top + Pitch - Half - (0.4 * Style.TickSize)), rows[i].Heading, FigureStyle.Pale, HorizontalAlignment.Left);
                continue;
            }

            double middle = Style.IsWide ? top + (Pitch / 2) : top + Pitch - Half - 2;
            double text = Style.IsWide ? middle : top + (0.6 * Style.TickSize);
            DrawZones(rc, strip, middle);
            DrawValues(rc, strip, middle);
            Write(rc, new(Style.IsWide ? Gap : area.Left, text), FigureFont.Fit(strip.Definition.Title, Style.TickSize, LabelRoom), FigureStyle.Ink, HorizontalAlignment.Left);
            Write(rc, new(Style.IsWide ? PlotModel.Width - Gap : area.Right, text), FigureFont.Fit(ValueOf(strip), Style.TickSize, ValueRoom), FigureStyle.Ink, HorizontalAlignment.Right);
        }
    }

    private double LabelRoom => (Style.IsWide ? WidestLabel : 0.55) * Style.WidthPoints;

    private double ValueRoom => (Style.IsWide ? WidestValue : 0.33) * Style.WidthPoints;

    /// <summary>The worst value with its unit, and where it is.</summary>
    private static string ValueOf(CheckStrip strip)
    {
        Check worst = strip.Worst;
        (double factor, string unit) = UnitOf(worst);
        double value = worst.Value / factor;
        int digits = value == 0 ? 0 : 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        string number = Math.Abs(value) is 0 or (>= 1e-3 and < 1e5) ? NumberText.Of(Math.Round(value, Math.Clamp(digits, 0, 6)))
            : NumberText.Of(double.Parse(value.ToString("0.0e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        return worst.Subject.Length > 0 ? $"{number}{unit} · {worst.Subject}" : $"{number}{unit}";
    }

    /// <summary>Size and symbol of the unit that suits a value: with a prefix where it takes one.</summary>
    private static (double Size, string Symbol) UnitOf(Check check)
    {
        string unit = check.Definition.Unit;
        if (unit is "1" or "kT" or "mol/m^3")
        {
            return (1, unit switch { "1" => "", "kT" => " kT", _ => " mM" });
        }

        (double factor, string prefix) = NumberText.Prefix(check.Value);
        return (factor, $" {prefix}{unit.Replace("^2", "²", StringComparison.Ordinal).Replace("^3", "³", StringComparison.Ordinal)}");
    }

    private double LabelWidth(CheckStrip? strip) => strip is null ? 0 : Math.Min(LabelRoom, SubscriptText.Width(strip.Definition.Title, Style.TickSize));

    private double ValueWidth(CheckStrip? strip) => strip is null ? 0 : Math.Min(ValueRoom, FigureFont.Measure(ValueOf(strip), Style.TickSize).Width);

    /// <summary>The strip in pale colours of what a value there would be.</summary>
    private void DrawZones(IRenderContext rc, CheckStrip strip, double middle)
    {
        double from = CheckStrip.Lowest;
        var colour = CheckStatus.Pass;
        foreach (CheckStatus next in new[] { CheckStatus.Note, CheckStatus.Warn, CheckStatus.Fail })
        {
            if (strip.BeginOf(next) is { } begin)
            {
                DrawZone(rc, from, begin, middle, colour);
                (from, colour) = (begin, next);
            }
        }

        DrawZone(rc, from, CheckStrip.Highest, middle, colour);
    }

    private void DrawZone(IRenderContext rc, double from, double to, double middle, CheckStatus status)
    {
        (double left, double right) = (XAxis!.Transform(from), XAxis.Transform(to));
        OxyColor pale = OxyColor.FromAColor(status == CheckStatus.Pass ? (byte)0x24 : (byte)0x5A, ColorOf(status));
        rc.DrawRectangle(new(left, middle - Half, right - left, 2 * Half), pale, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
    }

    /// <summary>A dot for the worst finding and a tick for each other one; an arrow where one lies beyond the strip.</summary>
    private void DrawValues(IRenderContext rc, CheckStrip strip, double middle)
    {
        foreach (Check check in strip.Checks)
        {
            double x = XAxis!.Transform(strip.Clamped(check.Value));
            rc.DrawLine([new(x, middle - Half), new(x, middle + Half)], FigureStyle.Ink, 0.6, EdgeRenderingMode.Automatic);
        }

        Check worst = strip.Worst;
        double at = XAxis!.Transform(strip.Clamped(worst.Value));
        double size = 0.85 * Half;
        if (!strip.IsBeyond(worst.Value))
        {
            rc.DrawCircle(new(at, middle), size, ColorOf(worst.Status), FigureStyle.Ink, 0.5, EdgeRenderingMode.Automatic);
            return;
        }

        double tip = strip.Clamped(worst.Value) > 0 ? size : -size;
        ScreenPoint[] arrow = [new(at + tip, middle), new(at - tip, middle - size), new(at - tip, middle + size)];
        rc.DrawPolygon(arrow, ColorOf(worst.Status), FigureStyle.Ink, 0.5, EdgeRenderingMode.Automatic);
    }

    private void Write(IRenderContext rc, ScreenPoint place, string text, OxyColor colour, HorizontalAlignment alignment) =>
        SubscriptText.Draw(rc, place, text, new(colour, Style.TickSize, alignment));
}
