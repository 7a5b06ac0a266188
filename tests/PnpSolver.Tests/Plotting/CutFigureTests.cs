using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class CutFigureTests
{
    private static readonly IReadOnlyList<Cut> Cuts = new PoreFields(1).Cuts;

    [Theory]
    [InlineData(174, true)]
    [InlineData(85, true)]
    [InlineData(174, false)]
    [InlineData(85, false)]
    public void CutsStandSideBySide(double width, bool compressed)
    {
        Cut[] cuts = [.. Cuts.Select(cut => compressed ? cut : cut with { DebyeLength = 0 })];
        SvgTexts texts = SvgTexts.Of(CutFigure.Of(cuts, [PoreFields.K, PoreFields.Cl], width));
        Assert.Empty(texts.Faults());
        string[] axes = compressed ? ["Distance from pore centre (nm)", "Distance from axis (nm)"] : ["Position z (nm)", "Radius r (nm)"];
        string[] expected = ["axis, r = 0", "z = 0", "pore", "membrane", "water", "K⁺", "Cl⁻", "Potential (mV)", "Concentration (mM)", "100", .. axes];
        Assert.Empty(expected.Except(texts.All));
        Assert.Equal(1, texts.All.Count(text => text == "Potential (mV)"));
    }

    [Fact]
    public void JumpIsShownWithBothValues()
    {
        RegionProfile Run(string region, double from, double concentration) =>
            new(region, true, [from, from + 1e-9], [0, 0], [[concentration, concentration]], [0, 0], [0, 0]);
        Curve curve = new("", FigureStyle.Ink, OxyPlot.LineStyle.Solid, [[new(0, 100), new(1, 100)], [new(1, 3), new(2, 3)]]);
        Panel panel = ProfilePanels.ConcentrationPanels([[curve]])[0];
        Assert.Equal([100, 100, 3, 3], panel.Curves[0].Points.Select(point => point.Y));
        Assert.Equal(2, panel.Curves[0].Pieces.Count);
        var cut = new Cut("axis", CutDirection.Axial, [Run("water", 0, 100), Run("filter", 1e-9, 3)]);
        Assert.Empty(SvgTexts.Of(CutFigure.Of([cut], [PoreFields.K], 85)).Faults());
    }

    [Fact]
    public void ColumnsShareTheirScale()
    {
        Curve Flat(double value) => new("", FigureStyle.Ink, OxyPlot.LineStyle.Solid, [[new(0, value), new(1, value)]]);
        IReadOnlyList<Panel> panels = ProfilePanels.ConcentrationPanels([[Flat(1)], [Flat(1000)]]);
        Assert.Equal(panels[0].Axis.Minimum, panels[1].Axis.Minimum);
        Assert.Equal(panels[0].Axis.Maximum, panels[1].Axis.Maximum);
        Assert.InRange(panels[0].Axis.Minimum, 0.5, 1);
        Assert.InRange(panels[0].Axis.Maximum, 1000, 2000);
    }

    [Fact]
    public void MoreCutsThanFitAreRefused()
    {
        Assert.Throws<ArgumentException>(() => CutFigure.Of([], [], 85));
        Assert.Contains("1 to 2", Assert.Throws<ArgumentException>(() => CutFigure.Of([.. Cuts, .. Cuts], [PoreFields.K, PoreFields.Cl], 85)).Message, StringComparison.Ordinal);
        Assert.Empty(SvgTexts.Of(CutFigure.Of([.. Cuts, .. Cuts], [PoreFields.K, PoreFields.Cl], 174)).Faults());
    }

    [Fact]
    public void CutWithoutIonsShowsThePotential()
    {
        var cut = new Cut("axis", CutDirection.Axial, [new("glass", false, [0, 1e-9], [0, 0.1], [], [0, 0], [0, 0])]);
        SvgTexts texts = SvgTexts.Of(CutFigure.Of([cut], [], 85));
        Assert.Empty(texts.Faults());
        Assert.DoesNotContain("Concentration (mM)", texts.All);
    }
}
