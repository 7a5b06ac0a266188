namespace PnpSolver.EndToEnd.Tests;

/// <summary>A test that needs a browser and a reader of PDF files; skipped, and saying so, where they are not installed. In CI it is never skipped: a browser
/// that is missing there is a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!Browser.IsHere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"no Chromium with pdfimages here ({Browser.Remedy})";
        }
    }
}
