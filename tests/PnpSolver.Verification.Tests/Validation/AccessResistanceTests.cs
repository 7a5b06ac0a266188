using PnpSolver.Diagnostics;
using PnpSolver.Solvers;
using PnpSolver.Validation;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The access resistance that the pores of the shelf tend to as their meshes are refined.</summary>
public sealed class AccessResistanceTests
{
    private const double Radius = 5e-9;
    private const double Reservoir = 100e-9;
    private static readonly ValidationFolder Folder = ShelfTests.Folder("uncharged-pore-access");

    /// <summary>0.261547/(σa) for each mouth. The reservoirs' part is known from modes matched at the mouths; three meshes leave 2e-5 of the
    /// access resistance.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(50)]
    public void MouthOfALongPoreHasTheAccessResistanceOfAHalfSpace(int length)
    {
        double ofReservoirs = Access(length, new CylindricalPore(Radius, length * Radius, Reservoir, Reservoir).Resistance(1)) - CylindricalPore.AccessCoefficient;
        double access = Access(length, ExtrapolatedResistance($"length-{length}-radii")) - ofReservoirs;
        Assert.InRange(access / 0.261547, 1 - 3e-5, 1 + 3e-5);
    }

    /// <summary>σa times the resistance of one mouth, given the pore's in units of 1/σ, which it includes.</summary>
    private static double Access(int length, double resistance) => ((resistance * Radius) - (length / Math.PI)) / 2;

    /// <summary>Resistance times conductivity, by the observed order.</summary>
    private static double ExtrapolatedResistance(string variant)
    {
        double[] resistance = [.. Enumerable.Range(0, 3).Select(times => Resistance(variant, times))];
        double ratio = (resistance[1] - resistance[0]) / (resistance[2] - resistance[1]);
        Assert.InRange(Math.Log2(ratio), 1.7, 2.05);
        return resistance[2] + ((resistance[2] - resistance[1]) / (ratio - 1));
    }

    private static double Resistance(string variant, int refine)
    {
        Solution solution = ValidationRunner.Solve(Folder, Folder.Variants().Single(v => v.Name == variant) with { Refine = refine });
        PnpProblem problem = solution.Problem;
        double conductivity = PhysicalConstants.Faraday / problem.ThermalVoltage * 150 * problem.Species.Sum(ion => ion.Diffusivity);
        double current = QuantityCatalogue.Evaluate(solution).Single(quantity => quantity.Name == "boundary.top.current").Value;
        return conductivity * 1e-3 / current;
    }
}
