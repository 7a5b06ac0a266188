using PnpSolver.Cases;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The slowest time constants of the shelf's cases, fitted to three values a time constant apart: τ = Δt/ln((q₁ − q₀)/(q₂ − q₁)).</summary>
/// <remarks>All other modes of these problems die within the Debye time, so that late values show the slowest alone. Tolerances: the mesh's share of the
/// capacitance, a fraction of (h/λ_D)², and ten tolerances of the run.</remarks>
public sealed class TimeConstantTests
{
    private const double DebyeLength = 0.79292467795681e-9;
    private const double Diffusivity = 2e-9;

    [Theory]
    [InlineData(0.1, 0.945649286209958)]
    [InlineData(0.05, 0.973994353231278)]
    public void BlockingCellChargesWithItsSlowestEigenvalue(double ratio, double exact)
    {
        double charging = DebyeLength * DebyeLength / ratio / Diffusivity;
        string half = UnitText.Format(DebyeLength / ratio, "nm");
        double fitted = Fit("blocking-cell", "boundary.left.charge", charging,
            new("mesh.x.segments.0.length", half), new("mesh.x.segments.1.length", half), new("solve.tolerance", "1e-9"));
        Assert.Equal(exact, fitted / charging, 5e-5);
    }

    [Fact]
    public void ClampedMembraneChargesSlowerThanItsCircuit()
    {
        double fitted = Fit("membrane-clamp", "membrane.slab.field", 4.2e-9, new CaseOverride("solve.tolerance", "1e-9"));
        Assert.Equal(4.20063835368212e-9, fitted, 1e-5 * 4.2e-9);
        var clamp = new MembraneClamp(IdealSolution.Symmetric(298.15, 80, 150), Diffusivity, 1e-6, PhysicalConstants.VacuumPermittivity * 2 / 4e-9);
        Assert.InRange(fitted / clamp.LumpedTime, 1.0790, 1.0801);
    }

    [Fact]
    public void MembraneChargesWithTheTimeConstantOfSlabAndLayers()
    {
        double fitted = Fit("membrane-rc", "membrane.membrane.potential", 0.7e-3, new CaseOverride("solve.tolerance", "1e-8"));
        Assert.Equal(0.702661702e-3, fitted, 2e-5 * 0.7e-3);
        Assert.InRange(fitted / 0.708335e-3, 0.9919, 0.9921); // the slab alone would be slower
    }

    private static double Fit(string folder, string quantity, double scale, params CaseOverride[] set)
    {
        double[] found = Course.Of(folder, quantity, [1.5 * scale, 2.5 * scale, 3.5 * scale], set);
        return scale / Math.Log((found[1] - found[0]) / (found[2] - found[1]));
    }
}
