using System.Collections.Immutable;
using PnpSolver.Cli.Reports;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Circuits;

namespace PnpSolver.Tests.Cli;

public class MechanismTextTests
{
    public static TheoryData<Mechanism, string> Mechanisms => new()
    {
        { new OhmicLeak(Cells.K, 5e-4), "K, 0.5 mS/m²" },
        { new GoldmanLeak(Cells.Na, 3.33e-10), "Na, permeability 3.33e-10 m/s" },
        { new ConstantFlux(Cells.Cl, -1e-8), "Cl, -1e-8 mol/(m² s) outward" },
        { new HodgkinHuxleySodium(Cells.Na, 1200), "Na, 1200 S/m² with every gate open: m^3, h" },
        { new HodgkinHuxleyPotassium(Cells.K, 0.36) { Shift = -0.01, RateFactor = 3 }, "K, 0.36 S/m² with every gate open: n^4; shifted by -10 mV; 3 times as fast" },
        { Cells.SodiumPump with { Law = PumpLaw.FullRate, IsEnabled = false }, "off: 3 Na out, 2 K in per cycle; 4000 /µm² at up to 100 cycles/s" },
        { Cells.SodiumPump with { Law = new HillSites(Cells.Pairs(10, 1.5), ImmutableDictionary<Species, double>.Empty) }, "3 Na out, 2 K in per cycle; 4000 /µm² at up to 100 cycles/s; half-saturation K 1.5 mM, Na 10 mM, sites that bind together" },
        { Cells.SodiumPump with { Law = new SigmoidSites(Cells.Pairs(25, 5.5), Cells.Pairs(3, 1)) }, "3 Na out, 2 K in per cycle; 4000 /µm² at up to 100 cycles/s; half rate at K 5.5 mM, Na 25 mM, sigmoid" },
        { Cells.SodiumPump with { Law = new GradientPower(Cells.Na, 3) }, "3 Na out, 2 K in per cycle; 4000 /µm² at up to 100 cycles/s; (Na in/out) to the power 3" },
    };

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void MechanismIsDescribedWithItsNumbers(Mechanism mechanism, string expected) => Assert.Equal(expected, MechanismText.Of(mechanism));
}
