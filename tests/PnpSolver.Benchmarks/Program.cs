using BenchmarkDotNet.Running;
using PnpSolver.Benchmarks;

// kernels                     BenchmarkDotNet on the inner kernels
// slab [PEERS]                solve times of the resting slab, beside the peers' scripts in the folder PEERS
// membrane                    floating potential with leaks and a pump, against the clamped slab
// scaling                     time per node up to a million nodes
// process PNP CASE [PEERS]    whole processes: the published pnp against the peers
return args switch
{
    ["kernels", ..] => BenchmarkSwitcher.FromTypes([typeof(Kernels)]).Run(["--filter", "*"]).Any() ? 0 : 1,
    ["slab"] => SlabComparison.Run(null),
    ["slab", var peers] => SlabComparison.Run(peers),
    ["membrane"] => MembraneComparison.Run(),
    ["scaling"] => Scaling.Run(),
    ["process", var pnp, var file] => ProcessComparison.Run(pnp, file, null),
    ["process", var pnp, var file, var peers] => ProcessComparison.Run(pnp, file, peers),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: kernels | slab [PEERS] | membrane | scaling | process PNP CASE [PEERS]");
    return 2;
}
