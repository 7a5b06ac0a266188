using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp circuit</c>: the lumped circuit of a case, without solving its fields.</summary>
internal static class CircuitCommand
{
    public static Command Create(Terminal terminal)
    {
        var input = new CaseInput();
        var json = new Option<bool>("--json") { Description = "Print the circuit's quantities as JSON, and nothing else." };
        var command = new PnpCommand("circuit", "Print the lumped circuit of every membrane: capacitance, Nernst potentials, branches, resting potential.")
        {
            Examples =
            [
                "pnp circuit case.yaml",
                "pnp circuit case.yaml --set membranes.membrane.ATPase.enabled=false",
                "pnp circuit case.yaml --json > circuit.json",
            ],
        };
        input.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            terminal.IsQuiet = input.IsQuiet(parsed);
            Case definition = input.Read(parsed);
            LumpedCircuit twin = LumpedCircuit.Of(definition.Problem);
            if (twin.Membranes.IsEmpty)
            {
                throw new UsageException($"{definition.FilePath} has no membrane, an ion-free region between two electrolytes, and so no circuit");
            }

            if (definition.Transient is not null)
            {
                terminal.Note("this is the circuit's steady state; pnp run runs the circuit through time beside the field");
            }

            foreach (string note in definition.Notes)
            {
                terminal.Note(note);
            }

            if (parsed.GetValue(json))
            {
                using Stream stdout = Console.OpenStandardOutput();
                CircuitJson.Write(stdout, Summary(definition, twin));
            }
            else
            {
                CircuitReport.Write(terminal, definition, twin);
            }
        });
        return command;
    }

    private static CircuitSummary Summary(Case definition, LumpedCircuit twin) => new()
    {
        Case = definition.Name,
        Title = definition.Title,
        Version = ProgramVersion.Text,
        CaseSha256 = definition.Sha256,
        Quantities = QuantityCatalogue.EvaluateCircuit(definition.Problem),
        Refusals = twin.Membranes.Where(circuit => circuit.Refusal is not null).ToDictionary(circuit => circuit.Name, circuit => circuit.Refusal!),
    };
}
