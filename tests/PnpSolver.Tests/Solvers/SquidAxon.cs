using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Validation.Exact;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>A resolved patch of the squid's giant axon at 6.3 °C, with the conductances and reversal potentials of 1952.</summary>
internal static class SquidAxon
{
    private const double Temperature = 279.45;

    /// <summary>The circuit of 1952.</summary>
    public static HodgkinHuxley Circuit { get; } = new();

    /// <summary>The patch with a current into the inside bath, in A/m²; baths of 0.5 M whose ions have the reversal potentials of 1952.</summary>
    public static PnpProblem Patch(double current)
    {
        double Beside(double outside, double reversal, double valence) =>
            outside * Math.Exp(-valence * reversal / PhysicalConstants.ThermalVoltage(Temperature));
        double potassium = 400 / Beside(1, Circuit.PotassiumReversal, 1);
        double sodium = Beside(440, Circuit.SodiumReversal, 1);
        double chloride = Beside(440 + potassium - 10, Circuit.LeakReversal, -1);
        Material inside = Material.Electrolyte(
            80, (Problems.K, 400), (Problems.Na, sodium), (Problems.Cl, chloride), (Problems.Anion, 400 + sodium - chloride));
        Material outside = Material.Electrolyte(
            80, (Problems.K, potassium), (Problems.Na, 440), (Problems.Cl, 430 + potassium), (Problems.Anion, 10));
        return new PnpProblem(
            Grid.Planar(
                Segment.Graded("inside", 20 * nm, 1 * nm, 0.04 * nm),
                Segment.Uniform("membrane", 5 * nm, 4),
                Segment.Graded("outside", 20 * nm, 0.04 * nm, 1 * nm)),
            Problems.K, Problems.Na, Problems.Cl, Problems.Anion)
        {
            Temperature = Temperature,
        }
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(5.65)).WithMaterial("outside", outside)
            .WithBoundary("left", Bath.CurrentClamp(current, inside.Concentrations)).WithBoundary("right", new Bath(0, outside))
            .WithMembrane(new Membrane("membrane", "inside", "outside")
            {
                Mechanisms =
                [
                    new HodgkinHuxleySodium(Problems.Na, 1200),
                    new HodgkinHuxleyPotassium(Problems.K, 360),
                    new OhmicLeak(Problems.Cl, 3),
                ],
            });
    }
}
