namespace PnpSolver.EndToEnd.Tests;

public sealed class VtkTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [VtkFact]
    public void ReadersAcceptEveryEncodingAndGeometry()
    {
        place.Run("run", Workplace.Case, "--no-plots", "-o", "compressed");
        place.Run("run", Workplace.Case, "--formats", "vtk-ascii", "-o", "ascii");
        place.Run("new", "spherical-cell");
        place.Run("run", "spherical-cell.yaml", "--no-plots", "-o", "sphere");

        (int exitCode, string text) = VtkReaders.Check(
            place.At("compressed", "fields.vtr"), place.At("ascii", "fields.vtr"), place.At("sphere", "fields.vtr"));

        Assert.True(exitCode == 0, text);
        Assert.Contains("c_K_mM", text, StringComparison.Ordinal);
    }

    [VtkFact]
    public void CheckOfTheReadersFailsOnABrokenFile()
    {
        place.Run("run", Workplace.Case, "--formats", "vtk-ascii", "-o", "whole");
        string file = File.ReadAllText(place.At("whole", "fields.vtr"));
        place.Write("cut.vtr", file[..(file.Length / 2)]);
        place.Write("nan.vtr", file.Replace("-70", "nan", StringComparison.Ordinal));

        Assert.Equal(1, VtkReaders.Check(place.At("cut.vtr")).ExitCode);
        Assert.Equal(1, VtkReaders.Check(place.At("nan.vtr")).ExitCode);
    }
}
