using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Panels, axes and curves of the energy figure.</summary>
internal sealed class EnergyLayout
{
    private const double ColumnGap = 10;
    private const double Nanometre = 1e-9;
    private const double NearMargin = 0.6;
    private const double FarMargin = 3;
    private readonly IReadOnlyList<EnergyProfile> profiles;

    /// <summary>The layout of profiles.</summary>
    public EnergyLayout(IReadOnlyList<EnergyProfile> profiles)
    {
        this.profiles = profiles;
        Terms = [.. profiles.SelectMany(profile => profile.Terms).Distinct()];
        EnergyStep[] marked = [.. profiles.SelectMany(profile => profile.Steps).Where(step => step.IsMarked)];
        (double low, double high) = (marked.Min(step => step.From), marked.Max(step => step.To));
        double margin = (HasElectric ? FarMargin : NearMargin) * (high - low);
        Range = (
            Math.Max(low - margin, profiles[0].Steps[0].From) / Nanometre,
            Math.Min(high + margin, profiles[0].Steps[^1].To) / Nanometre);
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Positions shown, in nm: every region that differs from water and a part of that on either side.</summary>
    public (double Low, double High) Range { get; }

    /// <summary>Names of the contributions; their order gives the colours.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Height of a panel, in points.</summary>
    public double PanelHeight => Style.IsWide ? 130 : 100;

    /// <summary>Height of the names above a panel, in points.</summary>
    public double HeaderHeight => 2.1 * Style.LineHeight;

    /// <summary>Panels in a full row.</summary>
    public int Columns => Math.Min(profiles.Count, Style.IsWide ? 4 : 2);

    /// <summary>Rows of panels.</summary>
    public int Rows => (profiles.Count + Columns - 1) / Columns;

    /// <summary>What the lines mean; nothing where the total is all there is.</summary>
    public IReadOnlyList<LegendEntry> Legend => Terms.Count < 2 && !HasElectric ? [] :
    [
        new(Terms.Count < 2 ? "µ⁰" : "µ⁰, their sum", FigureStyle.Ink, LegendMark.Line) { Width = Style.CurveWidth },
        .. Terms.Count < 2 ? [] : Terms.Select((term, i) => new LegendEntry(term, FigureStyle.Color(i), LegendMark.Line) { Width = Style.CurveWidth, Dash = [3, 2] }),
        .. HasElectric ? [new LegendEntry("µ⁰ + zφ/V_T", ElectricColor, LegendMark.Line) { Width = Style.CurveWidth }] : Array.Empty<LegendEntry>(),
    ];

    /// <summary>Whether the energy in the electric field is shown.</summary>
    private bool HasElectric => !profiles[0].Electric.IsEmpty;

    private OxyColor ElectricColor => FigureStyle.Color(Terms.Count);

    /// <summary>Key of a column's axis.</summary>
    public static string Key(int column) => $"column{column}";

    /// <summary>Row from the top and column of a panel; a row that is not full is the top one, so that every column ends at its axis.</summary>
    public (int Row, int Column) Place(int index)
    {
        int first = profiles.Count - ((Rows - 1) * Columns);
        return index < first ? (0, index) : (1 + ((index - first) / Columns), (index - first) % Columns);
    }

    /// <summary>The position axis of a column.</summary>
    public LinearAxis Horizontal(int column, string title)
    {
        double gap = ColumnGap / Style.WidthPoints;
        double width = (1 - ((Columns - 1) * gap)) / Columns;
        double start = column * (width + gap);
        return new()
        {
            Key = Key(column),
            StartPosition = start,
            EndPosition = Math.Min(1, start + width),
            Minimum = Range.Low,
            Maximum = Range.High,
            Title = title,
            LabelFormatter = NumberText.Of,
            IntervalLength = 24,
        };
    }

    /// <summary>The panel of an ion: the sum of its contributions, and on top of it each of them.</summary>
    public Panel Panel(int index)
    {
        double[] levels =
        [
            0,
            .. profiles.SelectMany(p => p.Steps).SelectMany(step => step.Terms.Select(t => t.Energy).Append(step.Total)),
            .. profiles.SelectMany(p => Landscape(p)).SelectMany(piece => piece).Select(point => point.Y),
        ];
        double margin = 0.1 * (levels.Max() - levels.Min());
        bool isFirst = Place(index).Column == 0;
        var axis = new LinearAxis
        {
            Minimum = levels.Min() - margin,
            Maximum = levels.Max() + margin,
            LabelFormatter = NumberText.Of,
            IntervalLength = 18,
            IsAxisVisible = isFirst,
        };
        EnergyProfile profile = profiles[index];
        Curve sum = new("", FigureStyle.Ink, LineStyle.Solid, [.. Pieces(profile, step => step.IsAdmitted, step => step.Total)]) { IsStepped = true };
        // a contribution that is all there is shows as dashes on the sum
        IEnumerable<Curve> parts = Terms.Count < 2 ? [] : Terms.Select((term, i) => (term, i)).Where(named => profile.Terms.Contains(named.term)).Select(
            named => new Curve("", FigureStyle.Color(named.i), LineStyle.Dash, [.. Pieces(profile, step => step.IsMarked, step => step.Energy(named.term)).Select(Grounded)])
            {
                IsStepped = true,
            });
        IEnumerable<Curve> whole = HasElectric ? [new("", ElectricColor, LineStyle.Solid, [.. Landscape(profile)])] : [];
        string title = HasElectric ? "Energy (kT)" : "Standard potential µ⁰ (kT)";
        return new(isFirst ? title : "", axis, [sum, .. parts, .. whole]);
    }

    /// <summary>µ⁰ + zφ/V_T within the range, with gaps where the ion cannot be.</summary>
    private IEnumerable<IReadOnlyList<DataPoint>> Landscape(EnergyProfile profile)
    {
        var piece = new List<DataPoint>();
        foreach (EnergyStep step in profile.Steps)
        {
            if (!step.IsAdmitted && piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }

            piece.AddRange(profile.Electric
                .Where(node => step.IsAdmitted && node.Position >= step.From && node.Position <= step.To)
                .Select(node => new DataPoint(node.Position / Nanometre, node.Energy + step.Total))
                .Where(point => point.X >= Range.Low && point.X <= Range.High));
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    /// <summary>A contribution rises from the level of water and returns to it.</summary>
    private static IReadOnlyList<DataPoint> Grounded(IReadOnlyList<DataPoint> piece) => [new(piece[0].X, 0), .. piece, new(piece[^1].X, 0)];

    /// <summary>Steps joined, with gaps between those that count.</summary>
    private IEnumerable<IReadOnlyList<DataPoint>> Pieces(EnergyProfile profile, Func<EnergyStep, bool> counts, Func<EnergyStep, double> level)
    {
        var piece = new List<DataPoint>();
        foreach (EnergyStep step in profile.Steps)
        {
            double from = Math.Max(step.From / Nanometre, Range.Low);
            double to = Math.Min(step.To / Nanometre, Range.High);
            if (counts(step) && from < to)
            {
                piece.AddRange([new(from, level(step)), new(to, level(step))]);
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}
