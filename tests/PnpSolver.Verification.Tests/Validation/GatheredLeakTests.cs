using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Leaks gathered in one disc of a membrane against what spreads from a disc in closed form.</summary>
public sealed class GatheredLeakTests
{
    private const double Disc = 20e-9;
    private const double Patch = 1000e-9;
    private const double Depth = 500e-9;

    private static readonly PnpProblem Problem = CaseFile.Read(ShelfTests.Folder("membrane-patch-disc").CasePath).Problem;

    private static readonly Dictionary<string, double> Found = QuantityCatalogue.Evaluate(SteadySolver.Solve(Problem)).ToDictionary(q => q.Name, q => q.Value);

    /// <summary>An ion that flows out through the disc drags its own electrochemical potential on both sides.</summary>
    [Theory]
    [InlineData("K", 1.96e-9, 140, 4)]
    [InlineData("Na", 1.33e-9, 12, 145)]
    public void DrivingForceAtTheDiscFallsByWhatSpreadingTakes(string ion, double diffusivity, double inside, double outside)
    {
        double loss = Spreading(ion) / diffusivity * ((1 / inside) + (1 / outside)) * Problem.ThermalVoltage;
        double found = Found[$"membrane.disc.driving-force.{ion}.bulk"] - Found[$"membrane.disc.driving-force.{ion}"];
        Assert.InRange(found / loss, 0.99, 1.01); // 1 % more or less of the ion in a layer of 1/20 of the disc's radius, both faces
    }

    /// <summary>V_m is higher over the disc by the diffusion potentials of both sides. Neutrality sets in a Debye length from the face, so that
    /// much less of the length over which the fluxes spread counts.</summary>
    [Fact]
    public void DropVariesByTheDiffusionPotentialsOfBothSides()
    {
        double fluxes = (Flux("K", "disc") / 1.96e-9) + (Flux("Na", "disc") / 1.33e-9);
        var source = new DiscSource(Disc, Patch, Depth);
        double spread = source.OverDisc - source.OverRest;
        double inside = -fluxes / 304 * (spread - Found["region.inside.debye-length"]);
        double outside = fluxes / 298 * (spread - Found["region.outside.debye-length"]);
        double part = Found["membrane.rest.drop"] / Found["membrane.rest.potential"]; // what the layers leave to the slab
        double expected = part * Problem.ThermalVoltage * (inside - outside);
        double found = Found["membrane.disc.drop"] - Found["membrane.rest.drop"];
        Assert.InRange(found / expected, 0.98, 1.02); // second order in λ/a, 1/25
        Assert.InRange(found, 0.3e-6, 0.5e-6);
    }

    /// <summary>Flux density through the disc less that beside it, times the length over which it spreads, plus the mean along the cylinder.</summary>
    private static double Spreading(string ion)
    {
        var source = new DiscSource(Disc, Patch, Depth);
        double beside = Flux(ion, "rest");
        return ((Flux(ion, "disc") - beside) * source.OverDisc) + (beside * Depth);
    }

    private static double Flux(string ion, string membrane) => Found[$"membrane.{membrane}.current.{ion}"] / PhysicalConstants.Faraday;
}
