using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Cases on a line recomputed in r and z on the same cells: the same physics two ways, not a digit of it stored.</summary>
public sealed class LineTwinTests
{
    /// <summary>Currents are per area on a line and whole in r–z; the rest is the same number.</summary>
    private static readonly string[] Compared = ["membrane.", "region.", "probe."];

    /// <summary>On a line only, or taken from the field in another place there, or round-off.</summary>
    private static readonly string[] Different = ["fitted", "electroneutrality", "field-ratio", "field.peak"];

    [Theory]
    [InlineData("membrane-patch/case.yaml", "resting-neuron/case.yaml", 20)]
    [InlineData("gouy-chapman-rz/case.yaml", "gouy-chapman/case.yaml", 8)]
    [InlineData("liquid-junction-rz/case.yaml", "liquid-junction/case.yaml", 10)]
    [InlineData("cylinder-rz/case.yaml", "cylinder-rz/line.yaml", 10)]
    [InlineData("cylindrical-cell-rz/case.yaml", "cylindrical-cell-rz/line.yaml", 30)]
    public void TensorGridRepeatsTheLine(string tensor, string line, int atLeast)
    {
        Dictionary<string, double> found = Quantities(tensor);
        string[] names = [.. Quantities(line).Keys.Where(name => found.ContainsKey(name))];
        Dictionary<string, double> expected = Quantities(line);
        Assert.True(names.Length >= atLeast, $"{names.Length} quantities in common");
        double thermal = PhysicalConstants.ThermalVoltage(298.15);
        Assert.All(names, name =>
        {
            // Newton leaves 1e-11 of V_T and of each concentration, and currents that cancel leave 1e-11 of what cancels
            double scale = name.Contains("potential", StringComparison.Ordinal) ? thermal : name.Contains(".current", StringComparison.Ordinal) ? 1 : Math.Abs(expected[name]);
            Assert.Equal(expected[name], found[name], 1e-10 * scale);
        });
    }

    private static Dictionary<string, double> Quantities(string path)
    {
        string directory = Path.GetDirectoryName(ShelfTests.Folder("gouy-chapman").Directory)!;
        Solution solution = SteadySolver.Solve(CaseFile.Read(Path.Combine(directory, path)).Problem);
        return QuantityCatalogue.Evaluate(solution)
            .Where(quantity => Compared.Any(start => quantity.Name.StartsWith(start, StringComparison.Ordinal)))
            .Where(quantity => !Different.Any(part => quantity.Name.Contains(part, StringComparison.Ordinal)))
            .ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
    }
}
