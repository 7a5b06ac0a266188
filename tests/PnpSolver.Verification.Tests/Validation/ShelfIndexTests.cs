using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>The tables of <c>validation/README.md</c> say what the shelf checks, and nothing else.</summary>
public sealed class ShelfIndexTests
{
    private static readonly ValidationShelf Shelf = ValidationShelf.Find(AppContext.BaseDirectory);
    private static readonly string Root = Path.GetDirectoryName(Shelf.Folders[0].Directory)!;

    public static TheoryData<string, string, string, string> Checked
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (string[] row in Rows().Where(row => row.Length == 5))
            {
                data.Add(Unlinked(row[2]), row[3], row[4], row[1]);
            }

            return data;
        }
    }

    public static TheoryData<string, string> Tests
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string[] row in Rows().Where(row => row.Length == 3))
            {
                data.Add(row[1], row[2]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void TabulatedValueIsTheOneComparedWith(string folder, string variant, string quantity, string value)
    {
        ValidationFolder found = ShelfTests.Folder(folder);
        ReferenceVariant run = found.Variants().Single(v => v.Name == variant);
        double expected = run.Expectations.Single(e => e.Quantity == quantity).Value;
        double temperature = CaseFile.Read(found.CasePath, new() { Overrides = run.Set }).Problem.Temperature;
        double tabulated = UnitText.Parse(value, temperature).Value;
        double lastDigit = UnitText.Parse(LastDigit(value), temperature).Value;
        Assert.InRange(expected, tabulated - lastDigit, tabulated + lastDigit);
    }

    [Fact]
    public void EveryFolderIsInTheTables() =>
        Assert.Empty(Shelf.Folders.Select(folder => folder.Name).Except(Rows().Where(row => row.Length == 5).Select(row => Unlinked(row[2]))));

    [Theory]
    [MemberData(nameof(Tests))]
    public void TabulatedTestExists(string type, string text)
    {
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Root, "..", "tests"), type + ".cs", SearchOption.AllDirectories));
        Assert.Contains(text, File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(Root, "README.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
        .Where(row => row[^1] is not ("quantity" or "what it contains"));

    /// <summary><c>[name](name/README.md)</c> → name; a link elsewhere stays as it is and names no folder.</summary>
    private static string Unlinked(string link)
    {
        string name = link.Split(']')[0].TrimStart('[');
        return link == $"[{name}]({name}/README.md)" ? name : link;
    }

    /// <summary>One unit of the last digit of a value, with its unit: <c>-1.25e-5 A/m^2</c> → <c>1e-7 A/m^2</c>; a whole number is meant
    /// exactly, to round-off.</summary>
    private static string LastDigit(string value)
    {
        string[] parts = value.Split(' ', 2);
        string[] number = parts[0].Split('e');
        string[] digits = number[0].Split('.');
        int exponent = (number.Length > 1 ? int.Parse(number[1], CultureInfo.InvariantCulture) : 0) - (digits.Length > 1 ? digits[1].Length : 0);
        string size = digits.Length == 1 ? "1e-13" : $"1e{exponent.ToString(CultureInfo.InvariantCulture)}";
        return string.Join(' ', [size, .. parts[1..]]);
    }
}
