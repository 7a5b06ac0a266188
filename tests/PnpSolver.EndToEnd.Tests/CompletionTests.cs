using System.Diagnostics;

namespace PnpSolver.EndToEnd.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("pnp ch", "check")]
    [InlineData("pnp run --ref", "--refine")]
    [InlineData("pnp completion z", "zsh")]
    [InlineData("pnp new double", "double-layer")]
    public void BashCompletesCommandsOptionsAndValues(string line, string completion)
    {
        place.Write("complete.bash", place.Run("completion", "bash").Output);
        // the script as a shell would call it, with the words and the cursor at the end of the line
        string script = $"""
            pnp() ( dotnet "{Pnp.Assembly}" "$@"; )
            source complete.bash
            COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({line}); COMP_CWORD=$(( {line.Split(' ').Length} - 1 ))
            _pnp_complete
            printf '%s\n' "$COMPREPLY"
            """;
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = place.Root, RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        string answer = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();

        Assert.Equal(completion, answer.Trim());
    }

    [Theory]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -c pnp")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void EveryShellHasItsScript(string shell, string command)
    {
        PnpResult result = place.Run("completion", shell);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(command, result.Output, StringComparison.Ordinal);
    }
}
