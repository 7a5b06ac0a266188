using Newtonsoft.Json.Linq;
using PnpSolver.Cases;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Tests.Cases;

/// <summary>The good and bad case files that the reader and the schema must judge alike.</summary>
/// <remarks>A bad file begins with one line <c># error: line:column: path: message</c> for each error, in order, and with
/// <c># schema: cannot tell</c> where no schema could find any of them.</remarks>
internal static class Corpus
{
    private const string ErrorMark = "# error: ";

    public static string Folder { get; } = Repository.File("tests/PnpSolver.Tests/Corpus");

    public static TheoryData<string> Good => Files("good");

    public static TheoryData<string> Bad => Files("bad");

    public static string Path(string kind, string name) => System.IO.Path.Combine(Folder, kind, name + ".yaml");

    public static IEnumerable<string> ExpectedErrors(string name) =>
        Header(name).Where(line => line.StartsWith(ErrorMark, StringComparison.Ordinal)).Select(line => line[ErrorMark.Length..]);

    public static bool SchemaCannotTell(string name) => Header(name).Contains("# schema: cannot tell");

    /// <summary>The document as JSON with every scalar a string, or <c>null</c> if it is not YAML or has duplicate keys.</summary>
    public static JToken? Json(string path)
    {
        try
        {
            var faults = new Faults();
            Node root = YamlTree.Parse(FileText.Decode(File.ReadAllBytes(path), path), path, faults);
            return faults.Any ? null : Json(root);
        }
        catch (CaseException)
        {
            return null;
        }
    }

    public static JToken Json(Node node) => node switch
    {
        MapNode map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key.Text, Json(entry.Value)))),
        ListNode list => new JArray(list.Items.Select(Json)),
        _ => new JValue(((ScalarNode)node).Text),
    };

    private static IEnumerable<string> Header(string name) =>
        File.ReadLines(Path("bad", name)).TakeWhile(line => line.StartsWith('#'));

    private static TheoryData<string> Files(string kind)
    {
        string[] names = [.. Directory.EnumerateFiles(System.IO.Path.Combine(Folder, kind), "*.yaml").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!).Order()];
        return new(names);
    }
}
