using System.Text;

namespace PnpSolver.Cli.Output;

/// <summary>The two streams of the process: results on one, everything else on the other.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly Ink errorInk;

    public Terminal()
    {
        Out = Writer(Console.OpenStandardOutput(), autoFlush: false);
        Err = Writer(Console.OpenStandardError(), autoFlush: true);
        OutInk = Ink.For(!Console.IsOutputRedirected);
        errorInk = Ink.For(!Console.IsErrorRedirected);
        ShowsProgress = errorInk.IsOn;
    }

    /// <summary>Standard output: results alone.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error: progress, notes, warnings, errors.</summary>
    public TextWriter Err { get; }

    /// <summary>Emphasis on standard output.</summary>
    public Ink OutInk { get; }

    /// <summary>Whether standard error shows errors alone.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Whether a live display on standard error would be seen.</summary>
    public bool ShowsProgress { get => field && !IsQuiet; }

    /// <summary>Something the user may want to know.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
        {
            Plain($"{errorInk.Dim("note:")} {text}");
        }
    }

    /// <summary>Something the user should look at.</summary>
    public void Warning(string text)
    {
        if (!IsQuiet)
        {
            Plain($"{errorInk.Yellow("warning:")} {text}");
        }
    }

    /// <summary>What ended the command.</summary>
    public void Error(string text) => Plain($"{errorInk.Red("pnp:")} {text}");

    /// <summary>Lines that begin with a place, as editors and terminals link it.</summary>
    public void Errors(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Plain(line);
        }
    }

    /// <summary>More of an error; where even standard error cannot be written, the exit code still tells.</summary>
    public void Plain(string text)
    {
        try
        {
            Err.WriteLine(text);
        }
        catch (IOException)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Out.Dispose();
        Err.Dispose();
    }

    // the console's own writers follow the locale; ours are UTF-8 with \n everywhere
    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = autoFlush, NewLine = "\n" };
}
