using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Cases;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Tests.Cases;

public sealed class MechanismTests
{
    private static readonly string Text = File.ReadAllText(Corpus.Path("good", "mechanisms"));

    [Fact]
    public void MechanismsAreReadInSi()
    {
        ImmutableArray<Mechanism> mechanisms = Read().Mechanisms;
        (Species k, Species cl) = (Ion(mechanisms[0]), Ion(mechanisms[1]));

        Assert.Equal(new OhmicLeak(k, 5), mechanisms[0]);
        Assert.Equal(new GoldmanLeak(cl, 1e-10), mechanisms[1]);
        var pump = Assert.IsType<Pump>(mechanisms[2]);
        Assert.Equal((4000e12, 100, -2, "ATPase", false), (pump.Density, pump.Rate, pump.Stoichiometry[k], pump.Name, pump.IsEnabled));
        Assert.Equal(1.5, Assert.IsType<IndependentSites>(pump.Law).HalfSaturation[k]);
        Assert.Equal(new ConstantFlux(cl, -1e-8), mechanisms[3]);
    }

    [Fact]
    public void EveryLawOfAPumpHasItsClass()
    {
        Case read = CaseFile.Read(Corpus.Path("good", "pump-laws"));
        Species k = read.Problem.Species[0];
        PumpLaw[] laws = [.. read.Problem.Membranes[0].Mechanisms.Cast<Pump>().Select(pump => pump.Law)];

        Assert.Empty(Assert.IsType<IndependentSites>(laws[0]).HalfSaturation);
        Assert.Equal(1.5, Assert.IsType<IndependentSites>(laws[1]).HalfSaturation[k]);
        var hill = Assert.IsType<HillSites>(laws[2]);
        Assert.Equal((1.5, 1), (hill.HalfSaturation[k], hill.Exponents[k]));
        var sigmoid = Assert.IsType<SigmoidSites>(laws[3]);
        Assert.Equal((5.5, 1), (sigmoid.HalfSaturation[k], sigmoid.Widths[k]));
        Assert.Equal(new GradientPower(k, 3), laws[4]);
    }

    [Fact]
    public void ChannelsWithGatesAreRead()
    {
        ImmutableArray<Mechanism> mechanisms = CaseFile.Read(Corpus.Path("good", "gates")).Problem.Membranes[0].Mechanisms;
        Species k = mechanisms[1].Ions[0];

        Assert.Equal(new HodgkinHuxleySodium(mechanisms[0].Ions[0], 1200), mechanisms[0]);
        Assert.Equal(new HodgkinHuxleyPotassium(k, 360) { Name = "delayed-rectifier", Shift = -0.005, RateFactor = 1.5 }, mechanisms[1]);
        Assert.Equal(["hodgkin-huxley-na-Na", "delayed-rectifier"], mechanisms.Select(mechanism => mechanism.Label));
    }

    [Fact]
    public void AMechanismWorksUnlessItIsSwitchedOff() =>
        Assert.Equal(
            [true, false, true, false, true, false, true],
            CaseFile.Read(Corpus.Path("good", "flags")).Problem.Membranes[0].Mechanisms.Select(mechanism => mechanism.IsEnabled));

    [Theory]
    [InlineData("membranes.slab.ATPase.enabled=on")]
    [InlineData("membranes.slab.mechanisms.2.enabled=true")]
    public void AMechanismIsSwitchedByItsLabelOrItsPlace(string change) =>
        Assert.All(Read(change).Mechanisms, mechanism => Assert.True(mechanism.IsEnabled));

    [Fact]
    public void AMechanismIsReplacedAsAWhole()
    {
        ImmutableArray<Mechanism> mechanisms = Read("membranes.slab.ATPase={ type: ohmic, species: Cl, conductance: 1 mS/cm^2 }").Mechanisms;

        Assert.Equal(new OhmicLeak(Ion(mechanisms[1]), 10), mechanisms[2]);
    }

    [Fact]
    public void TheLastOfTwoOverridesOfOneMechanismWins() =>
        Assert.Equal(
            7,
            ((OhmicLeak)Read("membranes.slab.ohmic-K.conductance=6 S/m^2", "membranes.slab.ohmic-K.conductance=7 S/m^2").Mechanisms[0]).Conductance);

    [Theory]
    [InlineData("membranes.slab.ATPas.enabled=no", "the case has no such path: the mechanisms here are ohmic-K, ghk-Cl, ATPase, constant-flux-Cl; did you mean ATPase?")]
    [InlineData("membranes.slab.ATPase.enabld=no", "the case has no such path; did you mean membranes.slab.ATPase.enabled?")]
    [InlineData("membranes.slab.pump.enabled=no", "the case has no such path: the mechanisms here are ohmic-K, ghk-Cl, ATPase, constant-flux-Cl")]
    [InlineData("membranes.slap.ATPase.enabled=no", "the case has no such path; did you mean membranes.slab.ATPase.enabled?")]
    [InlineData("membranes.slab.ohmic-K=5 S/m^2", "expected a map with type: ohmic or ghk or pump or constant-flux or hodgkin-huxley-na or hodgkin-huxley-k, got \"5 S/m^2\"")]
    [InlineData("membranes.slab.ohmic-K.species=Na", "expected the name of a species, got \"Na\": the species are K, Cl")]
    [InlineData("membranes.slab.ohmic-K.name=ATPase", "another mechanism is called ATPase (line 16); give one of them a name of its own")]
    [InlineData("membranes.slab.ATPase.law=hill", "")]
    public void AWrongOverrideOfAMechanismIsExplained(string change, string expected)
    {
        if (expected.Length == 0)
        {
            Assert.IsType<HillSites>(((Pump)Read(change).Mechanisms[2]).Law);
            return;
        }

        CaseException exception = Assert.Throws<CaseException>(() => Read(change));

        Assert.Equal(expected, Assert.Single(exception.Errors).Message);
    }

    [Property]
    public void AnyMechanismIsReachedByItsLabel(NonEmptyArray<PositiveInt> kinds, PositiveInt which)
    {
        string[] items = [.. kinds.Get.Take(9).Select((kind, index) => Item(kind.Get % 5, index))];
        string[] labels = [.. Membrane(items, "").Mechanisms.Select(mechanism => mechanism.Label)];
        int target = which.Get % labels.Length;

        Membrane changed = Membrane(items, $"membranes.slab.{labels[target]}.enabled=false");

        Assert.Equal(labels.Length, labels.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, labels.Length).Select(index => index != target), changed.Mechanisms.Select(mechanism => mechanism.IsEnabled));
        Assert.Equal(labels, changed.Mechanisms.Select(mechanism => mechanism.Label));
    }

    /// <summary>A mechanism of one of five kinds; the first of a kind leaves its label to its type.</summary>
    private static string Item(int kind, int index)
    {
        string name = index < 5 && index == kind ? "" : $", name: m{index}";
        return (kind switch
        {
            0 => "{ type: ohmic, species: K, conductance: 1 S/m^2",
            1 => "{ type: ohmic, species: Cl, conductance: 1 S/m^2",
            2 => "{ type: ghk, species: K, permeability: 1 nm/s",
            3 => "{ type: constant-flux, species: K, flux: 0 mol/(m^2 s)",
            _ => "{ type: pump, density: 1 /um^2, rate: 1 /s, stoichiometry: { K: -2 }",
        }) + name + " }";
    }

    private static Membrane Membrane(string[] items, string change)
    {
        string head = Text[..(Text.IndexOf("mechanisms:", StringComparison.Ordinal) + "mechanisms:".Length)];
        string text = head + string.Concat(items.Select(item => $"\n      - {item}")) + "\n";
        CaseOptions options = change.Length > 0 ? new() { Overrides = [CaseOverride.Parse(change)] } : new();
        return CaseFile.Parse(text, Corpus.Path("good", "mechanisms"), options).Problem.Membranes[0];
    }

    private static Species Ion(Mechanism mechanism) => mechanism.Ions[0];

    private static Membrane Read(params string[] changes) => CaseFile.Parse(
        Text, Corpus.Path("good", "mechanisms"), new() { Overrides = [.. changes.Select(CaseOverride.Parse)] }).Problem.Membranes[0];
}
