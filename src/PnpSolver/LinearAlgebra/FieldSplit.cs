using PnpSolver.Discretization;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>Approximate inverse of a network Jacobian in (δψ, δµ): every species' network first, then the screened Poisson network.</summary>
/// <remarks>With µ = ln a + zψ the fluxes of a species answer to its own δµ by a network of conductances and to δψ only as far as there is a net
/// flux, so the Jacobian is almost block triangular near equilibrium: solve each species for δµ_k, then
/// (L + Σ z²cV) δψ = r + Σ z_k c_k V δµ_k. Each network by one V-cycle, that of a species which leaks
/// out of a cylinder after its rows have been balanced as those of a cable.
/// In a time step of rate r the concentrations do not follow ψ at once, and the operator on δψ becomes
/// L + (Σ (z²cV)⁻¹ + r(Σ z²G)⁻¹)⁻¹: screening at lengths over which ions move within the step, conduction beyond. Its inverse is close to the sum of
/// those of L + Σ z²cV and of L + Σ z²G/r, the way of Cahouet and Chabard 1988, doi:10.1002/fld.1650080802.</remarks>
internal sealed class FieldSplit
{
    private readonly NetworkSystem system;
    private readonly NetworkMultigrid[] networks;
    private readonly bool[] held;
    private readonly RowAggregates?[] cables;
    private readonly NetworkMultigrid? conduction;
    private readonly double[] mass;
    private readonly double[] right;
    private readonly double[] permittance;
    private readonly double[] conducted;
    private readonly int nodes;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system; read at <see cref="Load"/>.</param>
    /// <param name="constraints">Its constraints: unknowns that are pinned for their sake move rigidly with others.</param>
    /// <param name="crew">Threads.</param>
    public FieldSplit(NetworkSystem system, IReadOnlyList<Constraint> constraints, WorkCrew crew)
    {
        this.system = system;
        Grids.Grid grid = system.Network.Problem.Grid;
        nodes = grid.NodeCount;
        networks = [.. Enumerable.Range(0, 1 + system.Network.SpeciesCount).Select(_ => new NetworkMultigrid(grid.Columns, grid.Rows, crew))];
        held = system.Pinned.ToArray();
        foreach (Constraint constraint in constraints.Where(c => c.Rigid is not null))
        {
            held[constraint.Unknown] = false;
        }

        cables = [.. Enumerable.Range(0, system.Network.SpeciesCount).Select(k => RowAggregates.Of(system, k, held.AsSpan((k + 1) * nodes, nodes)))];
        mass = new double[nodes];
        right = new double[nodes];
        conduction = system.Storage is null ? null : new(grid.Columns, grid.Rows, crew);
        permittance = new double[conduction is null ? 0 : grid.EdgeCount];
        conducted = new double[conduction is null ? 0 : nodes];
    }

    /// <summary>Takes the Jacobian as the system holds it now.</summary>
    public void Load()
    {
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            cables[k]?.Load();
            ReadOnlySpan<double> amount = system.Contents.Held(k);
            for (int i = 0; i < nodes; i++)
            {
                mass[i] = system.Rate * amount[i];
            }

            networks[k + 1].Load(system.Fluxes.SlopeFrom(k), system.Fluxes.SlopeTo(k), mass, held.AsSpan((k + 1) * nodes, nodes));
        }

        Array.Clear(mass);
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            double valence = system.Network.Problem.Species[k].Valence;
            ReadOnlySpan<double> slope = system.ChargeSlope(k);
            ReadOnlySpan<bool> stays = held.AsSpan((k + 1) * nodes, nodes);
            for (int i = 0; i < nodes; i++)
            {
                mass[i] += stays[i] ? 0 : valence * slope[i];
            }
        }

        for (int end = 0; end < system.Network.Ends.Count; end++)
        {
            ReadOnlySpan<double> slope = system.EndSlope(end);
            int at = 0;
            foreach (int node in slope.ContainsAnyExcept(0) ? system.Network.Ends[end].Nodes.Numbers() : [])
            {
                mass[node] -= slope[at++];
            }
        }

        for (int i = 0; i < nodes; i++)
        {
            mass[i] = Math.Max(mass[i], 0);
        }

        networks[0].Load(system.Network.Permittance, system.Network.Permittance, mass, held.AsSpan(0, nodes));
        LoadConduction();
    }

    /// <summary>Solves approximately.</summary>
    /// <param name="balances">Right-hand sides of all balances, shape [unknowns].</param>
    /// <param name="moves">δψ and δµ on exit, shape [unknowns].</param>
    public void Apply(ReadOnlySpan<double> balances, Span<double> moves)
    {
        balances[..nodes].CopyTo(right);
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            Span<double> mu = moves.Slice((k + 1) * nodes, nodes);
            ReadOnlySpan<double> balance = balances.Slice((k + 1) * nodes, nodes);
            if (cables[k] is { } cable)
            {
                networks[k + 1].Apply(cable.Apply(balance), mu);
                VectorLoops.Add(cable.Solution, mu);
            }
            else
            {
                networks[k + 1].Apply(balance, mu);
            }

            ReadOnlySpan<double> slope = system.ChargeSlope(k);
            VectorLoops.AddProduct(slope, mu, right);
        }

        networks[0].Apply(right, moves[..nodes]);
        if (conduction is not null && system.Rate > 0)
        {
            conduction.Apply(right, conducted);
            VectorLoops.Add(conducted, moves[..nodes]);
        }
    }

    /// <summary>The network that carries the total current of a time step.</summary>
    private void LoadConduction()
    {
        if (conduction is null || system.Rate == 0)
        {
            return;
        }

        system.Network.Permittance.CopyTo(permittance);
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            double valence = system.Network.Problem.Species[k].Valence;
            double factor = valence * valence / (2 * system.Rate);
            ReadOnlySpan<double> from = system.Fluxes.SlopeFrom(k);
            ReadOnlySpan<double> to = system.Fluxes.SlopeTo(k);
            for (int e = 0; e < permittance.Length; e++)
            {
                permittance[e] += factor * (from[e] + to[e]);
            }
        }

        Array.Clear(mass);
        conduction.Load(permittance, permittance, mass, held.AsSpan(0, nodes));
    }
}
