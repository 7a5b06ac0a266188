using System.Diagnostics;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>A test that needs VTK's own readers; skipped, and saying so, where they are not installed. In CI it is never
/// skipped: readers that are missing there are a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VtkFactAttribute : FactAttribute
{
    public VtkFactAttribute()
    {
        if (VtkReaders.Python is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "no Python with VTK here (Debian: apt-get install python3-vtk9)";
        }
    }
}

/// <summary>The Python that has VTK.</summary>
internal static class VtkReaders
{
    /// <summary>Its path, or <c>null</c>.</summary>
    public static string? Python { get; } = new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasVtk);

    /// <summary>The script that opens files with VTK's readers.</summary>
    public static string Script { get; } = Path.Combine(Workplace.Repository, "tests", "PnpSolver.EndToEnd.Tests", "check_vtk.py");

    /// <summary>Checks files.</summary>
    /// <returns>The exit code and what was said.</returns>
    public static (int ExitCode, string Text) Check(params string[] files)
    {
        Assert.True(Python is not null, "no Python with VTK here (Debian: apt-get install python3-vtk9)");
        return Execute(Python!, [Script, .. files]);
    }

    private static bool HasVtk(string python)
    {
        try
        {
            return Execute(python, ["-c", "import vtkmodules.vtkIOXML"]).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Text) Execute(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
