using FsCheck.Xunit;
using PnpSolver.Cases;
using PnpSolver.Validation;

namespace PnpSolver.Tests.Validation;

/// <summary>Reference files: what they say is read exactly, and what is wrong with them is said.</summary>
public sealed class ReferenceFileTests
{
    private const string Good = """
        - name: strong
          set: { boundaries.left.charge: -0.1 C/m^2, regions.film.ions: "[Na]" }
          refine: 2
          expect:
            boundary.left.potential: { value: -7.8e-2, tolerance: 1e-6, unit: V, source: "Grahame" }
            probe.p.potential: { value: 0, tolerance: 0, source: "symmetry" }
        - name: weak
          expect: { boundary.left.potential: { value: 1, tolerance: 0.5, source: "s" } }
        """;

    [Fact]
    public void EverythingWrittenIsRead()
    {
        IReadOnlyList<ReferenceVariant> variants = ReferenceFile.Parse(Good, "reference.yaml");
        Assert.Equal(["strong", "weak"], variants.Select(variant => variant.Name));
        Assert.Equal<CaseOverride>([new("boundaries.left.charge", "-0.1 C/m^2"), new("regions.film.ions", "[Na]")], variants[0].Set.ToArray());
        Assert.Equal([2, 0], variants.Select(variant => variant.Refine));
        Assert.Equal<Expectation>(
            [
                new("boundary.left.potential", -0.078, 1e-6, "Grahame") { Unit = "V" },
                new("probe.p.potential", 0, 0, "symmetry"),
            ],
            variants[0].Expectations.ToArray());
        Assert.Empty(variants[1].Set);
    }

    [Fact]
    public void AllErrorsAreReportedAtOnceWithTheirLines()
    {
        const string Bad = """
            - name: a
              refine: 1.5
              exspect: {}
              expect:
                q: { value: 7 mV, tolerance: -1, source: s }
                r: { value: 7, tolerance: .nan }
            - name: a
              expect: {}
            """;
        var error = Assert.Throws<CaseException>(() => ReferenceFile.Parse(Bad, "reference.yaml"));
        string[] lines = [.. error.Errors.Select(e => e.ToString())];
        Assert.Contains(lines, line => line.StartsWith("reference.yaml:2:", StringComparison.Ordinal) && line.Contains("whole number", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("unknown key \"exspect\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("a.expect.q.value", StringComparison.Ordinal) && line.Contains("7 mV", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("a tolerance is not negative", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"source\" is missing", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("a.expect.r.tolerance", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("at least one quantity", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("given to 2 variants", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("name: a")]
    [InlineData("- just a text")]
    [InlineData("- { name: a, expect: [1, 2] }")]
    [InlineData("- { name: a, set: { p: [1] }, expect: { q: { value: 1, tolerance: 1, source: s } } }")]
    [InlineData("- { name: a, ? [x, y] : 3 }")]
    [InlineData("- [unclosed")]
    [InlineData(":{a")]
    public void OtherShapesAreRefused(string text) =>
        Assert.NotEmpty(Assert.Throws<CaseException>(() => ReferenceFile.Parse(text, "reference.yaml")).Errors);

    [Property]
    public void NoTextBringsTheReaderDown(string text)
    {
        try
        {
            ReferenceFile.Parse(text ?? "", "reference.yaml");
        }
        catch (CaseException)
        {
            // the only way to fail
        }
    }

    [Theory]
    [InlineData(1.0, "V", true)]
    [InlineData(1.5, "V", true)]
    [InlineData(1.6, "V", false)]
    [InlineData(1.0, "A", false)]
    [InlineData(double.NaN, "", false)]
    public void ComparisonPassesWithinItsToleranceAndUnitOnly(double measured, string unit, bool passes)
    {
        var expectation = new Expectation("q", 1, 0.5, "s") { Unit = "V" };
        Assert.Equal(passes, new Comparison(expectation, measured, unit).Passed);
    }

    [Fact]
    public void ResultWithoutComparisonsHasNotPassed()
    {
        Assert.False(new VariantResult("case", "variant").Passed);
        Assert.False(new VariantResult("case", "variant") { Failure = "no" }.Passed);
    }

    [Fact]
    public void TableShowsNumbersFailuresAndAbsentQuantities()
    {
        VariantResult[] results =
        [
            new("a", "v")
            {
                Comparisons = [new(new("q", 2, 0.1, "s"), 2.5, "V"), new(new("r|s", 2, 0.1, "s"), double.NaN, "")],
            },
            new("b", "") { Failure = "missing: README.md\nand more" },
        ];
        string table = ResultTable.Markdown(results);
        Assert.Contains("| a | v | q | 2.5 | 2 | 5.0e-1 | 1.0e-1 | V | FAILED |", table, StringComparison.Ordinal);
        Assert.Contains("| r\\|s | absent |", table, StringComparison.Ordinal);
        Assert.Contains("missing: README.md; and more", table, StringComparison.Ordinal);
        Assert.Equal(5, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(4, ResultTable.Text(results).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
