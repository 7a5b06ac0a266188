using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PnpSolver.Validation;

/// <summary>Reads <c>reference.yaml</c>: a list of <c>{ name, set, refine, at, expect }</c>.</summary>
/// <remarks><c>expect</c> maps names of the catalogue of quantities to <c>{ value, tolerance, source }</c>, numbers in the
/// quantity's SI unit, with an optional <c>unit</c> that must then be the catalogue's; <c>set</c>, <c>refine</c> and
/// <c>at</c>, a time with its unit such as <c>1 ms</c> at which a transient run is compared, may be left out. All errors of a file are reported at once.</remarks>
public static class ReferenceFile
{
    private const int MostRefinements = 12;

    /// <summary>The variants of a reference file, in its order.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="CaseException">The file is not a reference file; every error is listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ReferenceVariant> Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>The variants of a reference file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Name of the file for messages.</param>
    /// <exception cref="CaseException">The text is not a reference file; every error is listed.</exception>
    public static IReadOnlyList<ReferenceVariant> Parse(string text, string file)
    {
        var reader = new ReferenceReader(file);
        List<ReferenceVariant> variants = [.. reader.Items(Root(text, file)).Select(item => Variant(reader, item))];
        foreach (IGrouping<string, ReferenceVariant> twins in variants.GroupBy(variant => variant.Name).Where(group => group.Count() > 1))
        {
            reader.Fault(0, 0, "", $"the name \"{twins.Key}\" is given to {twins.Count()} variants");
        }

        return reader.Errors.Count == 0 ? variants : throw new CaseException(reader.Errors);
    }

    private static YamlNode? Root(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            var place = new CaseError(file, (int)fault.Start.Line, (int)fault.Start.Column, "", $"not valid YAML: {fault.Message}");
            throw new CaseException(place);
        }
        catch (InvalidOperationException)
        {
            // the scanner's own words for some unclosed braces
            throw new CaseException(new CaseError(file, 0, 0, "", "not valid YAML: a brace or bracket is not closed"));
        }

        return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : null;
    }

    private static ReferenceVariant Variant(ReferenceReader reader, YamlNode item)
    {
        IReadOnlyDictionary<string, YamlNode> keys = reader.Map(item, "", ["name", "expect"], ["set", "refine", "at"]);
        string name = reader.Text(keys, "name", "");
        ImmutableArray<CaseOverride> set = !keys.TryGetValue("set", out YamlNode? changes)
            ? []
            : [.. reader.Map(changes, $"{name}.set").Select(pair => new CaseOverride(pair.Key, reader.Text(pair.Value, $"{name}.set.{pair.Key}")))];
        double refine = keys.ContainsKey("refine") ? reader.Number(keys, "refine", name) : 0;
        if (!(refine >= 0 && refine <= MostRefinements && refine == Math.Floor(refine)))
        {
            reader.Fault(keys["refine"], $"{name}.refine", $"expected a whole number from 0 to {MostRefinements}");
        }

        ImmutableArray<Expectation> expectations = keys.TryGetValue("expect", out YamlNode? expected)
            ? [.. reader.Map(expected, $"{name}.expect").Select(pair => Expectation(reader, pair.Value, name, pair.Key))]
            : [];
        if (expected is not null && expectations.IsEmpty)
        {
            reader.Fault(expected, $"{name}.expect", "expected at least one quantity: a variant that expects nothing cannot fail");
        }

        return new(name, set, (int)refine, expectations) { At = keys.TryGetValue("at", out YamlNode? at) ? Time(reader, at, $"{name}.at") : null };
    }

    private static double Time(ReferenceReader reader, YamlNode node, string path)
    {
        string text = reader.Text(node, path);
        if (text.Length > 0 && UnitText.TryParse(text, double.NaN, out UnitValue time, out _) && time is { Unit: "s", Value: >= 0 })
        {
            return time.Value;
        }

        reader.Fault(node, path, $"expected a time since the start with its unit, such as 1 ms, got \"{text}\"");
        return double.NaN;
    }

    private static Expectation Expectation(ReferenceReader reader, YamlNode node, string variant, string quantity)
    {
        string path = $"{variant}.expect.{quantity}";
        IReadOnlyDictionary<string, YamlNode> keys = reader.Map(node, path, ["value", "tolerance", "source"], ["unit"]);
        double tolerance = reader.Number(keys, "tolerance", path);
        if (tolerance < 0)
        {
            reader.Fault(node, $"{path}.tolerance", $"a tolerance is not negative, got {tolerance.ToString(CultureInfo.InvariantCulture)}");
        }

        return new(quantity, reader.Number(keys, "value", path), tolerance, reader.Text(keys, "source", path))
        {
            Unit = keys.ContainsKey("unit") ? reader.Text(keys, "unit", path) : "",
        };
    }
}
