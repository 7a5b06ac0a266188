using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>A case that was checked and built. Immutable.</summary>
/// <param name="Root">The checked case.</param>
/// <param name="Mesh">Its checked mesh, which may be the entry of the case; <c>null</c> for a case without a mesh.</param>
/// <param name="Problem">The problem it poses.</param>
/// <param name="Notes">What was done on the user's behalf.</param>
internal sealed record Reading(Item Root, Item? Mesh, PnpProblem Problem, IReadOnlyList<string> Notes)
{
    private const double StandInTemperature = 298.15;

    /// <summary>The mesh as it was written, with or without sizes; <c>null</c> where the grid was known.</summary>
    public Mesh? Outline { get; private init; }

    /// <summary>Reads a case.</summary>
    /// <param name="sources">Its documents.</param>
    /// <param name="refine">How many times every cell is halved.</param>
    /// <param name="faults">Errors that were found before.</param>
    /// <param name="grid">The grid, if it is known.</param>
    /// <param name="isPassed">Whether the problem holds for a while in a run, so that it need not have a steady state.</param>
    /// <exception cref="CaseException">The case has errors.</exception>
    public static Reading Of(Sources sources, int refine, Faults faults, Grid? grid = null, bool isPassed = false)
    {
        double temperature = Temperature(sources.Case);
        var reader = new FormReader(faults, temperature, sources.Case);
        Item root = reader.Read(sources.Case, Vocabulary.Case, "");
        if (root.Sound("temperature") is { IsDefault: false, Number: <= 0 } cold)
        {
            faults.Add(cold.Place, cold.Path, $"expected a temperature above absolute zero, got \"{cold.Text}\"");
        }

        Item? mesh = sources.Mesh is { } file ? reader.Read(file, MeshVocabulary.MeshFile, "") : root["mesh"];
        if (mesh is null && MeansMesh(sources.Case))
        {
            mesh = new Item { Path = "mesh", Place = root.Place, Shape = MeshVocabulary.Mesh, IsSound = false };
        }

        var builder = new CaseBuilder(root, mesh, temperature, faults);
        PnpProblem problem = builder.Build(refine, grid, isPassed);
        return new(root, mesh, problem, builder.Notes) { Outline = builder.Outline };
    }

    /// <summary>Every number, in SI.</summary>
    public IEnumerable<ResolvedValue> Values =>
        Building.Values.Of(Root).Concat(Mesh is null || ReferenceEquals(Mesh, Root["mesh"]) ? [] : Building.Values.Of(Mesh, "mesh"));

    /// <summary>Whether a misspelt key was meant to be the mesh, which then is not missing.</summary>
    private static bool MeansMesh(MapNode root) => root.Entries.Any(entry =>
        Vocabulary.Case.Find(entry.Key.Text) is null && Spelling.Nearest(entry.Key.Text, Vocabulary.Case.Keys.Select(key => key.Name)) == "mesh");

    /// <summary>T, in K, which the units kT need before anything else is read.</summary>
    private static double Temperature(MapNode root)
    {
        var shape = (ScalarShape)Vocabulary.Case.Find("temperature")!.Shape;
        string text = (root["temperature"] as ScalarNode)?.Text ?? "";
        return shape.Read(text, 0, out double value) is null && value > 0 ? value : StandInTemperature;
    }
}
