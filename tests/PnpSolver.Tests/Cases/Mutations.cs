using System.Text.RegularExpressions;

namespace PnpSolver.Tests.Cases;

/// <summary>Small changes to texts: deleted, repeated, swapped and foreign characters and lines.</summary>
internal static class Mutations
{
    private static readonly string[] Extremes =
        ["0", "-0", "1e300", "-1e300", "1e-300", "1e15", "1e-15", "1e7", "-1", "999999999", "2147483647", "1e999", "nan", ".inf", "1e6", "1e-29"];

    private const string Foreign = "{}[],:&*#?|-<>=!%@`'\" \t\n\r0159.eE+\u2212\u00b5\u00c5\u0000\ud800~nmVMKA";

    public static string Of(string text, int seed)
    {
        var random = new Random(seed);
        for (int changes = random.Next(1, 5); changes > 0 && text.Length > 1; changes--)
        {
            text = random.Next(3) switch
            {
                0 => Characters(text, random),
                1 => Lines(text, random),
                _ => Numbers(text, random),
            };
        }

        return text;
    }

    private static string Characters(string text, Random random)
    {
        int at = random.Next(text.Length - 1);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text.Insert(at, Foreign[random.Next(Foreign.Length)].ToString()),
        };
    }

    private static string Numbers(string text, Random random)
    {
        MatchCollection numbers = Regex.Matches(text, "(?<=[ ,:])[+-]?[0-9.]+(?:e-?[0-9]+)?(?=[ ,}\n])");
        if (numbers.Count == 0)
        {
            return text;
        }

        Match number = numbers[random.Next(numbers.Count)];
        return text[..number.Index] + Extremes[random.Next(Extremes.Length)] + text[(number.Index + number.Length)..];
    }

    private static string Lines(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.Next(lines.Count);
        string line = lines[at];
        lines.RemoveAt(at);
        switch (random.Next(4))
        {
            case 0:
                break;
            case 1:
                lines.InsertRange(at, [line, line]);
                break;
            case 2:
                lines.Insert(random.Next(lines.Count + 1), line);
                break;
            default:
                lines.Insert(at, line[..random.Next(line.Length + 1)]);
                break;
        }

        return string.Join('\n', lines);
    }
}
