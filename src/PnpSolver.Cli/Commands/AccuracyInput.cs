using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PnpSolver.Cases;
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

    /// <summary>What the mesh is to achieve, or <c>null</c> where the case's own is to be taken.</summary>
    /// <exception cref="UsageException">A quantity is named, but no accuracy asked for.</exception>
    public MeshGoal? Goal(ParseResult parsed, Case definition)
    {
        string[] names = parsed.GetValue(quantities) ?? [];
        double? asked = parsed.GetValue(accuracy) ?? (definition.Mesh.HasSizes ? null : MeshGoal.StandardAccuracy);
        return asked is { } value ? new(value) { Quantities = [.. names] }
            : names.Length > 0 ? throw new UsageException("--quantity says what --accuracy is asked of; give that too")
            : null;
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
