using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>Headless Chromium, and Poppler for what it prints.</summary>
internal static partial class Browser
{
    /// <summary>What to do where there is none.</summary>
    public const string Remedy = "Debian: apt-get install chromium poppler-utils";

    private const string Result = "data-measured";
    private static readonly string[] Quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND"];
    private static readonly string? Program = new[] { "chromium", "chromium-browser", "google-chrome" }.FirstOrDefault(Runs);

    /// <summary>Whether both are installed.</summary>
    public static bool IsHere { get; } = Program is not null && Runs("pdfimages");

    /// <summary>What a script says of a page that has loaded, and what went to the console.</summary>
    /// <param name="page">Path of the page.</param>
    /// <param name="width">Width of the window, in px.</param>
    /// <param name="script">An expression whose value is a JSON object.</param>
    public static (JsonElement Measured, IReadOnlyList<string> Console) Measure(string page, int width, string script)
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory("measured-");
        string copy = Path.Combine(place.FullName, "page.html");
        string probe = $"<script>addEventListener('load', () => document.documentElement.setAttribute('{Result}', encodeURIComponent(JSON.stringify({script}))))</script>";
        File.WriteAllText(copy, File.ReadAllText(page).Replace("</body>", $"{probe}</body>", StringComparison.Ordinal));
        (string output, string log) = Run("--enable-logging=stderr", "--virtual-time-budget=10000", $"--window-size={width},900", "--dump-dom", new Uri(copy).AbsoluteUri);
        place.Delete(recursive: true);
        Match found = Measured().Match(output);
        Assert.True(found.Success, $"the page was not measured\n{log}");
        string[] console = [.. log.Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))];
        return (JsonDocument.Parse(Uri.UnescapeDataString(found.Groups[1].Value)).RootElement, console);
    }

    /// <summary>Prints a page to a PDF file.</summary>
    public static void Print(string page, string pdf) => Run("--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri);

    /// <summary>The page of every picture drawn in a PDF file; one that is cut is drawn on two.</summary>
    public static IReadOnlyList<int> PagesOfPictures(string pdf) =>
        [.. Execute("pdfimages", ["-list", pdf]).Output.Split('\n').Skip(2).Where(line => line.Contains("image", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The text of every page of a PDF file.</summary>
    public static IReadOnlyList<string> Pages(string pdf) => Execute("pdftotext", ["-layout", pdf, "-"]).Output.TrimEnd('\f').Split('\f');

    private static (string Output, string Log) Run(params string[] arguments)
    {
        Assert.True(Program is not null, $"no Chromium here ({Remedy})");
        string profile = Directory.CreateTempSubdirectory("browser-").FullName;
        try
        {
            return Execute(Program!, [.. Quiet, $"--user-data-dir={profile}", .. arguments]);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static bool Runs(string program)
    {
        try
        {
            Execute(program, [program == "pdfimages" ? "-v" : "--version"]);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static (string Output, string Log) Execute(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result);
    }

    [GeneratedRegex(Result + "=\"([^\"]*)\"")]
    private static partial Regex Measured();
}
