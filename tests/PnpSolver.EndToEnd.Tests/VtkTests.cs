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

    /// <summary>Of the revolved cells none is inside out, which the check sees by their volumes.</summary>
    [VtkFact]
    public void ReadersAcceptAHalfPlaneAndItsRevolution()
    {
        place.Run("new", "nanopore");
        Assert.Equal(0, place.Run("run", "nanopore.yaml", "--formats", "vtk,csv", "--revolve", "12", "-o", "pore").ExitCode);

        (int exitCode, string text) = VtkReaders.Check(place.At("pore", "fields.vtr"), place.At("pore", "fields-revolved.vts"));

        Assert.True(exitCode == 0, text);
        Assert.Contains("fields.vtr: 2D", text, StringComparison.Ordinal);
        Assert.Contains("fields-revolved.vts: 3D", text, StringComparison.Ordinal);
        Assert.StartsWith("cut,region,r [nm],z [nm],", File.ReadAllText(place.At("pore", "profile.csv")), StringComparison.Ordinal);
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
