using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Linear response of the potential with every electrochemical potential held: differential capacitances.</summary>
/// <remarks>−∇·ε∇u + (F²/RT) S (u − s) = 0 with S = Σ_j z_j ∂(Σ z_k c_k)/∂ln a_j (Σ z²c for ideal ions), where the compartments' electrochemical potentials are shifted rigidly by s.</remarks>
internal static class PotentialResponse
{
    /// <summary>dσ/dV of a slab, in C/(V·m² of the inside face): everything on its lower side is shifted by one volt.</summary>
    public static double AcrossSlab(Solution solution, Slab slab)
    {
        Network network = solution.Network;
        var lower = new IndexSet(slab.Side(solution.Problem, below: true).SelectMany(block => block.Nodes.Runs));
        var below = new IndexSet(network.Problem.Grid.IsLine ? [new IndexRun(0, lower.Last)] : lower.Runs);

        // an insulating wall along a side takes the potential of the layers that end at it
        bool IsShifted(NetworkEnd end) => below.Contains(end.Nodes) && (network.Problem.Grid.IsLine || end.Condition.IsReservoir || end.Condition.TiesPotential);
        double[] u = Solve(solution, node => below.Contains(node) ? 1 : 0, end => IsShifted(end) ? 1 : 0);
        double charge = 0;
        foreach (EdgeStrip strip in network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                int inner = (below.Contains(strip.FirstLower + e) ? 1 : 0) - (below.Contains(strip.FirstUpper + e) ? 1 : 0);
                charge += inner * network.Permittance[strip.FirstEdge + e] * (u[strip.FirstLower + e] - u[strip.FirstUpper + e]);
            }
        }

        return charge * PhysicalConstants.Faraday / (solution.Problem.ThermalVoltage * slab.Area);
    }

    /// <summary>dσ/dφ at a wall with the electrolyte held, in F/m², or <c>null</c> where no ion screens.</summary>
    public static double? ToWall(Solution solution, NetworkEnd wall)
    {
        double[] screening = Screening(solution);
        if (!screening.AsSpan().ContainsAnyExcept(0))
        {
            return null;
        }

        double[] u = Solve(solution, _ => 0, end => end == wall ? 1 : 0);
        Span<EdgeEnd> storage = stackalloc EdgeEnd[Grid.MostEdgesAtNode];
        double charge = 0;
        foreach (int node in wall.Nodes.Numbers())
        {
            charge += screening[node] * u[node];
            foreach (EdgeEnd at in solution.Problem.Grid.EdgesAt(node, storage))
            {
                charge += solution.Network.Permittance[at.Edge] * (u[node] - u[at.Neighbour]);
            }
        }

        return charge * PhysicalConstants.Faraday / (solution.Problem.ThermalVoltage * wall.Area);
    }

    private static double[] Screening(Solution solution)
    {
        Network network = solution.Network;
        var contents = new Contents(network);
        contents.Evaluate(solution.State);
        var screening = new double[network.NodeCount];
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double z = solution.Problem.Species[k].Valence;
            ReadOnlySpan<double> slope = contents.ChargeSlope(k);
            for (int i = 0; i < screening.Length; i++)
            {
                screening[i] += z * slope[i];
            }
        }

        return screening;
    }

    /// <summary>The response u; ends with a fixed or floating potential take their own shift.</summary>
    private static double[] Solve(Solution solution, Func<int, double> shift, Func<NetworkEnd, double> atEnd)
    {
        Network network = solution.Network;
        int nodes = network.NodeCount;
        double[] mass = Screening(solution);
        var u = new double[nodes];
        for (int i = 0; i < nodes; i++)
        {
            u[i] = mass[i] * shift(i);
        }

        var held = new bool[nodes];
        foreach (NetworkEnd end in network.Ends)
        {
            bool holds = end.Condition.FixedPotential is not null || end.Condition.ImposedCurrent is not null || atEnd(end) != 0;
            foreach ((int node, double area) in end.Nodes.Numbers().Zip(end.Areas.ToArray()))
            {
                mass[node] -= holds ? 0 : SternSlope(solution, end, node, area);
                u[node] = holds ? atEnd(end) : u[node];
                held[node] |= holds;
            }
        }

        using var scalar = new ScalarNetwork(network.Problem.Grid);
        scalar.Solve(network.Permittance, mass, held, u);
        return u;
    }

    private static double SternSlope(Solution solution, NetworkEnd end, int node, double area)
    {
        Dual density = end.Condition.SurfaceCharge(Dual.Variable(solution.Potential[node]));
        return density.Derivative * area * solution.Problem.ThermalVoltage / PhysicalConstants.Faraday;
    }
}
