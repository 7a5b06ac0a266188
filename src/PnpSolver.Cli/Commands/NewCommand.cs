using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp new</c>: writes a commented case to start from, or lists what there is.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string?>("template")
        {
            HelpName = "TEMPLATE",
            Description = "The template; without one, the templates are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        template.AcceptOnlyFromAmong([.. CaseTemplates.Names]);
        var file = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The file to write; default TEMPLATE.yaml." };
        var command = new PnpCommand("new", "Write a commented case file to start from.")
        {
            Examples = ["pnp new", "pnp new resting-membrane", "pnp new resting-membrane -o my-case.yaml"],
        };
        command.Add(template);
        command.Add(file);
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(file);
            if (parsed.GetValue(template) is not { } name)
            {
                List(terminal, path);
                return;
            }

            path ??= $"{name}.yaml";
            Write(path, CaseTemplates.Text(name));
            terminal.Out.WriteLine($"{path} written; solve it with: pnp run {path}");
        });
        return command;
    }

    private static void List(Terminal terminal, string? path)
    {
        if (path is not null)
        {
            throw new UsageException($"-o {path} needs a template to write; there are {string.Join(", ", CaseTemplates.Names)}");
        }

        foreach (string name in CaseTemplates.Names)
        {
            terminal.Out.WriteLine($"{name,-24}{FirstComment(CaseTemplates.Text(name))}");
        }
    }

    // each template begins with a comment that says what it is
    private static string FirstComment(string text) => text.Split('\n')[0].TrimStart('#', ' ').TrimEnd();

    private static void Write(string path, string text)
    {
        if (path.Length == 0)
        {
            throw new UsageException("the name of the file to write is empty");
        }

        if (Path.Exists(path))
        {
            throw new IOException($"{path} exists and is left as it is: choose another file with -o");
        }

        using var stream = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        stream.Write(text);
    }
}
