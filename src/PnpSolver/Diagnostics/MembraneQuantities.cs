using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Potentials, field, charge and capacitance of each membrane, oriented from inside to outside.</summary>
/// <remarks>Per-area quantities refer to the area of the inside face.</remarks>
internal static class MembraneQuantities
{
    /// <summary>A potential difference over one cell below this part of V_T is round-off, and so is a ratio with it.</summary>
    private const double RoundOff = 1e-11;

    public static IEnumerable<Quantity> Of(Solution solution)
    {
        IReadOnlyList<Slab> slabs = Slab.Of(solution.Problem);
        return slabs.SelectMany(slab => new Reader(solution, slabs, slab).Quantities($"membrane.{slab.Name}")
            .Concat(MembraneCurrents.Of(solution, slab)).Concat(MembraneGates.Of(solution, slab)).Concat(MembraneDrive.Of(solution, slab))
            .Concat(LengthConstant.Of(solution, slab)));
    }

    /// <summary>Volume mean of φ over some blocks, in V.</summary>
    internal static double MeanPotential(Solution solution, IEnumerable<RegionBlock> blocks)
    {
        double sum = 0;
        double volume = 0;
        foreach (RegionBlock block in blocks)
        {
            RegionProfile profile = Profiles.Of(solution, block);
            sum += profile.Mean(profile.Potential) * block.Volume;
            volume += block.Volume;
        }

        return sum / volume;
    }

    private sealed class Reader(Solution solution, IReadOnlyList<Slab> slabs, Slab slab)
    {
        private readonly Grid grid = solution.Problem.Grid;
        private readonly RegionBlock block = slab.Block;
        private readonly bool reversed = slab.IsReversed;
        private readonly int inside = slab.InsideNode;

        public IEnumerable<Quantity> Quantities(string name)
        {
            double area = slab.Area;
            double drop = slab.Lines.Sum(line => line.Area / area * Drop(line));
            yield return new($"{name}.potential", SidePotential(below: !reversed) - SidePotential(below: reversed), "V",
                "membrane potential, inside minus outside, each in its bath or as the mean of a closed side");
            yield return new($"{name}.drop", drop, "V", "potential of the inside face minus that of the outside face");
            if (slab.Lines.Length > 1)
            {
                yield return new($"{name}.drop.min", slab.Lines.Min(Drop), "V", "lowest drop along the membrane");
                yield return new($"{name}.drop.max", slab.Lines.Max(Drop), "V", "highest drop along the membrane");
            }

            yield return new($"{name}.field", drop / slab.Thickness, "V/m", "mean field in the slab, positive outward");
            yield return new($"{name}.field.peak", grid.IsLine ? Profiles.Of(solution, block).Field.Max(Math.Abs) : PeakField(), "V/m", "largest magnitude of the field in the slab");
            if (slab.IsWhole && grid.IsLine && FieldRatio() is { } ratio)
            {
                yield return new($"{name}.field-ratio", ratio, "1", "slab field over water field at the inside face, extrapolated from each side");
            }

            if (slab.IsShunted(solution.Problem))
            {
                yield break;
            }

            // membranes side by side part the same electrolytes
            area += slabs.Where(other => slab.IsBeside(solution.Problem, other)).Sum(other => other.Area);

            yield return new($"{name}.charge.inside", SideCharge(below: !reversed) / area, "C/m^2",
                "charge of the inside electrolyte per area of the inside face");
            yield return new($"{name}.charge.outside", SideCharge(below: reversed) / area, "C/m^2",
                "charge of the outside electrolyte per area of the inside face");
            yield return new($"{name}.capacitance", PotentialResponse.AcrossSlab(solution, slab) * slab.Area / area, "F/m^2",
                "differential capacitance dσ/dV_m of slab and double layers");
        }

        private double SidePotential(bool below)
        {
            IReadOnlyList<RegionBlock> side = slab.Side(solution.Problem, below);
            NetworkEnd? bath = solution.Network.Ends.FirstOrDefault(end => end.Condition.IsReservoir && side.Any(b => b.Nodes.Contains(end.Nodes))
                && (grid.IsLine || !slab.IsShunted(solution.Problem) || end.Boundary.Outward < 0 == below));
            return bath is not null ? solution.Potential[bath.Node] : MeanPotential(solution, side);
        }

        private double Drop(SlabLine line) => solution.Potential[line.InsideNode] - solution.Potential[line.OutsideNode];

        /// <summary>Largest |E| in a cell of the slab, from the potential differences along its edges.</summary>
        private double PeakField()
        {
            double largest = 0;
            foreach (int cell in block.Cells.Numbers())
            {
                (int j, int i) = Math.DivRem(cell, grid.Along.CellCount);
                int node = (j * grid.Columns) + i;
                ReadOnlySpan<double> phi = solution.Potential;
                double along = (phi[node + 1] - phi[node] + phi[node + 1 + grid.Columns] - phi[node + grid.Columns]) / (2 * grid.Along.Length(i));
                double across = (phi[node + grid.Columns] - phi[node] + phi[node + 1 + grid.Columns] - phi[node + 1]) / (2 * grid.Height!.Length(j));
                largest = Math.Max(largest, Math.Sqrt((along * along) + (across * across)));
            }

            return largest;
        }

        /// <summary>Charge of the electrolyte on one side. Where another slab or a charged wall lies behind it, other layers than this
        /// slab's are in it, so its own is taken from Gauss's law at the face: displacement into the slab less the charge on the face.</summary>
        private double SideCharge(bool below)
        {
            if (grid.IsLine && (IsBetweenSlabs(below) || EndsInALayer(below)))
            {
                RegionProfile profile = Profiles.Of(solution, block);
                int node = below ? block.FirstNode : block.LastNode;
                double area = grid.Coordinates.Area(grid.Positions[node]);
                double epsilon = PhysicalConstants.VacuumPermittivity * solution.Problem.Material(block.Region).Permittivity;
                double displacement = below ? profile.Field[0] : -profile.Field[^1];
                return (epsilon * displacement * area) - FaceCharge(node);
            }

            double charge = 0;
            foreach (RegionBlock electrolyte in slab.Side(solution.Problem, below))
            {
                double[] density = Profiles.Of(solution, electrolyte).ChargeDensity;
                charge += Profiles.Of(solution, electrolyte).Mean(density) * electrolyte.Volume;
            }

            return charge;
        }

        private bool IsBetweenSlabs(bool below) => below
            ? slabs.Any(other => other.Block.LastCell < block.FirstCell)
            : slabs.Any(other => other.Block.FirstCell > block.LastCell);

        /// <summary>Whether the side ends at an electrode or a charged wall, or at a bath that some ions cannot enter.</summary>
        private bool EndsInALayer(bool below)
        {
            IReadOnlyList<RegionBlock> side = slab.Side(solution.Problem, below);
            int far = below ? side[0].FirstNode : side[^1].LastNode;
            return solution.Network.Ends.Any(end => end.Node == far && end.Condition.GathersCharge(solution.Problem.Species));
        }

        private double FaceCharge(int node)
        {
            string under = grid.Regions[grid.RegionOfCell[node - 1]];
            string over = grid.Regions[grid.RegionOfCell[node]];
            double position = grid.Positions[node];
            return solution.Problem.Surfaces.Where(s => s.LiesOn(under, over, position)).Sum(s => s.Density) * grid.Coordinates.Area(position);
        }

        private double? FieldRatio()
        {
            int step = reversed ? 1 : -1;
            double difference = Math.Abs(solution.Potential[inside + step] - solution.Potential[inside]);
            return difference > RoundOff * solution.Problem.ThermalVoltage ? FaceSlope(inside, -step) / FaceSlope(inside, step) : null;
        }

        /// <summary>dφ/dx at a node from the parabola through it and the next two nodes on one side; second order.</summary>
        private double? FaceSlope(int node, int step)
        {
            ReadOnlySpan<double> x = grid.Positions;
            ReadOnlySpan<double> phi = solution.Potential;
            int far = node + (2 * step);
            if (far < 0 || far >= grid.NodeCount || grid.RegionOfCell[step > 0 ? far - 1 : far] != grid.RegionOfCell[step > 0 ? node : node - 1])
            {
                return null;
            }

            return OneSidedSlope.At(x[node + step] - x[node], phi[node + step] - phi[node], x[far] - x[node + step], phi[far] - phi[node]);
        }
    }
}
