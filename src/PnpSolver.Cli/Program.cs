using PnpSolver.Cli;
using PnpSolver.Cli.Output;

using var terminal = new Terminal();
using var interruption = new Interruption();
return (int)CommandLine.Run(args, terminal, interruption);
