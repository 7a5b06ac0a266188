using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Diagnostics;

public class PermeationComparisonTests
{
    private static readonly Material CationSlab = new()
    {
        Permittivity = 2,
        Ions = [Problems.K, Problems.Na],
        StandardPotentials = Material.Dielectric(2).StandardPotentials.Add(Problems.K, 14).Add(Problems.Na, 18),
        Diffusivities = Material.Dielectric(2).Diffusivities.Add(Problems.K, 1e-10).Add(Problems.Na, 1e-10),
    };

    [Fact]
    public void DilutePermeantSlabComesToTheGoldmanVoltageAndItsPermeabilityRatio()
    {
        IReadOnlyList<TextbookRow> rows = Rows(Problems.Membrane().WithMaterial("membrane", CationSlab)
            .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations)));
        TextbookRow voltage = Row(rows, "membrane: potential V");
        double ratio = Math.Exp(4);
        double goldman = Problems.Membrane().ThermalVoltage * Math.Log(((ratio * 4) + 145) / ((ratio * 140) + 12));
        Assert.Equal(goldman, voltage.Textbook!.Value, 1e-14);
        Assert.Equal(goldman, voltage.Emergent, 2e-6);
        Assert.Equal(ratio, Row(rows, "membrane: P_K/P_Na").Emergent, 2e-2);
        Assert.Equal(ratio, Row(rows, "membrane: P_K/P_Na").Textbook!.Value, 1e-9);
    }

    /// <summary>What the layers and the curved field take is the whole deviation, and both vanish with the thickness of the layers and
    /// with the ions' content.</summary>
    [Fact]
    public void CurrentsAreGoldmansButForLayersAndCurvature()
    {
        IReadOnlyList<TextbookRow> rows = Rows(Problems.Membrane(0).WithMaterial("membrane", CationSlab));
        TextbookRow current = Row(rows, "membrane: current of K");
        double permeability = 1e-10 * Math.Exp(-14) / 5e-9;
        Assert.Equal(PhysicalConstants.Faraday * permeability * (140 - 4), current.Textbook!.Value, 1e-9 * current.Textbook.Value);
        Assert.Equal(0, current.Deviation!.Value, 2e-3);
        Assert.Contains("by the layers", current.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void ABareSlabAndAFreeSolutionAreNoBarrier()
    {
        Assert.DoesNotContain(Rows(Problems.Membrane()), row => row.Label.Contains("potential V", StringComparison.Ordinal) && !row.Label.EndsWith("V_m", StringComparison.Ordinal));
        Assert.DoesNotContain(Rows(Problems.Film(0.01)), row => row.Label.Contains("potential V", StringComparison.Ordinal));
    }

    private static IReadOnlyList<TextbookRow> Rows(PnpProblem problem)
    {
        Solution solution = SteadySolver.Solve(problem);
        return TextbookComparison.Of(solution, QuantityCatalogue.Evaluate(solution));
    }

    private static TextbookRow Row(IReadOnlyList<TextbookRow> rows, string label) => rows.Single(row => row.Label == label);
}
