using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp units</c>: what a value with a unit is in SI.</summary>
internal static class UnitsCommand
{
    public static Command Create(Terminal terminal)
    {
        var value = new Argument<string[]>("value")
        {
            HelpName = "VALUE",
            Description = "A number, a space and a unit, as a case file has it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new PnpCommand("units", "Show what a value with a unit is in SI.")
        {
            Examples = ["pnp units '5 nm'", "pnp units '0.5 mS/cm^2'", "pnp units -- '-70 mV'"],
        };
        command.Add(value);
        command.SetAction(parsed =>
        {
            string text = string.Join(' ', parsed.GetRequiredValue(value));
            terminal.Out.WriteLine($"{text} = {InSi(text)}");
        });
        return command;
    }

    private static string InSi(string text)
    {
        try
        {
            UnitValue value = UnitText.Parse(text);
            string number = NumberText.Full(value.Value);
            return value.Unit.Length > 0 ? $"{number} {value.Unit} ({value.Dimension})" : $"{number} ({value.Dimension})";
        }
        catch (FormatException fault)
        {
            throw new UsageException(fault.Message);
        }
    }
}
