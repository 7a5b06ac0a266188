using System.Globalization;
using System.Text;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>Writes the vocabulary as Markdown tables.</summary>
internal sealed class ReferenceWriter
{
    private readonly StringBuilder text = new();
    private readonly Queue<(string Path, KeysShape Shape)> pending = new();
    private readonly HashSet<string> written = [];

    /// <summary>The key reference.</summary>
    public static string Write()
    {
        var writer = new ReferenceWriter();
        writer.text.Append("# Keys of case and mesh files\n\n");
        writer.text.Append("Every value with a dimension is a number, a space and a unit; names in *italics* are yours.\n");
        writer.pending.Enqueue(("case file", Vocabulary.Case));
        while (writer.pending.TryDequeue(out (string Path, KeysShape Shape) next))
        {
            writer.Table(next.Path, next.Shape);
        }

        writer.Quantities();
        return writer.text.ToString();
    }

    private void Table(string path, KeysShape shape)
    {
        if (!written.Add(shape.Name))
        {
            return;
        }

        text.Append($"\n## {path}\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        string prefix = path.EndsWith("file", StringComparison.Ordinal) ? "" : path + ".";
        foreach (Key key in shape.Keys)
        {
            string missing = key.Required ? "required" : key.Default ?? "";
            text.Append($"| `{key.Name}` | {Cell(key.Shape)} | {missing} | {key.Description} |\n");
            Follow(prefix + key.Name, key.Shape);
        }

        foreach (KeyRule rule in shape.Rules)
        {
            text.Append($"\n{rule.Meaning}\n");
        }
    }

    private void Quantities()
    {
        text.Append("\n## Ranges\n\n| quantity | units | smallest magnitude but 0 | largest |\n|---|---|---|---|\n");
        foreach (QuantityKind kind in QuantityKind.OfCases)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kind.Phrase} | {kind.Examples} | {kind.Smallest:g} {kind.SiUnit} | {kind.Largest:g} {kind.SiUnit} |\n");
        }
    }

    private void Follow(string path, Shape shape)
    {
        switch (shape)
        {
            case KeysShape keys:
                pending.Enqueue((path, keys));
                break;
            case TypedShape typed:
                foreach (KeysShape type in typed.Types)
                {
                    pending.Enqueue(($"{path} (type: {type.Name})", type));
                }

                break;
            case NamedShape named:
                Follow($"{path}.*{named.Naming.Singular}*", named.Value);
                break;
            case ListShape list:
                Follow($"{path}[]", list.Item);
                break;
            case EitherShape either:
                foreach (Shape option in either.Options)
                {
                    Follow(path, option);
                }

                break;
        }
    }

    private static string Cell(Shape shape) => shape switch
    {
        KeysShape or TypedShape => "a map, below",
        NamedShape named => $"a map from {named.Naming.Plural} to {Cell(named.Value)}",
        ListShape { Item: KeysShape or TypedShape } => "a list of maps, below",
        ListShape list => $"a list, each {list.Item.Expected}",
        EitherShape { Phrase: null } either => string.Join(" or ", either.Options.Select(Cell)),
        _ => shape.Expected,
    };
}
