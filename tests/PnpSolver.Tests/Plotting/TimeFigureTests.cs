using PnpSolver.Diagnostics;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Plotting;

public sealed class TimeFigureTests : IDisposable
{
    private static readonly TimeSegment[] Segments = [new("the start", 0, 1e3) { First = 1e-9 }, new("the step", 1e3, 2e3) { First = 1e-6 }];
    private static readonly PnpProblem Problem = FigureCases.Resting(5e-6);
    private readonly string folder = Directory.CreateTempSubdirectory("pnp-time-figures").FullName;

    public static TheoryData<double> Widths => [174, 85];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void EveryFigureIsWrittenInEveryFormat()
    {
        var options = new FigureOptions { Widths = [85], DotsPerInch = 100, Title = "A title" };
        string[] files =
        [
            .. TimeFigures.WriteCourse(TimeCourses.Neuron(), "potential", folder, options), .. TimeFigures.WriteProfiles(Problem, States(1), folder, options),
            .. TimeFigures.WriteSteps(Steps(), Segments, folder, options), .. TimeFigures.WriteWorkPrecision([Curve("cell", 1)], folder, options),
        ];
        string[] names = ["potential-85mm", "profiles-85mm", "steps-85mm", "work-precision-85mm"];
        Assert.Equal(names.SelectMany(name => new[] { $"{name}.png", $"{name}.svg", $"{name}.pdf" }), files);
        Assert.All(files, file => Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 1000, file));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepsRejectedAreCountedByReason(double width)
    {
        SvgTexts texts = SvgTexts.Of(StepFigure.Of(Steps(), Segments, width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["Step size (s)", "Order", "1", "5", "3 rejected: error", "1 rejected: Newton", "1 ms", "Time since the start"], texts.All));
        Assert.Contains(texts.All, text => text.EndsWith(" steps taken", StringComparison.Ordinal));
    }

    [Fact]
    public void RareReasonsAreCountedTogether()
    {
        TimeStep[] steps = [.. Steps(), .. Enumerable.Range(0, 4).Select(i => new TimeStep(0, 1, 1, 1, "BDF", 2, 1, $"a reason that is far too long for a legend, number {i}"))];
        SvgTexts texts = SvgTexts.Of(StepFigure.Of(steps, Segments, 85));
        Assert.Empty(texts.Faults());
        Assert.Contains("3 rejected: other reasons", texts.All);
    }

    [Fact]
    public void RunWithoutStepsHasAFigure()
    {
        Assert.Empty(SvgTexts.Of(StepFigure.Of([], Segments, 85)).Faults());
        Assert.Empty(SvgTexts.Of(StepFigure.Of([new(1, 1, 1, 1, "BDF", 0, 1, null)], [new("", 0, 1)], 85)).Faults());
        TimeStep[] empty = [new(1, 1, 0, 1, "BDF", double.NaN, 1, null)];
        Assert.Empty(SvgTexts.Of(StepFigure.Of(empty, [new("", 0, 1)], 85)).Faults());
        Assert.True(new StepPanels(empty, TimeStrip.Of([new("", 0, 1)], [1]), new() { Width = 85 }).Lengths()[0].Axis.Minimum > 0);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void TimesOfProfilesAreNamed(double width)
    {
        SvgTexts texts = SvgTexts.Of(TimeProfilesFigure.Of(Problem, States(1), width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["0 s", "1 ms", "2 h", "at last", "Potential (mV)", "K⁺ (mM)", "Cl⁻ (mM)", "Charge density", "inside", "membrane"], texts.All));
    }

    [Fact]
    public void SmallChangesOfConcentrationsAreShownAsChanges()
    {
        SvgTexts texts = SvgTexts.Of(TimeProfilesFigure.Of(Problem, States(1e-3), 85));
        Assert.Empty(texts.Faults());
        Assert.Contains("K⁺ − initial", texts.All);
        Assert.DoesNotContain("K⁺ (mM)", texts.All);
    }

    [Fact]
    public void ProfilesOfOneTimeAndWithoutNumbersAreDrawn()
    {
        TimeProfile[] states = States(1);
        Assert.Empty(SvgTexts.Of(TimeProfilesFigure.Of(Problem, [states[0]], 85)).Faults());
        states[1].Profiles[0].Potential[0] = double.NaN;
        states[1].Profiles[0].Concentration[0][1] = double.NaN;
        Array.Fill(states[2].Profiles[0].ChargeDensity, double.NaN);
        Assert.Empty(SvgTexts.Of(TimeProfilesFigure.Of(Problem, states, 85)).Faults());
        PositionScale scale = PositionScale.For(Problem, states[0].Profiles, []);
        IReadOnlyList<Panel> panels = new TimeProfilePanels(Problem, states, scale, [.. states.Select(_ => FigureStyle.Ink)]).All();
        Assert.All(panels, panel => Assert.True(double.IsFinite(panel.Axis.Minimum) && panel.Curves.All(curve => curve.Points.All(point => double.IsFinite(point.Y)))));
        Assert.Throws<ArgumentException>(() => TimeProfilesFigure.Of(Problem, [], 85));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void WorkAndPrecisionStandSideBySide(double width)
    {
        SvgTexts texts = SvgTexts.Of(WorkPrecisionFigure.Of([Curve("blocking cell", 1), Curve("neuron", 0.3), Curve("action potential", 2)], width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["Tolerance", "Wall time (s)", "Error", "blocking cell", "neuron", "action potential", "error = tolerance", "10⁻⁴"], texts.All));
    }

    [Fact]
    public void RunsWithoutAnErrorAreLeftOut()
    {
        WorkPrecisionPoint[] odd = [new(1e-3, 0, 1), new(1e-3, double.NaN, 1), new(1e-3, 1e-3, double.PositiveInfinity)];
        Assert.Empty(SvgTexts.Of(WorkPrecisionFigure.Of([new("one", [.. odd, new(1e-3, 2e-3, 1)]), new("none", odd)], 85)).Faults());
        Assert.Empty(SvgTexts.Of(WorkPrecisionFigure.Of([new("wide", [new(1e-14, 1e-16, 1e-6), new(1, 10, 1e6)])], 85)).Faults());
        Assert.Throws<ArgumentException>(() => WorkPrecisionFigure.Of([new("none", odd)], 85));
    }

    private static TimeStep[] Steps() =>
    [
        .. TimeCourses.Decades(1e-9, 1e3, 0).Select((t, i) => new TimeStep(i + 1, t, 0.2 * t, 1 + (i / 5 % 5), "BDF", 0.5, 2, null)),
        .. new[] { 1e-8, 1e-3, 1 }.Select(t => new TimeStep(0, t, t, 2, "BDF", 3, 2, "error")), new(0, 10, 5, 2, "BDF", 0, 9, "Newton"),
        .. TimeCourses.Decades(1e-6, 1e3, 1e3).Select((t, i) => new TimeStep(i + 1, t, 0.2 * (t - 999.999), 1 + (i / 5 % 5), "BDF", 0.5, 2, null)),
    ];

    private static WorkPrecisionCurve Curve(string name, double factor) =>
        new(name, [.. Enumerable.Range(2, 5).Select(k => new WorkPrecisionPoint(Math.Pow(10, -k), factor * Math.Pow(10, -k), 0.01 * Math.Pow(10, 0.3 * k)))]);

    /// <summary>Profiles that move from what the regions hold towards a resting state.</summary>
    private static TimeProfile[] States(double amplitude)
    {
        TimeProfile At(double time, double part) => new(time, [.. Profiles.Of(SteadySolver.Solve(Problem)).Select(run => run with
        {
            Potential = [.. run.Potential.Select(v => part * v)],
            ChargeDensity = [.. run.ChargeDensity.Select(q => part * q)],
            Concentration = [.. run.Concentration.Select(c => (double[])[.. c.Select(value => value * (1 + (amplitude * part)))])],
        })]);
        return [At(0, 0), At(1e-3, 0.3), At(7200, 0.8), At(1e5, 1) with { Label = "at last" }];
    }
}
