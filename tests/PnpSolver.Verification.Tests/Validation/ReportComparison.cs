using System.Globalization;
using System.Text.RegularExpressions;
using PnpSolver.Cases;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What two reports in Markdown say differently, numbers aside that lie within the first one's uncertainties.</summary>
/// <remarks>The second is made without uncertainties and orders of convergence, which take meshes of their own; the first's are not compared.</remarks>
internal static partial class ReportComparison
{
    private static readonly string[] Measured = ["computed", "field solver", "deviation"];

    /// <summary>The differences, one line each.</summary>
    /// <param name="stored">The report to be judged.</param>
    /// <param name="fresh">One made now.</param>
    public static IReadOnlyList<string> Of(string stored, string fresh)
    {
        string[] old = Lines(stored);
        string[] now = Lines(fresh);
        string[] surplus = [.. Keys(old).Except(Keys(now)).Select(key => $"no longer there: {key}")];
        string[] missing = [.. Keys(now).Except(Keys(old)).Select(key => $"missing: {key}")];
        if (surplus.Length + missing.Length > 0 || old.Length != now.Length)
        {
            return [.. surplus, .. missing, .. old.Length == now.Length ? Array.Empty<string>() : [$"{old.Length} lines, now {now.Length}"]];
        }

        var differences = new List<string>();
        string[] columns = [];
        for (int i = 0; i < old.Length; i++)
        {
            string[] cells = Cells(old[i]);
            columns = cells.Length > 0 && i > 0 && Cells(old[i - 1]).Length == 0 ? cells : columns;
            differences.AddRange(cells.Length == 0 ? Texts(old[i], now[i], old[i]) : Row(columns, cells, Cells(now[i])));
        }

        return differences;
    }

    /// <summary>What is in the report: headings, and the names in the first cells of its rows.</summary>
    private static IEnumerable<string> Keys(string[] lines)
    {
        string heading = "";
        foreach (string line in lines)
        {
            heading = line.StartsWith('#') ? line : heading;
            yield return Cells(line) is { Length: > 1 } cells ? $"{heading} / {Name(cells[0])} / {Name(cells[1])}" : heading;
        }
    }

    private static IEnumerable<string> Row(string[] columns, string[] old, string[] now)
    {
        string where = $"{Name(old[0])} / {Name(old[1])}";
        double half = 0;
        bool isZero = Column(columns, "reference") is { } reference && Value(old[reference]) is { Value: 0 };
        double tolerance = Column(columns, "tolerance") is { } last ? Value(old[last])?.Value ?? 0 : 0;
        for (int c = 0; c < old.Length; c++)
        {
            if (Measured.Contains(columns[c]) && Value(old[c]) is { } before && Value(now[c]) is { } after)
            {
                half = columns[c] == "deviation" ? half : before.Half;
                double allowed = half + before.Digit + (isZero ? tolerance : 0);
                if (!(Math.Abs(before.Value - after.Value) <= allowed))
                {
                    yield return $"{where}: {columns[c]} {old[c]}, now {now[c]}, {Math.Abs(before.Value - after.Value).ToString("g3", CultureInfo.InvariantCulture)} off where {allowed.ToString("g3", CultureInfo.InvariantCulture)} may be";
                }
            }
            else if (!Measured.Contains(columns[c]) && columns[c] != "order p" && columns[c] != "variant")
            {
                foreach (string difference in Texts(old[c], now[c], where))
                {
                    yield return difference;
                }
            }
        }
    }

    /// <summary>Texts of the same words, whose numbers agree to two units of the last digit.</summary>
    private static IEnumerable<string> Texts(string old, string now, string where)
    {
        if (Number().Replace(old, "#") != Number().Replace(now, "#"))
        {
            yield return $"{where}: \"{old}\", now \"{now}\"";
            yield break;
        }

        foreach ((Match before, Match after) in Number().Matches(old).Zip(Number().Matches(now)))
        {
            if (Math.Abs(Parse(before) - Parse(after)) > 2.5 * Digit(before))
            {
                yield return $"{where}: \"{old}\", now \"{now}\"";
                yield break;
            }
        }
    }

    /// <summary>A cell that begins with a number, in SI: the number, its uncertainty and its last digit; <c>null</c> for words.</summary>
    public static (double Value, double Half, double Digit)? Value(string cell)
    {
        Match found = Quantity().Match(Name(cell));
        if (!found.Success)
        {
            return null;
        }

        double power = found.Groups["power"].Success ? Parse(Number().Match($"1{found.Groups["power"].Value}")) : 1;
        Match value = Number().Match(found.Groups["value"].Value);
        double half = found.Groups["half"].Success ? Parse(Number().Match(found.Groups["half"].Value)) : 0;
        string unit = found.Groups["unit"].Value.Trim();
        double size = unit.Length == 0 ? power : power * UnitText.Parse($"1 {unit}", 300).Value;
        return (Parse(value) * size, half * size, Digit(value) * size);
    }

    private static double Parse(Match number) =>
        double.Parse($"{number.Groups["mantissa"].Value.Replace('−', '-').Replace(",", "", StringComparison.Ordinal)}e{Exponent(number)}", CultureInfo.InvariantCulture);

    /// <summary>One unit of the last digit that is shown; of a whole number none, as it may have lost its idle zeros.</summary>
    private static double Digit(Match number)
    {
        string[] parts = number.Groups["mantissa"].Value.Split('.');
        int decimals = parts.Length > 1 ? parts[1].Length : 0;
        return Math.Max(Math.Pow(10, Exponent(number) - decimals), decimals == 0 ? 0 : 1e-9 * Math.Abs(Parse(number)));
    }

    private static int Exponent(Match number) => number.Groups["exponent"] is { Length: > 0 } text
        ? int.Parse(string.Concat(text.Value.Select(c => c == '⁻' ? '-' : (char)('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c)))), CultureInfo.InvariantCulture)
        : 0;

    private static int? Column(string[] columns, string title) => Array.IndexOf(columns, title) is >= 0 and var index ? index : null;

    /// <summary>A cell without its small print.</summary>
    private static string Name(string cell) => cell.Split("<br>")[0].Trim('*', '`');

    /// <summary>The cells of a row; none of any other line.</summary>
    public static string[] Cells(string line) => line.StartsWith("| ", StringComparison.Ordinal) ? CellEnd().Split(line[2..^2]) : [];

    /// <summary>All lines but rules of tables, figures, and the paragraph on uncertainties.</summary>
    private static string[] Lines(string text) =>
    [
        .. text.Split('\n').Where(line => !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith('!') && !line.StartsWith('*')
            && !line.StartsWith(PnpSolver.Validation.Report.ReportContent.Uncertainties, StringComparison.Ordinal) && line.Length > 0),
    ];

    [GeneratedRegex(@"(?<mantissa>(?<![\w.])[−+]?\d[\d,]*(\.\d+)?)(×10(?<exponent>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\(?(?<value>[−+]?\d[\d,.]*(×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)( ± (?<half>\d[\d,.]*(×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?))?\)?(?<power>×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?<unit> .*)?$")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"(?<!\\) ?\| ?")]
    private static partial Regex CellEnd();
}
