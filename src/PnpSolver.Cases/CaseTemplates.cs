using System.Reflection;
using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases;

/// <summary>Complete, commented cases to start from.</summary>
public static class CaseTemplates
{
    private const string Folder = "PnpSolver.Cases.Templates.";
    private const string Extension = ".yaml";

    /// <summary>Names of the templates, the simplest first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["resting-membrane", "resting-neuron", "double-layer", "charged-membrane", "liquid-junction", "ion-exchange-film", "spherical-cell", "pump-leak-cell", "nanopore", "clamped-membrane"];

    /// <summary>The text of a template: a case file with its mesh inside.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such template; the message names the nearest.</exception>
    public static string Text(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name + Extension);
        if (stream is null)
        {
            throw new ArgumentException($"there is no template {name}{Spelling.Hint(name, Names)}; there are {string.Join(", ", Names)}");
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
