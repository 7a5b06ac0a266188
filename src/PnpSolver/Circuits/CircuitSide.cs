using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>One side of a membrane as the circuit sees it: a well-stirred solution, held by a bath or closed in. Immutable.</summary>
public sealed record CircuitSide
{
    private readonly Medium medium;

    private CircuitSide(Medium medium) => this.medium = medium;

    /// <summary>Region that touches the membrane.</summary>
    public required string Region { get; init; }

    /// <summary>Regions of the side, in rising order.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>Nodes of the grid that belong to it.</summary>
    public required IndexSet Nodes { get; init; }

    /// <summary>Nodes of the membrane's face: one on a line.</summary>
    public required ImmutableArray<int> FaceNodes { get; init; }

    /// <summary>Node of the membrane's face, of its first line.</summary>
    public int FaceNode => FaceNodes[0];

    /// <summary>A node at the other end, where a bath is if there is one.</summary>
    public required int FarNode { get; init; }

    /// <summary>The bath at its end, or <c>null</c> for a closed side.</summary>
    public Bath? Bath { get; init; }

    /// <summary>n_k: the bath's concentration over its partition coefficient, or amount over capacity, in mol/m³, shape [species].</summary>
    public required ImmutableArray<double> Contents { get; init; }

    /// <summary>Activities a_k = γ_k n_k, in mol/m³, shape [species].</summary>
    public required ImmutableArray<double> Activities { get; init; }

    /// <summary>Whether the bath supplies the ion, so that its activity stays; shape [species].</summary>
    public required ImmutableArray<bool> IsSupplied { get; init; }

    /// <summary>Σ K_k · volume, in m³ (per m² planar, per m cylindrical), shape [species]: amount = capacity · content.</summary>
    public required ImmutableArray<double> Capacities { get; init; }

    /// <summary>Volume, in m³ (per m² planar, per m cylindrical).</summary>
    public required double Volume { get; init; }

    /// <summary>Charge that stays, in C (per m², per m): immobile charge of the regions.</summary>
    public required double FixedCharge { get; init; }

    /// <summary>Charge of the wall at the side's end, in C (per m², per m).</summary>
    public required double WallCharge { get; init; }

    /// <summary>Charge on the membrane's face, in C/m² of that face.</summary>
    public required double FaceCharge { get; init; }

    /// <summary>Area of the face: 1 (planar), per metre (cylindrical) or in m² (spherical).</summary>
    public required double FaceArea { get; init; }

    /// <summary>∫ dx/(σ A) from face to bath, in Ω (times m² planar, m cylindrical), with σ = (F/V_T) Σ z² D c at the side's
    /// composition; 0 for a closed side, which carries no steady current, and not a number in r–z, where it depends on the flow.</summary>
    public required double Resistance { get; init; }

    /// <summary>Partition coefficients K_k of the region at the face, shape [species].</summary>
    public required ImmutableArray<double> Partitions { get; init; }

    /// <summary>Relative permittivity of the region at the face.</summary>
    public required double Permittivity { get; init; }

    /// <summary>Whether no bath touches the side.</summary>
    public bool IsClosed => Bath is null;

    /// <summary>Whether an electrode ties the potential of a closed side.</summary>
    public required bool HasElectrode { get; init; }

    /// <summary>Immobile charge with that of wall and face, in C (per m², per m).</summary>
    public double StandingCharge => FixedCharge + WallCharge + (FaceCharge * FaceArea);

    /// <summary>n_k = a_k/γ_k, in mol/m³, shape [species]: concentrations are K_k n_k in each region.</summary>
    /// <param name="activities">a_k, in mol/m³, shape [species].</param>
    public ImmutableArray<double> ContentsOf(ImmutableArray<double> activities)
    {
        if (medium.IsIdeal)
        {
            return activities;
        }

        var factors = new double[activities.Length];
        medium.Factors(activities.AsSpan(), factors, new double[factors.Length]);
        return [.. activities.Select((a, k) => IsClosed ? a * factors[k] : Activities[k] > 0 ? a * Contents[k] / Activities[k] : 0)];
    }

    /// <summary>a_k = γ_k n_k with its derivative; a bath keeps its own γ.</summary>
    /// <param name="contents">n_k, shape [species].</param>
    /// <param name="activities">Receives a_k, shape [species].</param>
    internal void Activate(ReadOnlySpan<Dual> contents, Span<Dual> activities)
    {
        if (IsClosed)
        {
            medium.Activate(contents, activities);
            return;
        }

        for (int k = 0; k < contents.Length; k++)
        {
            activities[k] = IsSupplied[k] || Contents[k] == 0 ? Activities[k] : contents[k] * (Activities[k] / Contents[k]);
        }
    }

    /// <summary>Net charge of the side with its wall and face, in C (per m², per m); 0 where it is round-off of the ions'.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="contents">n_k, in mol/m³, shape [species].</param>
    public double ChargeOf(PnpProblem problem, ImmutableArray<double> contents)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double net = StandingCharge;
        double gross = Math.Abs(net);
        for (int k = 0; k < contents.Length; k++)
        {
            double charge = PhysicalConstants.Faraday * problem.Species[k].Valence * Capacities[k] * contents[k];
            net += charge;
            gross += Math.Abs(charge);
        }

        return Math.Abs(net) > 1e-14 * gross ? net : 0;
    }

    /// <summary>One side of a slab.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="slab">The slab.</param>
    /// <param name="below">Whether the side lies at lower coordinates.</param>
    internal static CircuitSide Of(PnpProblem problem, Slab slab, bool below)
    {
        Grid grid = problem.Grid;
        IReadOnlyList<RegionBlock> run = slab.Side(problem, below);
        RegionBlock touching = run.First(b => b.Cells.Contains(below ? slab.Lines[0].CellBelow : slab.Lines[0].CellAbove));
        (Boundary? end, BoundaryFace at) = EndOf(problem, run, touching, below);
        BoundaryCondition condition = end is null ? Wall.Insulating : problem.Boundary(end.Name);
        Material atEnd = problem.Material(end is null ? (below ? run[0] : run[^1]).Region : grid.Regions[grid.RegionOfCell[at.Cell]]);
        ImmutableArray<int> faces = [.. slab.Lines.Select(line => below != slab.IsReversed ? line.InsideNode : line.OutsideNode)];
        double[] capacities = [.. problem.Species.Select(s => run.Sum(b => problem.Material(b.Region).Partition(s) * b.Volume))];
        var contents = new double[capacities.Length];
        var supplied = new bool[capacities.Length];
        for (int k = 0; k < contents.Length; k++)
        {
            Species ion = problem.Species[k];
            double partition = atEnd.Partition(ion);
            double? given = condition is Bath && partition > 0 ? condition.FixedConcentration(ion) / partition : null;
            double amount = run.Sum(b => problem.Material(b.Region).Concentration(ion) * b.Volume);
            supplied[k] = given is not null;
            contents[k] = given ?? (capacities[k] > 0 ? amount / capacities[k] : 0);
        }

        Material next = problem.Material(touching.Region);
        // a bath's coefficients are those of its own solution, also where it does not touch the membrane
        var medium = new Medium(problem, condition is Bath ? atEnd : next);
        var activities = new Dual[contents.Length];
        medium.Activate([.. contents.Select(n => (Dual)n)], activities);
        return new(medium)
        {
            Region = touching.Region,
            Regions = [.. run.Select(b => b.Region)],
            Nodes = new(run.SelectMany(b => b.Nodes.Runs)),
            FaceNodes = faces,
            FarNode = end is not null ? at.LowerNode : below ? run[0].FirstNode : run[^1].LastNode,
            Bath = condition as Bath,
            Contents = [.. contents],
            Activities = [.. activities.Select(a => a.Value)],
            IsSupplied = [.. supplied],
            Capacities = [.. capacities],
            Volume = run.Sum(b => b.Volume),
            FixedCharge = run.Sum(b => problem.Material(b.Region).FixedChargeDensity * b.Volume),
            WallCharge = condition is Bath ? 0 : condition.SurfaceCharge(0).Value * (end?.Area ?? 0),
            FaceCharge = FaceChargeOf(problem, slab, touching),
            FaceArea = FaceAreaOf(grid, slab, below),
            Resistance = !grid.IsLine ? double.NaN : condition is Bath ? run.Sum(block => ResistanceOf(problem, block, contents)) : 0,
            Partitions = [.. problem.Species.Select(next.Partition)],
            Permittivity = next.Permittivity,
            HasElectrode = !condition.IsReservoir && condition.TiesPotential,
        };
    }

    /// <summary>The boundary at the far end of a side: on a line the end of the domain, in r–z a bath that touches it, one at its own
    /// end of the axis if there are several, or else an electrode or charged wall.</summary>
    private static (Boundary? End, BoundaryFace Face) EndOf(PnpProblem problem, IReadOnlyList<RegionBlock> run, RegionBlock touching, bool below)
    {
        Grid grid = problem.Grid;
        if (grid.IsLine)
        {
            int far = below ? run[0].FirstNode : run[^1].LastNode;
            Boundary? atFar = grid.Boundaries.FirstOrDefault(b => b.Node == far);
            return (atFar, atFar?.Faces[0] ?? default);
        }

        return grid.Boundaries.Select(boundary => (Boundary: boundary, Condition: problem.Boundary(boundary.Name)))
            .Where(b => b.Condition.IsReservoir || b.Condition.TiesPotential || b.Condition.SurfaceCharge(0).Value != 0)
            .OrderBy(b => b.Condition.IsReservoir ? 0 : 1).ThenBy(b => b.Boundary.Outward < 0 == below ? 0 : 1)
            .SelectMany(b => b.Boundary.Faces.Where(face => run.Any(block => block.Cells.Contains(face.Cell) && b.Condition.ActsOn(problem, block.Region)))
                .Select(face => ((Boundary?)b.Boundary, face)))
            .FirstOrDefault();
    }

    private static double FaceAreaOf(Grid grid, Slab slab, bool below)
    {
        if (!grid.IsLine)
        {
            return slab.Area;
        }

        return grid.Coordinates.Area(grid.Positions[below ? slab.Block.FirstNode : slab.Block.LastNode]);
    }

    /// <summary>Charge density of the interface between an electrolyte and a slab, as the mean over their common faces.</summary>
    private static double FaceChargeOf(PnpProblem problem, Slab slab, RegionBlock electrolyte)
    {
        double charge = 0;
        double area = 0;
        foreach (InterfaceFace face in problem.Grid.Interfaces())
        {
            bool isFace = (slab.Block.Cells.Contains(face.LowerCell) && electrolyte.Cells.Contains(face.UpperCell))
                || (slab.Block.Cells.Contains(face.UpperCell) && electrolyte.Cells.Contains(face.LowerCell));
            if (isFace)
            {
                double own = face.Face.LowerArea + face.Face.UpperArea;
                charge += own * problem.Surfaces.Where(s => s.LiesOn(electrolyte.Region, slab.Block.Region, face.Position, face.IsLevel)).Sum(s => s.Density);
                area += own;
            }
        }

        return area > 0 ? charge / area : 0;
    }

    private static double ResistanceOf(PnpProblem problem, RegionBlock block, double[] contents)
    {
        Grid grid = problem.Grid;
        Material material = problem.Material(block.Region);
        double conductivity = 0;
        for (int k = 0; k < contents.Length; k++)
        {
            Species ion = problem.Species[k];
            conductivity += ion.Valence * ion.Valence * material.Diffusivity(ion) * material.Partition(ion) * contents[k];
        }

        conductivity *= PhysicalConstants.Faraday / problem.ThermalVoltage;
        return grid.Coordinates.LengthOverArea(grid.Positions[block.FirstNode], grid.Positions[block.LastNode]) / conductivity;
    }
}
