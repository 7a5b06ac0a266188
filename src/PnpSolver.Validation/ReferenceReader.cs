using System.Globalization;
using PnpSolver.Cases;
using YamlDotNet.RepresentationModel;

namespace PnpSolver.Validation;

/// <summary>Takes texts, numbers and maps from YAML nodes and notes every error with its place.</summary>
internal sealed class ReferenceReader(string file)
{
    private readonly List<CaseError> errors = [];

    public IReadOnlyList<CaseError> Errors => errors;

    public void Fault(YamlNode node, string path, string message) =>
        Fault((int)node.Start.Line, (int)node.Start.Column, path, message);

    public void Fault(int line, int column, string path, string message) => errors.Add(new(file, line, column, path, message));

    public IEnumerable<YamlNode> Items(YamlNode? root)
    {
        if (root is YamlSequenceNode { Children.Count: > 0 } list)
        {
            return list;
        }

        Fault(0, 0, "", "expected a list of variants: - { name: …, expect: { … } }");
        return [];
    }

    public IReadOnlyDictionary<string, YamlNode> Map(YamlNode node, string path)
    {
        var entries = new Dictionary<string, YamlNode>();
        if (node is not YamlMappingNode map)
        {
            Fault(node, path, "expected a map of keys to values");
            return entries;
        }

        foreach ((YamlNode key, YamlNode value) in map)
        {
            entries[Text(key, path)] = value;
        }

        return entries;
    }

    public IReadOnlyDictionary<string, YamlNode> Map(YamlNode node, string path, string[] required, string[] optional)
    {
        IReadOnlyDictionary<string, YamlNode> entries = Map(node, path);
        foreach ((string key, YamlNode value) in entries)
        {
            if (!required.Contains(key) && !optional.Contains(key))
            {
                Fault(value, path, $"unknown key \"{key}\"; the keys here are {string.Join(", ", [.. required, .. optional])}");
            }
        }

        if (node is YamlMappingNode)
        {
            foreach (string key in required.Where(key => !entries.ContainsKey(key)))
            {
                Fault(node, path, $"the key \"{key}\" is missing");
            }
        }

        return entries;
    }

    public string Text(YamlNode node, string path)
    {
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        Fault(node, path, "expected a text; put lists and maps in quotes: \"[Na]\"");
        return "";
    }

    /// <summary>The text of a key; one that is missing has been reported already.</summary>
    public string Text(IReadOnlyDictionary<string, YamlNode> entries, string key, string path) =>
        entries.TryGetValue(key, out YamlNode? node) ? Text(node, Joined(path, key)) : "";

    /// <summary>The number of a key; one that is missing has been reported already.</summary>
    public double Number(IReadOnlyDictionary<string, YamlNode> entries, string key, string path)
    {
        if (!entries.TryGetValue(key, out YamlNode? node))
        {
            return double.NaN;
        }

        string? text = (node as YamlScalarNode)?.Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        Fault(node, Joined(path, key), $"expected a finite number in SI units, got \"{text}\"");
        return double.NaN;
    }

    private static string Joined(string path, string key) => path.Length > 0 ? $"{path}.{key}" : key;
}
