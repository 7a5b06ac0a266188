using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Plotting;

public class CheckFigureTests
{
    [Theory]
    [InlineData(85)]
    [InlineData(174)]
    public void EveryCheckHasItsTitleAndItsWorstValue(double width)
    {
        Solution solution = SteadySolver.Solve(FigureCases.Resting(20e-9));
        IReadOnlyList<Check> checks = CheckCatalogue.Evaluate(solution, QuantityCatalogue.Evaluate(solution));

        SvgTexts texts = SvgTexts.Of(CheckFigure.Of(checks, width, "A title"));

        string text = string.Join('\n', texts.All);
        Assert.NotEmpty(checks);
        Assert.Empty(texts.Faults());
        Assert.Contains("warning", text, StringComparison.Ordinal);
        Assert.Contains("Cells per Debye", text, StringComparison.Ordinal);
        Assert.Contains("Mesh and domain", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    [InlineData(-3)]
    public void ValuesBeyondTheStripAreDrawnAtItsEnds(double value)
    {
        CheckDefinition definition = CheckCatalogue.Definitions[0];
        Assert.Contains(SvgTexts.Of(CheckFigure.Of([new(definition, "somewhere", value, "")], 85)).All, text => text.Contains("somewhere", StringComparison.Ordinal));
    }

    [Fact]
    public void NoCheckIsNoFigure() => Assert.Throws<ArgumentException>(() => CheckFigure.Of([], 85));
}
