using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Potential, currents, charge and field at the ends of the domain.</summary>
internal static class BoundaryQuantities
{
    public static IEnumerable<Quantity> Of(Solution solution)
    {
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        return solution.Network.Ends.SelectMany(end => Of(solution, system, end));
    }

    private static IEnumerable<Quantity> Of(Solution solution, NetworkSystem system, NetworkEnd end)
    {
        string name = $"boundary.{end.Boundary.Name}";
        yield return new($"{name}.potential", solution.Potential[end.Node], "V", "electric potential at the boundary");
        if (end.Condition.IsReservoir)
        {
            foreach (Quantity quantity in Currents(solution, system, end).Concat(Nernst(solution, end)))
            {
                yield return quantity;
            }
        }
        else
        {
            double charge = WallCharge(solution, system, end);
            int cell = end.Boundary.Outward < 0 ? end.Node : end.Node - 1;
            Grid grid = solution.Problem.Grid;
            Material material = solution.Problem.Material(grid.Regions[grid.RegionOfCell[cell]]);
            double epsilon = PhysicalConstants.VacuumPermittivity * material.Permittivity;
            yield return new($"{name}.charge", charge, "C/m^2", "surface charge density of the wall");
            if (end.Condition is Wall { Stern: { } stern })
            {
                yield return new($"{name}.potential.electrode", solution.Potential[end.Node] + (charge / stern.Capacitance), "V",
                    "potential of the electrode behind the Stern layer");
            }

            yield return new($"{name}.field", charge / epsilon, "V/m", "electric field at the wall, positive into the domain");
            if (PotentialResponse.ToWall(solution, end) is { } capacitance)
            {
                yield return new($"{name}.capacitance", capacitance, "F/m^2",
                    "differential capacitance dσ/dφ of the diffuse layer at the wall, electrochemical potentials held");
            }
        }
    }

    /// <summary>Where activity coefficients make them differ, the Nernst potential by activities and that by concentrations.</summary>
    private static IEnumerable<Quantity> Nernst(Solution solution, NetworkEnd end)
    {
        if (!solution.Network.IsIdeal && NernstPotential.Of(solution, end) is { } nernst)
        {
            string name = $"boundary.{end.Boundary.Name}.nernst";
            yield return new(name, nernst.Value, "V", $"Nernst potential of {nernst.Ion}, the only ion that crosses, by activities");
            yield return new($"{name}.ideal", nernst.Ideal, "V", $"Nernst potential of {nernst.Ion} by concentrations");
        }
    }

    private static IEnumerable<Quantity> Currents(Solution solution, NetworkSystem system, NetworkEnd end)
    {
        string name = $"boundary.{end.Boundary.Name}.current";
        string unit = solution.Problem.Grid.Coordinates switch
        {
            CoordinateSystem.Planar => "A/m^2",
            CoordinateSystem.Cylindrical => "A/m",
            _ => "A",
        };
        double[] currents = [.. Enumerable.Range(0, solution.Problem.Species.Length)
            .Select(k => PhysicalConstants.Faraday * solution.Problem.Species[k].Valence * system.Inflow(end, k) + 0.0)]; // no negative zero
        yield return new(name, currents.Sum(), unit, "total ionic current into the domain");
        for (int k = 0; k < currents.Length; k++)
        {
            string ion = solution.Problem.Species[k].Name;
            yield return new($"{name}.{ion}", currents[k], unit, $"current into the domain carried by {ion}");
        }
    }

    /// <summary>σ from the balance of the wall's own box: what its edge carries away less what its half box holds.</summary>
    private static double WallCharge(Solution solution, NetworkSystem system, NetworkEnd end)
    {
        double given = end.Condition.SurfaceCharge(solution.Potential[end.Node]).Value;
        return given + (system.Residual[end.Node] * PhysicalConstants.Faraday / end.Boundary.Area);
    }
}
