using PnpSolver.Diagnostics;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class AxisymmetricProbeTests
{
    /// <summary>Away from interfaces the interpolation has cubic polynomials in r and z exactly, of φ and of ln c.</summary>
    [Fact]
    public void CubicFieldsAreReadExactly()
    {
        static double Cubic(double r, double z) => 1e-3 * (1 + (r / nm) - Math.Pow(r / (3 * nm), 3)) * (2 - (z / nm) + Math.Pow(z / (4 * nm), 3));
        Dictionary<string, double> values = Values((r, z) => Cubic(r, z), (k, r, z) => Math.Exp(Cubic(r, z)), new Probe("p", 1.234 * nm) { Height = 9.87 * nm });
        double exact = Cubic(1.234 * nm, 9.87 * nm);
        Assert.Equal(exact, values["probe.p.potential"], 1e-13);
        Assert.Equal(Math.Exp(exact), values["probe.p.K"], 1e-13);
    }

    /// <summary>Beside the pore's corner no node of the membrane counts; bilinear fields are exact with the corners of one cell.</summary>
    [Theory]
    [InlineData(2.01 * nm, 4.03 * nm, true)]
    [InlineData(1.97 * nm, 3.96 * nm, true)]
    [InlineData(1.99 * nm, 4.01 * nm, true)]
    [InlineData(2.03 * nm, 3.97 * nm, false)]
    public void OnlyNodesOfTheOwnRegionCountBesideACorner(double r, double z, bool isWater)
    {
        // a field that is bilinear in one region and wild at all nodes that are in the other alone
        static double Bilinear(double r, double z) => 1 + (r / nm) - (z / nm) + (r * z / 1e-18);
        const double digits = 1e-20;
        bool IsMembrane(double atR, double atZ) => atR > (2 * nm) - digits && Math.Abs(atZ) < (4 * nm) + digits;
        bool IsWater(double atR, double atZ) => atR < (2 * nm) + digits || Math.Abs(atZ) > (4 * nm) - digits;
        Dictionary<string, double> values = Values(
            (atR, atZ) => (isWater ? IsWater(atR, atZ) : IsMembrane(atR, atZ)) ? Bilinear(atR, atZ) : 1e6, (_, _, _) => 100, new Probe("p", r) { Height = z });
        Assert.Equal(Bilinear(r, z), values["probe.p.potential"], 1e-11);
        Assert.Equal(isWater, values.ContainsKey("probe.p.K"));
    }

    [Theory]
    [InlineData(2 * nm, 0)]
    [InlineData(5 * nm, 4 * nm)]
    [InlineData(2 * nm, 4 * nm)]
    [InlineData(2.0000000000000004 * nm, -4.0000000000000009 * nm)]
    public void ProbeOnAnInterfaceReadsTheElectrolyte(double r, double z)
    {
        Dictionary<string, double> values = Values((_, _) => 0.1, (k, atR, _) => Math.Exp(k + (0.1 * atR / nm)), new Probe("p", r) { Height = z });
        Assert.Equal(Math.Exp(1 + (0.1 * r / nm)), values["probe.p.Cl"], 1e-12);
    }

    [Fact]
    public void ProbeAtANodeReadsItsValue()
    {
        double r = Given.Pore.Grid.Positions[3];
        double z = Given.Pore.Grid.Height!.Positions[5];
        Dictionary<string, double> values = Values((atR, atZ) => atR == r && atZ == z ? 0.1 : 0, (_, _, _) => 0, new Probe("p", r) { Height = z });
        Assert.Equal(0.1, values["probe.p.potential"], 1e-16);
        Assert.Equal(0, values["probe.p.K"]);
    }

    /// <summary>On a line, too: a probe on the face of a slab is on it although the sum of lengths is a last digit off.</summary>
    [Fact]
    public void ProbeALastDigitBesideAFaceIsOnIt()
    {
        PnpProblem problem = Problems.Membrane();
        double face = problem.Grid.Positions[problem.Grid.Blocks()[1].LastNode];
        Dictionary<string, double> values = QuantityCatalogue.Evaluate(SteadySolver.Solve(problem with { Probes = [new("face", Math.BitDecrement(face))] })).ToDictionary(q => q.Name, q => q.Value);
        Assert.Equal(values["region.outside.K.max"], values["probe.face.K"], 1e-12);
    }

    private static Dictionary<string, double> Values(Func<double, double, double> potential, Func<int, double, double, double> activity, Probe probe) =>
        ProbeQuantities.Of(new SolutionReading(Given.Solution(Given.Pore with { Probes = [probe] }, potential, activity))).ToDictionary(q => q.Name, q => q.Value);
}
