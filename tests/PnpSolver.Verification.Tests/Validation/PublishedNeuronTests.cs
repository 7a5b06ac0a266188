using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The reference values of two published codes' resting membranes.</summary>
public sealed class PublishedNeuronTests
{
    private const double Potassium = 124.15397583491901;
    private const double Sodium = 12.838513108648856;
    private const double Vacuum = PhysicalConstants.VacuumPermittivity;

    /// <summary>T whose k_B T/e is RT/F at 300 K with R = 8.314 J/(mol K) and F = 96485 C/mol, the constants of KNP-EMI-DG.</summary>
    private const double AsPublished = 8.314 * 300 / 96485 * PhysicalConstants.ElementaryCharge / PhysicalConstants.Boltzmann;

    /// <summary>What KNP-EMI-DG starts from is the root of its own equations, and no ion flows there.</summary>
    [Fact]
    public void PublishedStateIsAtRest()
    {
        NeuronAtRest rest = Neuron(AsPublished).Between(Potassium, Sodium);
        Assert.Equal(-0.07438609374462003, rest.Potential, 1e-15);
        Assert.Equal(0, rest.PotassiumCurrent, 1e-12);
        Assert.Equal(0, rest.SodiumCurrent, 1e-12);
        AxonState gates = new HodgkinHuxley().AtRest(rest.Potential);
        Assert.Equal(0.016648440745822956, gates.SodiumActivation, 1e-14);
        Assert.Equal(0.8542015627820805, gates.SodiumInactivation, 1e-14);
        Assert.Equal(0.1882020248041632, gates.PotassiumActivation, 1e-14);
    }

    [Theory]
    [InlineData("closed", 300, 2)]
    [InlineData("as-published-with-layers", AsPublished, 1e-3)]
    [InlineData("published-capacitance", AsPublished, 0.02 * 5e-9 / Vacuum)]
    public void ClosedNeuronIsThatOfTheClosedForm(string variant, double temperature, double permittivity)
    {
        NeuronAtRest rest = Layered(Neuron(temperature), permittivity).Closed(Potassium + Sodium, 150e-9);
        Same(rest.Potential, "electroneutral-neuron", variant, "membrane.membrane.potential");
        Same(rest.Potassium, "electroneutral-neuron", variant, "region.inside.K.mean");
        Same(rest.Sodium, "electroneutral-neuron", variant, "region.inside.Na.mean");
        Same(rest.PumpCurrent, "electroneutral-neuron", variant, "membrane.membrane.current.pump");
    }

    [Theory]
    [InlineData("given-solutions", 300)]
    [InlineData("given-solutions-as-published", AsPublished)]
    public void NeuronBetweenItsSolutionsIsThatOfTheClosedForm(string variant, double temperature)
    {
        RestingNeuron neuron = Neuron(temperature);
        Same(Layered(neuron, 2).Between(Potassium, Sodium).Potential, "electroneutral-neuron", variant, "membrane.membrane.potential");
        Same(neuron.Between(Potassium, Sodium).Potential, "electroneutral-neuron", variant, "circuit.membrane.membrane.potential");
    }

    [Theory]
    [InlineData("with-channels", 1)]
    [InlineData("leak-only", 0)]
    public void AxonIsThatOfTheClosedForm(string variant, double channels)
    {
        RestingNeuron axon = new(279.45, 4, 100)
        {
            PotassiumLeak = 0.87 * 5,
            SodiumLeak = 0.13 * 5,
            PotassiumChannels = channels * 360,
            SodiumChannels = channels * 1200,
        };
        Same(Layered(axon, 2).Between(125, 12).Potential, "dune-ax1-membrane", variant, "boundary.left.potential");
        Same(axon.Between(125, 12).Potential, "dune-ax1-membrane", variant, "circuit.membrane.membrane.potential");
    }

    [Fact]
    public void ClampedAxonIsSlabAndLayersInSeries()
    {
        var slab = new IonFreeSlab(5e-9, 2, IdealSolution.Symmetric(279.45, 80, 137), IdealSolution.Symmetric(279.45, 80, 104));
        Same(slab.Field(-0.065), "dune-ax1-membrane", "clamped", "membrane.membrane.field");
        Same(slab.Capacitance(-0.065), "dune-ax1-membrane", "clamped", "membrane.membrane.capacitance");
    }

    private static void Same(double value, string folder, string variant, string quantity)
    {
        double expected = ShelfTests.Folder(folder).Variants().Single(found => found.Name == variant).Expectations.Single(e => e.Quantity == quantity).Value;
        Assert.Equal(1, value / expected, 1e-13);
    }

    private static RestingNeuron Layered(RestingNeuron neuron, double permittivity) =>
        neuron with { Capacitance = Vacuum * permittivity / 5e-9, WaterPermittivity = 80 };

    private static RestingNeuron Neuron(double temperature) => new(temperature, 3.3236967382705265, 100.71925900027354)
    {
        PotassiumLeak = 4,
        SodiumLeak = 1,
        PotassiumChannels = 360,
        SodiumChannels = 1200,
        LargestPump = 0.449,
    };
}
