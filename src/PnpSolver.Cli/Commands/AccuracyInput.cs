using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Cases.Forms;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Meshing;

namespace PnpSolver.Cli.Commands;

/// <summary>The arguments that ask for an accuracy instead of a mesh.</summary>
internal sealed class AccuracyInput
{
    private const double Finest = 1e-8;
    private const double Coarsest = 0.5;

    private readonly Option<double?> accuracy = new("--accuracy")
    {
        HelpName = "1e-4",
        Description = $"Find the mesh on which every quantity has this relative accuracy; the sizes of the case's mesh do not matter. Default {MeshGoal.StandardAccuracy:g} "
            + "for a case whose mesh gives no sizes.",
        CustomParser = Parse,
    };

    private readonly Option<string[]> quantities = new("--quantity")
    {
        HelpName = "name",
        Description = "A quantity that the accuracy is asked of, such as membrane.slab.potential; default all. Repeatable.",
    };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(accuracy);
        command.Add(quantities);
    }

    /// <summary>The case on the mesh that the arguments, or a mesh without sizes, ask to find; as it is where nothing does.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="definition">The case.</param>
    /// <param name="refine">How often the mesh that is found is halved.</param>
    /// <param name="terminal">Told of every mesh.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>The case, and how its mesh was found, or <c>null</c> where it is the case's own.</returns>
    /// <exception cref="UsageException">A quantity is named that there is not, or without an accuracy.</exception>
    public (Case Case, MeshSearch? Search) OnMesh(ParseResult parsed, Case definition, int refine, Terminal terminal, LiveProgress progress, CancellationToken cancellation)
    {
        if (Goal(parsed, definition) is not { } goal)
        {
            return (definition, null);
        }

        try
        {
            return MeshSearch.For(definition, goal, refine, terminal, progress, cancellation);
        }
        catch (UnknownQuantityException fault)
        {
            throw new UsageException($"--quantity: {fault.Message}{Spelling.Hint(fault.Name, fault.Known)}");
        }
    }

    /// <summary>What the arguments change in a run, by name, as text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Changes(ParseResult parsed)
    {
        if (parsed.GetValue(accuracy) is { } value)
        {
            yield return new("--accuracy", value.ToString("r", CultureInfo.InvariantCulture));
        }

        if (parsed.GetValue(quantities) is { Length: > 0 } names)
        {
            yield return new("--quantity", string.Join(' ', names));
        }
    }

    private MeshGoal? Goal(ParseResult parsed, Case definition)
    {
        string[] names = parsed.GetValue(quantities) ?? [];
        double? asked = parsed.GetValue(accuracy) ?? (definition.Mesh.HasSizes ? null : MeshGoal.StandardAccuracy);
        return asked is { } value ? new(value) { Quantities = [.. names] }
            : names.Length > 0 ? throw new UsageException("--quantity says what --accuracy is asked of; give that too")
            : null;
    }

    private static double? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= Finest and <= Coarsest)
        {
            return value;
        }

        result.AddError($"--accuracy expects a relative error from {Finest:g} to {Coarsest}, such as 1e-4; got '{text}'.");
        return null;
    }
}
