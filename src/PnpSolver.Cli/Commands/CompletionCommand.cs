using System.CommandLine;
using PnpSolver.Cli.Output;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp completion</c>: a script that makes a shell complete commands, options and their values.</summary>
/// <remarks>The scripts ask pnp itself, by its <c>[suggest:POSITION]</c> directive, so that they never fall behind the
/// commands; where pnp has nothing to say they leave file names to the shell.</remarks>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # bash completion for pnp; in ~/.bashrc: eval "$(pnp completion bash)"
            _pnp_complete() {
                local word="${COMP_WORDS[COMP_CWORD]}" line
                COMPREPLY=()
                while IFS= read -r line; do
                    [[ -n "$line" && "$line" == "$word"* ]] && COMPREPLY+=("$line")
                done < <(pnp "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            }
            complete -o default -F _pnp_complete pnp
            """,
        ["zsh"] = """
            #compdef pnp
            # zsh completion for pnp; in ~/.zshrc: eval "$(pnp completion zsh)"
            _pnp() {
                local -a found
                found=("${(@f)$(pnp "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                found=(${found:#})
                (( ${#found} )) && compadd -- "${found[@]}"
                _files
            }
            compdef _pnp pnp
            """,
        ["fish"] = """
            # fish completion for pnp; in ~/.config/fish/completions/pnp.fish: pnp completion fish | source
            complete -c pnp -a '(pnp "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # PowerShell completion for pnp; in $PROFILE: pnp completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName pnp -ScriptBlock {
                param($word, $line, $position)
                pnp "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { HelpName = "SHELL", Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new PnpCommand("completion", "Print a script that teaches a shell to complete pnp's command lines.")
        {
            Examples = ["eval \"$(pnp completion bash)\"", "pnp completion fish | source"],
        };
        command.Add(shell);
        command.SetAction(parsed => terminal.Out.WriteLine(Scripts[parsed.GetRequiredValue(shell)]));
        return command;
    }
}
