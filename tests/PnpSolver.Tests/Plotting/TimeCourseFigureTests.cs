using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class TimeCourseFigureTests
{
    public static TheoryData<double> Widths => [174, 85];

    [Theory]
    [MemberData(nameof(Widths))]
    public void TimeBeginsAnewAtAnEvent(double width)
    {
        SvgTexts texts = SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.Neuron(), width));
        Assert.Empty(texts.Faults());
        string[] expected =
        [
            "1 ns", "1 µs", "1 ms", "1 s", "1 h", "Time since the start", "Membrane potential (mV)", "Field − circuit", "(µV)", "−60",
            "field solver", "lumped circuit", "τ = C/g", "L²/D", "run-down", "²/D", "bath",
        ];
        Assert.Empty(expected.Except(texts.All));
        Assert.Equal(2, texts.All.Count(text => text == "1 h"));
        Assert.Contains(texts.All, text => text.EndsWith("the pump stopped", StringComparison.Ordinal));
        Assert.DoesNotContain("later", texts.All);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void PulsesHaveALinearAxis(double width)
    {
        SvgTexts texts = SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.ActionPotential(), width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["Time since the pulse began (ms)", "0", "10", "20", "40", "peak", "pulse ends", "(µV)"], texts.All));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void EveryIonHasItsNameOnceAndItsCircuitByName(double width)
    {
        SvgTexts texts = SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.Contents(), width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["Concentration inside (mM)", "(nM)", "100", "1 h"], texts.All));
        Assert.All(["K⁺", "Na⁺", "Cl⁻"], ion => Assert.Equal(1, texts.All.Count(text => text == ion)));
    }

    [Fact]
    public void CurveWithoutAPartnerHasNoDeviation()
    {
        SvgTexts texts = SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.Neuron() with { Circuit = [] }, 85));
        Assert.Empty(texts.Faults());
        Assert.DoesNotContain("lumped circuit", texts.All);
        Assert.DoesNotContain("Field − circuit", texts.All);
    }

    public static TheoryData<string, double[], double[]> Extremes => new()
    {
        { "one point", [1], [-0.07] },
        { "one point at 0", [0], [-0.07] },
        { "constant", [1e-9, 1e-3, 1], [0.1, 0.1, 0.1] },
        { "zero", [1e-9, 1e-3, 1], [0, 0, 0] },
        { "no numbers", [1e-9, 1e-3, 1], [double.NaN, double.NaN, double.PositiveInfinity] },
        { "gaps", [1e-9, 1e-6, 1e-3, 1e-1, 1], [1, double.NaN, 2, double.NaN, 3] },
        { "picoseconds to decades", [1e-12, 1, 1e9], [1e-12, 1, 1e9] },
        { "close times", [1, 1 + 1e-9], [0, 1] },
        { "tiny", [1e-12, 2e-12], [1e-300, 1e-290] },
        { "years", [1e8, 1e9], [1, 2] },
    };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void AnyValuesAreDrawn(string name, double[] times, double[] values)
    {
        foreach (double width in new[] { 174.0, 85.0 })
        {
            Assert.True(!SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.Single(times, values), width)).Faults().Any(), name);
            Assert.True(!SvgTexts.Of(TimeCourseFigure.Of(TimeCourses.Single(times, values, isLinear: true), width)).Faults().Any(), $"{name}, linear");
        }
    }

    [Theory]
    [InlineData(1e-12, 1e9)]
    [InlineData(1e-10, 1e5)]
    [InlineData(1, 1e9)]
    [InlineData(3e-6, 3e-5)]
    [InlineData(40, 400)]
    [InlineData(3e3, 3e4)]
    [InlineData(4e7, 4e8)]
    public void EveryTimeAxisHasLabels(double first, double last)
    {
        foreach (double width in new[] { 174.0, 85.0 })
        {
            TimeCourse course = TimeCourses.Single([first, last], [0, 1]);
            SvgTexts texts = SvgTexts.Of(TimeCourseFigure.Of(course, width));
            Assert.Empty(texts.Faults());
            Assert.Contains(texts.All, text => text.EndsWith('s') || text.EndsWith("min", StringComparison.Ordinal) || text.EndsWith(" h", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void ManyEventsKeepTheirLabelsApart(int count)
    {
        TimeSegment[] segments = [.. Enumerable.Range(0, count).Select(i => new TimeSegment($"a rather long name of event {i}", i * 100, (i + 1) * 100)
        {
            IsLinear = i % 3 == 1,
            First = 1e-6,
            Marks = [new("τ = C/g", 1e-3), new("the same", 1e-3), new("L²/D", 1)],
        })];
        double[] times = [.. Enumerable.Range(0, 10 * count).Select(i => 10.0 * i)];
        var course = new TimeCourse(new("V", "V"), segments) { Field = [new("V", times, times)] };
        Assert.Empty(SvgTexts.Of(TimeCourseFigure.Of(course, 174)).Faults());
        Assert.Empty(SvgTexts.Of(TimeCourseFigure.Of(course, 85)).Faults());
    }

    [Fact]
    public void SegmentsThatAreNoneAreRefused()
    {
        TimeCourse course = TimeCourses.Neuron();
        Assert.Throws<ArgumentException>(() => TimeCourseFigure.Of(course with { Segments = [] }, 85));
        Assert.Throws<ArgumentException>(() => TimeCourseFigure.Of(course with { Segments = [new("", 1, 0)] }, 85));
        Assert.Throws<ArgumentException>(() => TimeCourseFigure.Of(course with { Segments = [new("", 0, double.PositiveInfinity)] }, 85));
        Assert.Throws<ArgumentException>(() => TimeCourseFigure.Of(course with { Segments = [new("", 0, double.NaN)] }, 85));
    }

    [Fact]
    public void AMillionTimesAreThinned()
    {
        double[] times = [.. Enumerable.Range(0, 1_000_000).Select(i => i * 1e-6)];
        using var stream = new MemoryStream();
        TimeCourseFigure.Of(TimeCourses.Single(times, [.. times.Select(Math.Sin)], isLinear: true), 174).Write(stream, FigureFormat.Svg);
        Assert.InRange(stream.Length, 10_000, 5_000_000);
    }
}
