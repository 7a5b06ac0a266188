using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Potential, currents, charge and field at the ends of the domain: sums and area means over the parts of each.</summary>
internal static class BoundaryQuantities
{
    public static IEnumerable<Quantity> Of(Solution solution) => Of(new SolutionReading(solution));

    public static IEnumerable<Quantity> Of(SolutionReading reading) =>
        reading.Solution.Network.Ends.GroupBy(end => end.Boundary.Name).SelectMany(parts => Of(reading, [.. parts]));

    /// <summary>SI unit of a current through a boundary.</summary>
    public static string CurrentUnit(CoordinateSystem coordinates) => coordinates switch
    {
        CoordinateSystem.Planar => "A/m^2",
        CoordinateSystem.Cylindrical => "A/m",
        _ => "A",
    };

    private static IEnumerable<Quantity> Of(SolutionReading reading, NetworkEnd[] parts)
    {
        string name = $"boundary.{parts[0].Boundary.Name}";
        double potential = Mean(parts, node => reading.Solution.Potential[node]);
        yield return new($"{name}.potential", potential, "V", "electric potential at the boundary");
        if (parts[0].Condition.IsReservoir)
        {
            foreach (Quantity quantity in Currents(reading, parts).Concat(Nernst(reading.Solution, parts[0])))
            {
                yield return quantity;
            }

            yield break;
        }

        double charge = WallCharge(reading, parts);
        yield return new($"{name}.charge", charge, "C/m^2", "surface charge density of the wall");
        if (parts[0].Condition is Wall { Stern: { } stern })
        {
            yield return new($"{name}.potential.electrode", potential + (charge / stern.Capacitance), "V",
                "potential of the electrode behind the Stern layer");
        }

        if (Array.TrueForAll(parts, part => part.Region == parts[0].Region))
        {
            Material material = reading.Problem.Material(parts[0].Region);
            double epsilon = PhysicalConstants.VacuumPermittivity * material.Permittivity;
            yield return new($"{name}.field", charge / epsilon, "V/m", "electric field at the wall, positive into the domain");
        }

        if (reading.Problem.Grid.IsLine && PotentialResponse.ToWall(reading.Solution, parts[0]) is { } capacitance)
        {
            yield return new($"{name}.capacitance", capacitance, "F/m^2",
                "differential capacitance dσ/dφ of the diffuse layer at the wall, electrochemical potentials held");
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

    private static IEnumerable<Quantity> Currents(SolutionReading reading, NetworkEnd[] parts)
    {
        string name = $"boundary.{parts[0].Boundary.Name}.current";
        string unit = CurrentUnit(reading.Problem.Grid.Coordinates);
        bool isSteady = reading.Solution.IsSteady;
        double[] currents = [.. reading.Problem.Species.Select((ion, k) => PhysicalConstants.Faraday * ion.Valence
            * parts.Sum(part => isSteady ? reading.System.Inflow(part, k) : reading.System.EdgeInflow(part, k)) + 0.0)]; // no negative zero
        yield return new(name, currents.Sum(), unit, "total ionic current into the domain");
        for (int k = 0; k < currents.Length; k++)
        {
            string ion = reading.Problem.Species[k].Name;
            yield return new($"{name}.{ion}", currents[k], unit, $"current into the domain carried by {ion}");
        }
    }

    /// <summary>Mean over the areas that belong to the nodes; where the values are equal, theirs to the last digit.</summary>
    private static double Mean(NetworkEnd[] parts, Func<int, double> valueAt)
    {
        double first = valueAt(parts[0].Node);
        double sum = 0;
        foreach (NetworkEnd part in parts)
        {
            int at = 0;
            foreach (int node in part.Nodes.Numbers())
            {
                sum += part.Areas[at++] * (valueAt(node) - first);
            }
        }

        return first + (sum / parts.Sum(part => part.Area));
    }

    /// <summary>σ from the balances of the wall's own boxes: what its edges carry away less what the half boxes hold.</summary>
    /// <remarks>The balance of a node that another boundary holds is that boundary's.</remarks>
    private static double WallCharge(SolutionReading reading, NetworkEnd[] parts)
    {
        double given = Mean(parts, node => parts[0].Condition.SurfaceCharge(reading.Solution.Potential[node]).Value);
        IEnumerable<int> heldByOthers = reading.Solution.Network.Ends
            .Where(end => !parts.Contains(end) && (end.Condition.IsReservoir || end.Condition.FixedPotential is not null))
            .SelectMany(end => end.Nodes.Numbers());
        double imbalance = parts.SelectMany(part => part.Nodes.Numbers()).Distinct().Except(heldByOthers).Sum(node => reading.System.Residual[node]);
        return given + (imbalance * PhysicalConstants.Faraday / Area(reading.Problem, parts[0]));
    }

    /// <summary>Area on which a condition acts, the shares of nodes that belong to another boundary included.</summary>
    private static double Area(PnpProblem problem, NetworkEnd part) => problem.Grid.IsLine ? part.Boundary.Area : part.Boundary.Faces
        .Where(face => part.Condition.ActsOn(problem, problem.Grid.Regions[problem.Grid.RegionOfCell[face.Cell]]))
        .Sum(face => face.LowerArea + face.UpperArea);
}
