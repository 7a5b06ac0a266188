using OxyPlot;
using OxyPlot.Annotations;

namespace PnpSolver.Plotting;

/// <summary>What the marks of one ion's energy panel share: its blocks on the page.</summary>
/// <param name="profile">The ion's profile.</param>
/// <param name="range">Positions shown, in nm.</param>
internal abstract class EnergyMarks(EnergyProfile profile, (double Low, double High) range) : Annotation
{
    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>The profile.</summary>
    protected EnergyProfile Profile => profile;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <summary>The blocks shown, with their ends on the page.</summary>
    protected IEnumerable<(EnergyStep Step, double Left, double Right)> Blocks()
    {
        foreach (EnergyStep step in profile.Steps)
        {
            double from = Math.Max(step.From * 1e9, range.Low);
            double to = Math.Min(step.To * 1e9, range.High);
            if (from < to)
            {
                yield return (step, XAxis!.Transform(from), XAxis.Transform(to));
            }
        }
    }
}

/// <summary>Shades and names the regions of a panel, and names its ion.</summary>
internal sealed class EnergyRegions : EnergyMarks
{
    private const double SmallestName = 8;

    /// <summary>The regions of a profile.</summary>
    public EnergyRegions(EnergyProfile profile, (double Low, double High) range)
        : base(profile, range) => Layer = AnnotationLayer.BelowSeries;

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        double top = YAxis!.Transform(YAxis.ActualMaximum);
        double bottom = YAxis.Transform(YAxis.ActualMinimum);
        (double Left, double Right) frame = (XAxis!.Transform(XAxis.ActualMinimum), XAxis.Transform(XAxis.ActualMaximum));
        SubscriptText.Draw(
            rc, new((frame.Left + frame.Right) / 2, top - (1.55 * Style.LineHeight)), IonLabel.Of(Profile.Ion), new(FigureStyle.Ink, Style.TextSize, HorizontalAlignment.Center));
        foreach ((EnergyStep step, double left, double right) in Blocks())
        {
            if (step.IsMarked || !step.IsAdmitted)
            {
                rc.DrawRectangle(new(left, top, right - left, bottom - top), FigureStyle.Shade, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            }

            if (left > frame.Left)
            {
                rc.DrawLine([new(left, top), new(left, bottom)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic);
            }

            string name = FigureFont.Fit(step.Region, Style.TickSize, right - left - 1);
            if (right - left > SmallestName && FigureFont.Measure(name, Style.TickSize).Width <= right - left - 1)
            {
                rc.DrawText(
                    new((left + right) / 2, top - (0.6 * Style.LineHeight)), name, FigureStyle.Pale, FigureFont.Family, Style.TickSize,
                    FontWeights.Normal, 0, HorizontalAlignment.Center, VerticalAlignment.Middle);
            }
        }
    }
}

/// <summary>Writes every energy on its line.</summary>
internal sealed class EnergyValues : EnergyMarks
{
    /// <summary>The values of a profile.</summary>
    public EnergyValues(EnergyProfile profile, (double Low, double High) range)
        : base(profile, range) => Layer = AnnotationLayer.AboveSeries;

    /// <summary>Names of all contributions in the figure; their order gives the colours.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        double top = YAxis!.Transform(YAxis.ActualMaximum);
        double bottom = YAxis.Transform(YAxis.ActualMinimum);
        double height = 1.2 * Style.TickSize;
        foreach ((EnergyStep step, double left, double right) in Blocks().Where(block => block.Step.IsMarked))
        {
            var levels = Levels(step).OrderBy(level => YAxis.Transform(level.Energy)).ToList();
            double[] places = LabelPlacement.Spread(
                [.. levels.Select(level => YAxis.Transform(level.Energy))], height, top + (0.6 * height), bottom - (0.6 * height));
            for (int i = 0; i < levels.Count; i++)
            {
                DrawValue(rc, (left, right), places[i], levels[i]);
            }
        }
    }

    private void DrawValue(IRenderContext rc, (double Left, double Right) block, double y, (double Energy, OxyColor Color) level)
    {
        string text = NumberText.Fixed(level.Energy, 2);
        double width = FigureFont.Measure(text, Style.TickSize).Width;
        if (width + 4 > block.Right - block.Left)
        {
            return;
        }

        double middle = (block.Left + block.Right) / 2;
        var box = new OxyRect(middle - (width / 2) - 2, y - (0.55 * Style.TickSize), width + 4, 1.1 * Style.TickSize);
        rc.DrawRectangle(box, FigureStyle.Shade, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        SubscriptText.Draw(rc, new(middle, y), text, new(level.Color, Style.TickSize, HorizontalAlignment.Center));
    }

    private IEnumerable<(double Energy, OxyColor Color)> Levels(EnergyStep step)
    {
        yield return (step.Total, FigureStyle.Ink);
        for (int i = 0; i < Terms.Count && Terms.Count > 1; i++)
        {
            if (step.Energy(Terms[i]) is var energy && energy != 0 && energy != step.Total)
            {
                yield return (energy, FigureStyle.Color(i));
            }
        }
    }
}
