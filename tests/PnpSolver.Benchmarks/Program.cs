using System.Globalization;
using BenchmarkDotNet.Running;
using PnpSolver.Benchmarks;

// kernels                     BenchmarkDotNet on the inner kernels
// slab [PEERS]                solve times of the resting slab, beside the peers' scripts in the folder PEERS
// membrane                    floating potential with leaks and a pump, against the clamped slab
// scaling                     time per node up to a million nodes
// pore [PEERS]                solve times and memory of the charged pore in r–z, beside the peers' scripts
// transient [PEERS]           runs in time: blocking cell beside the peers' scripts, neuron from nothing, pore after a voltage step
// precision DIR CASE...       error and time against the tolerance of transient cases, with a figure in DIR
// checks                      what the checks of every summary cost beside the solve
// process PNP CASE [PEERS]    whole processes: the published pnp against the peers
return args switch
{
    ["kernels", ..] => BenchmarkSwitcher.FromTypes([typeof(Kernels)]).Run(["--filter", "*"]).Any() ? 0 : 1,
    ["slab"] => SlabComparison.Run(null),
    ["slab", var peers] => SlabComparison.Run(peers),
    ["membrane"] => MembraneComparison.Run(),
    ["scaling"] => Scaling.Run(),
    ["pore"] => PoreComparison.Run(null),
    ["pore", var peers] => PoreComparison.Run(peers),
    ["pore-once", var mesh, var size, var ions, var threads] => PoreComparison.Solve(
        mesh, double.Parse(size, CultureInfo.InvariantCulture), int.Parse(ions, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture)),
    ["transient"] => TransientComparison.Run(null),
    ["transient", var peers] => TransientComparison.Run(peers),
    ["pore-step-once"] => TransientComparison.PoreOnce(),
    ["precision", var directory, .. var files] when files.Length > 0 => Precision.Run(directory, files),
    ["checks"] => CheckCost.Run(),
    ["process", var pnp, var file] => ProcessComparison.Run(pnp, file, null),
    ["process", var pnp, var file, var peers] => ProcessComparison.Run(pnp, file, peers),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: kernels | slab [PEERS] | membrane | scaling | pore [PEERS] | transient [PEERS] | precision DIR CASE... | checks | process PNP CASE [PEERS]");
    return 2;
}
