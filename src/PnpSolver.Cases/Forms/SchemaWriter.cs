using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>Writes shapes as a JSON Schema.</summary>
/// <remarks>Numbers in YAML reach an editor as numbers and a test as text, so a pure number may be either.</remarks>
internal sealed class SchemaWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject definitions = [];

    /// <summary>The schema of a document.</summary>
    public static string Write(KeysShape document)
    {
        var writer = new SchemaWriter();
        JsonObject schema = new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "PnpSolver case",
        };
        foreach ((string name, JsonNode? value) in writer.Keys(document).ToArray())
        {
            schema[name] = value?.DeepClone();
        }

        schema["definitions"] = writer.definitions;
        return schema.ToJsonString(Options) + "\n";
    }

    private JsonObject Schema(Shape shape) => shape switch
    {
        QuantityShape quantity => Shared(NameOf(quantity), () => Pattern(quantity)),
        NumberShape number => Number(number),
        FlagShape => new() { ["enum"] = new JsonArray([true, false, .. Strings([.. FlagShape.Yes, .. FlagShape.No]).Select(word => word!.DeepClone())]) },
        WordShape word => new() { ["enum"] = Strings(word.Words) },
        TextShape text => new() { ["type"] = Strings(["string", "number", "boolean"]), ["pattern"] = text.Pattern },
        NameShape name => Name(name.Naming),
        ScalarShape scalar => Pattern(scalar),
        ListShape list => List(list),
        NamedShape named => Named(named),
        SettingsShape settings => Settings(settings),
        KeysShape keys => Shared(keys.Name, () => Keys(keys)),
        TypedShape typed => Shared(typed.Name, () => new() { ["oneOf"] = new JsonArray([.. typed.Types.Select(Schema)]) }),
        EitherShape either => new() { ["anyOf"] = new JsonArray([.. either.Options.Select(Schema)]) },
        _ => throw new ArgumentException($"no schema is written for {shape.GetType().Name}"),
    };

    private static string NameOf(QuantityShape quantity)
    {
        string phrase = quantity.Kind.Phrase[(quantity.Kind.Phrase.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        string sign = quantity.Sign switch { Sign.Positive => "positive-", Sign.NotNegative => "nonnegative-", _ => "" };
        return sign + phrase.Replace(' ', '-');
    }

    private static JsonObject Pattern(ScalarShape shape) => new() { ["type"] = "string", ["pattern"] = shape.Pattern };

    private JsonObject Name(Naming naming) => Shared($"name-of-{naming.Singular}", () => Pattern(new NameShape(naming)));

    private static JsonObject Number(NumberShape shape)
    {
        JsonObject number = new() { ["type"] = shape.Whole ? "integer" : "number", ["maximum"] = shape.Largest };
        switch (shape.Sign)
        {
            case Sign.Positive when shape.Whole:
                number["minimum"] = 1;
                break;
            case Sign.Positive when shape.Smallest > 0:
                number["minimum"] = shape.Smallest;
                break;
            case Sign.Positive:
                number["exclusiveMinimum"] = 0;
                break;
            default:
                number["minimum"] = shape.Sign == Sign.NotNegative ? 0 : -shape.Largest;
                break;
        }

        return new() { ["anyOf"] = new JsonArray(number, Pattern(shape)) };
    }

    private JsonObject List(ListShape list)
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = Schema(list.Item) };
        if (list.Least > 0)
        {
            schema["minItems"] = list.Least;
        }

        if (list.Most < int.MaxValue)
        {
            schema["maxItems"] = list.Most;
        }

        return schema;
    }

    private JsonObject Named(NamedShape named) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [named.Naming.Pattern] = Schema(named.Value) },
        ["additionalProperties"] = false,
    };

    private static JsonObject Settings(SettingsShape settings) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [settings.Pattern] = new JsonObject() },
        ["additionalProperties"] = false,
        ["minProperties"] = 1,
    };

    private JsonObject Keys(KeysShape shape)
    {
        JsonObject properties = [];
        foreach (Key key in shape.Keys)
        {
            properties[key.Name] = Described(key);
        }

        JsonObject schema = new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        string[] required = [.. shape.Keys.Where(key => key.Required).Select(key => key.Name)];
        if (required.Length > 0)
        {
            schema["required"] = Strings([.. required]);
        }

        if (!shape.Rules.IsEmpty)
        {
            schema["allOf"] = new JsonArray([.. shape.Rules.Select(Rule)]);
        }

        return schema;
    }

    private JsonObject Described(Key key)
    {
        JsonObject schema = Schema(key.Shape);

        // draft 07 ignores what stands beside a reference
        JsonObject described = schema.ContainsKey("$ref") ? new() { ["allOf"] = new JsonArray(schema) } : schema;
        described["description"] = key.Description;
        if (key.Default is { } value)
        {
            described["default"] = value;
        }

        return described;
    }

    private static JsonObject Rule(KeyRule rule)
    {
        if (rule.IsDependence)
        {
            return new() { ["anyOf"] = new JsonArray(new JsonObject { ["not"] = Has(rule.Keys[0]) }, Has(rule.Keys[1])) };
        }

        var options = new JsonArray([.. rule.Keys.Select(JsonNode (key) => Has(key))]);
        return (rule.Least, rule.Most) switch
        {
            (1, 1) => new() { ["oneOf"] = options },
            (1, _) => new() { ["anyOf"] = options },
            _ => new() { ["not"] = new JsonObject { ["required"] = Strings(rule.Keys) } },
        };
    }

    private static JsonObject Has(string key) => new() { ["required"] = Strings([key]) };

    private static JsonArray Strings(ImmutableArray<string> texts) => new([.. texts.Select(JsonNode (text) => JsonValue.Create(text))]);

    private JsonObject Shared(string name, Func<JsonObject> write)
    {
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = write();
        }

        return new() { ["$ref"] = $"#/definitions/{name}" };
    }
}
