using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Linear response of the potential with every electrochemical potential held: differential capacitances.</summary>
/// <remarks>−∇·ε∇u + (F²/RT) S (u − s) = 0 with S = Σ_j z_j ∂(Σ z_k c_k)/∂ln a_j (Σ z²c for ideal ions), where the compartments' electrochemical potentials are shifted rigidly by s.</remarks>
internal static class PotentialResponse
{
    /// <summary>dσ/dV of a slab, in C/(V·m² of the face's area): everything below the slab is shifted by one volt.</summary>
    public static double AcrossSlab(Solution solution, RegionBlock slab, double faceArea)
    {
        Network network = solution.Network;
        double[] u = Solve(solution, node => node <= slab.FirstNode ? 1 : 0, end => end.Node <= slab.FirstNode ? 1 : 0);
        int cell = slab.FirstCell;
        double permittance = network.Permittance[cell] * PhysicalConstants.Faraday / solution.Problem.ThermalVoltage;
        return permittance * (u[cell] - u[cell + 1]) / faceArea;
    }

    /// <summary>dσ/dφ at a wall with the electrolyte held, in F/m², or <c>null</c> where no ion screens.</summary>
    public static double? ToWall(Solution solution, NetworkEnd wall)
    {
        Network network = solution.Network;
        if (!Screening(solution).AsSpan().ContainsAnyExcept(0))
        {
            return null;
        }

        double[] u = Solve(solution, _ => 0, end => end == wall ? 1 : 0);
        int node = wall.Node;
        int edge = wall.Boundary.Outward < 0 ? node : node - 1;
        int neighbour = wall.Boundary.Outward < 0 ? node + 1 : node - 1;
        double charge = (network.Permittance[edge] * (u[node] - u[neighbour])) + (Screening(solution)[node] * u[node]);
        return charge * PhysicalConstants.Faraday / (solution.Problem.ThermalVoltage * wall.Boundary.Area);
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
        double[] diagonal = Screening(solution);
        var u = new double[nodes];
        for (int i = 0; i < nodes; i++)
        {
            u[i] = diagonal[i] * shift(i);
            diagonal[i] += (i > 0 ? network.Permittance[i - 1] : 0) + (i < nodes - 1 ? network.Permittance[i] : 0);
        }

        var held = new bool[nodes];
        foreach (NetworkEnd end in network.Ends)
        {
            held[end.Node] = end.Condition.FixedPotential is not null || end.Condition.ImposedCurrent is not null || atEnd(end) != 0;
            diagonal[end.Node] = held[end.Node] ? 1 : diagonal[end.Node] - SternSlope(solution, end);
            u[end.Node] = held[end.Node] ? atEnd(end) : u[end.Node];
        }

        for (int i = 1; i < nodes; i++)
        {
            double factor = held[i] ? 0 : network.Permittance[i - 1] / diagonal[i - 1];
            diagonal[i] -= held[i - 1] ? 0 : factor * network.Permittance[i - 1];
            u[i] += factor * u[i - 1];
        }

        u[^1] /= diagonal[^1];
        for (int i = nodes - 2; i >= 0; i--)
        {
            u[i] = (u[i] + (held[i] ? 0 : network.Permittance[i] * u[i + 1])) / diagonal[i];
        }

        return u;
    }

    private static double SternSlope(Solution solution, NetworkEnd end)
    {
        Dual density = end.Condition.SurfaceCharge(Dual.Variable(solution.Potential[end.Node]));
        return density.Derivative * end.Boundary.Area * solution.Problem.ThermalVoltage / PhysicalConstants.Faraday;
    }
}
