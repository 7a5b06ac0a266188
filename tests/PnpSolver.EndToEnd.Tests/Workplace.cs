using System.Diagnostics;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>A temporary directory that holds a small case, gone when the test ends.</summary>
public sealed class Workplace : IDisposable
{
    /// <summary>Name of the case file.</summary>
    public const string Case = "slab.yaml";

    /// <summary>A resting slab that is solved in milliseconds.</summary>
    public const string CaseText = """
        title: Small slab
        geometry: planar
        temperature: 310.15 K
        species:
          K:  { valence: +1, diffusivity: 1.96e-9 m^2/s }
          Cl: { valence: -1, diffusivity: 2.03e-9 m^2/s }
        mesh:
          x:
            segments:
              - { region: inside,   length: 10 nm, first: 0.5 nm, last: 0.05 nm }
              - { region: membrane, length: 5 nm, cells: 16 }
              - { region: outside,  length: 10 nm, first: 0.05 nm, last: 0.5 nm }
        regions:
          inside:   { permittivity: 80, concentrations: { K: 150 mM, Cl: 150 mM } }
          membrane: { permittivity: 2, ions: none }
          outside:  { permittivity: 80, concentrations: { K: 150 mM, Cl: 150 mM } }
        boundaries:
          left:  { type: bath, region: inside, potential: -70 mV }
          right: { type: bath, region: outside, potential: 0 mV }
        """;

    public Workplace()
    {
        Root = Directory.CreateTempSubdirectory("pnp-").FullName;
        Write(Case, CaseText);
    }

    /// <summary>The directory.</summary>
    public string Root { get; }

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Absolute path of a file or folder here.</summary>
    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => File.WriteAllText(At(name), text);

    /// <summary>Runs a command line here.</summary>
    internal PnpResult Run(params string[] arguments) => Pnp.Run(Root, arguments);

    /// <summary>Runs a command line here through a shell, for its redirections.</summary>
    internal PnpResult Shell(string line)
    {
        using Process process = Pnp.Start(Root, "bash", ["-c", $"exec dotnet \"$0\" {line}", Pnp.Assembly]);
        return Pnp.Finish(process);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string FindRepository()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "PnpSolver.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("the tests do not run inside the repository");
    }
}
