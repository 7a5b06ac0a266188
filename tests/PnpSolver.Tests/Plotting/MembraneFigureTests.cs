using System.Collections.Immutable;
using OxyPlot;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class MembraneFigureTests
{
    private static readonly Species K = new("K", 1, 1.957e-9);
    private static readonly Species Na = new("Na", 1, 1.334e-9);
    private static readonly Species Cl = new("Cl", -1, 2.032e-9);

    private static readonly PotentialRow[] Resting =
    [
        new("E_K", -0.09502, -0.09502), new("E_Na", 0.0666, 0.0666), new("E_Cl", -0.07595, null),
        new("V_WA", -0.0703, -0.07027), new("pump shift", -0.00185, -0.00184) { IsShift = true }, new("V_rest", -0.07215, -0.07211),
    ];

    public static TheoryData<double> Widths => [174, 85];

    [Theory]
    [MemberData(nameof(Widths))]
    public void PotentialsStandBesideEachOtherWithTheirValues(double width)
    {
        SvgTexts texts = SvgTexts.Of(PotentialFigure.Of(Resting, width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["E", "Na", "rest", "pump shift", "field solver", "lumped circuit", "Potential (mV)", "−95.02", "66.60", "−1.84"], texts.All));
        Assert.Equal(1, texts.All.Count(text => text == "−75.95"));
    }

    [Fact]
    public void CircuitAloneHasNoBarsOfTheFieldSolver()
    {
        SvgTexts texts = SvgTexts.Of(PotentialFigure.Of([.. Resting.Select(row => row with { Field = null })], 85));
        Assert.DoesNotContain("field solver", texts.All);
        Assert.Equal(1, texts.All.Count(text => text == "−95.02"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1e-9)]
    [InlineData(-200, 1e-3)]
    public void ValuesOfAnySizeStayOnThePage(double first, double second)
    {
        PotentialRow[] rows = [new("V_one", first, second), new("change", second, -first) { IsShift = true }];
        Assert.Empty(SvgTexts.Of(PotentialFigure.Of(rows, 85)).Faults());
    }

    [Fact]
    public void PotentialsThatAreNoNumbersAreRefused()
    {
        Assert.Throws<ArgumentException>(() => PotentialFigure.Of([new("V", null, null)], 85));
        Assert.Throws<ArgumentException>(() => PotentialFigure.Of([new("V", double.NaN, 0)], 85));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ReversalOfACurveIsNamed(double width)
    {
        SvgTexts texts = SvgTexts.Of(CurrentVoltageFigure.Of(Relation(v => 5 * (v + 0.0701)), width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Enumerable.Except(["reversal ≈ −70.1 mV", "Membrane potential (mV)", "Membrane current (mA/m²)", "field solver", "lumped circuit"], texts.All));
    }

    [Fact]
    public void ReversalNearAnEdgeStaysOnThePage() =>
        Assert.Empty(SvgTexts.Of(CurrentVoltageFigure.Of(Relation(v => -5 * (v + 0.119)), 85)).Faults());

    [Fact]
    public void ReversalOfACurvedRelationLiesOnIt()
    {
        DataPoint[] curve = [.. Enumerable.Range(-2, 6).Select(i => 15.0 * i).Select(v => new DataPoint(v, Math.Exp(v / 25) - 2))];
        Assert.Equal(25 * Math.Log(2), Assert.Single(CurrentVoltageCurves.Reversals(curve)), 0.2); // a straight line is 0.55 off
    }

    [Fact]
    public void ZeroOfASampledCurrentIsOneReversal() =>
        Assert.Equal([0], CurrentVoltageCurves.Reversals([new(-1, -1), new(0, 0), new(1, 1)]));

    [Fact]
    public void CurrentWithoutAChangeOfSignHasNoReversal()
    {
        SvgTexts texts = SvgTexts.Of(CurrentVoltageFigure.Of(Relation(v => 1 + (v * v)), 85));
        Assert.DoesNotContain(texts.All, text => text.StartsWith("reversal", StringComparison.Ordinal));
    }

    [Fact]
    public void OnePointIsEnoughForARelation() =>
        Assert.Empty(SvgTexts.Of(CurrentVoltageFigure.Of(
            new(new("Potential", "V"), new("Current", "A/m²")) { Field = [(0, 0)] }, 85)).Faults());

    [Theory]
    [InlineData(174, 1)]
    [InlineData(85, 1)]
    [InlineData(174, 5)]
    [InlineData(85, 3)]
    public void EnergiesOfEveryIonStandSideBySide(double width, int ions)
    {
        Species[] species = [.. new[] { K, Na, Cl, new("Ca", 2, 1e-9), new("Mg", 2, 1e-9) }.Take(ions)];
        SvgTexts texts = SvgTexts.Of(EnergyFigure.Of(Filter(species), width));
        Assert.Empty(texts.Faults());
        Assert.Empty(species.Select(IonLabel.Of).Except(texts.All));
        Assert.Empty(Enumerable.Range(0, ions).Select(k => NumberText.Fixed(EnergyOf(k), 2)).Except(texts.All));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ContributionsAreNamedAndTheirValuesKeepApart(double width)
    {
        Material filter = Material.Electrolyte(20) with
        {
            StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty
                .Add(K, new(new EnergyTerm("dehydration", 4.84), new EnergyTerm("coordination", -4.9)))
                .Add(Na, new(new EnergyTerm("dehydration", 6.26), new EnergyTerm("coordination", 0.1))),
        };
        SvgTexts texts = SvgTexts.Of(EnergyFigure.Of(Filter(K, Na).WithMaterial("filter", filter), width));
        Assert.Empty(texts.Faults());
        string[] expected = ["µ⁰, their sum", "dehydration", "coordination", "4.84", "−4.90", "−0.06", "6.26", "0.10", "6.36", "filter", "K⁺", "Na⁺"];
        Assert.Empty(expected.Except(texts.All));
    }

    [Fact]
    public void ManyContributionsAreNamedInSeveralRows()
    {
        EnergyTerm[] terms = [.. Enumerable.Range(1, 6).Select(i => new EnergyTerm($"contribution {i}", i))];
        Material filter = Material.Electrolyte(20) with { StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(K, new([.. terms])) };
        SvgTexts texts = SvgTexts.Of(EnergyFigure.Of(Filter(K).WithMaterial("filter", filter), 85));
        Assert.Empty(texts.Faults());
        Assert.Empty(terms.Select(term => term.Name).Except(texts.All));
    }

    [Fact]
    public void ContributionThatIsTheWholePotentialIsWrittenOnce()
    {
        SvgTexts texts = SvgTexts.Of(EnergyFigure.Of(Filter(K), 85));
        Assert.Equal(1, texts.All.Count(text => text == NumberText.Fixed(EnergyOf(0), 2)));
        Assert.DoesNotContain("µ⁰, their sum", texts.All);
    }

    [Fact]
    public void IonsLikeInWaterHaveNoEnergyFigure()
    {
        PnpProblem problem = Filter(K).WithMaterial("filter", Material.Electrolyte(80));
        Assert.False(EnergyFigure.AppliesTo(problem));
        Assert.True(EnergyFigure.AppliesTo(Filter(K)));
        Assert.Throws<ArgumentException>(() => EnergyFigure.Of(problem, 85));
    }

    private static double EnergyOf(int species) => 7.4 - (3.1 * species);

    private static PnpProblem Filter(params Species[] species)
    {
        Grid grid = Grid.Planar(Segment.Uniform("inside", 20e-9, 20), Segment.Uniform("filter", 1.2e-9, 12), Segment.Uniform("outside", 20e-9, 20));
        Material filter = Material.Electrolyte(20);
        for (int k = 0; k < species.Length; k++)
        {
            filter = filter with { StandardPotentials = filter.StandardPotentials.Add(species[k], EnergyOf(k)) };
        }

        Material water = Material.Electrolyte(80);
        return new PnpProblem(grid, [.. species]).WithMaterial("inside", water).WithMaterial("filter", filter).WithMaterial("outside", water);
    }

    private static CurrentVoltageRelation Relation(Func<double, double> current)
    {
        double[] voltages = [.. Enumerable.Range(0, 13).Select(i => -0.12 + (0.015 * i))];
        return new(new("Membrane potential", "V"), new("Membrane current", "A/m²"))
        {
            Field = [.. voltages.Select(v => (v, current(v)))],
            Circuit = [.. voltages.Select(v => (v, 1.02 * current(v)))],
        };
    }
}
