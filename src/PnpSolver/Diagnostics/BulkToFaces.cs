using System.Collections.Immutable;
using PnpSolver.Circuits;
using PnpSolver.Discretization;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>One step on the way from the bulk of both sides to the faces of a membrane. Immutable.</summary>
internal sealed record PathStep(string Label, string Remark, CircuitState From, CircuitState To);

/// <summary>What a solution holds in the bulk of a membrane's two sides and at its faces, and the steps between.</summary>
internal sealed class BulkToFaces
{
    private readonly Solution solution;
    private readonly Contents held;

    public BulkToFaces(Solution solution, MembraneCircuit circuit)
    {
        this.solution = solution;
        held = new(solution.Network);
        held.Evaluate(solution.State);
        SideBulk inside = BulkOf(circuit.Inside);
        SideBulk outside = BulkOf(circuit.Outside);
        InsideDrop = inside.Potential - solution.Potential[circuit.Inside.FaceNode];
        OutsideDrop = solution.Potential[circuit.Outside.FaceNode] - outside.Potential;
        double drop = solution.Potential[circuit.Inside.FaceNode] - solution.Potential[circuit.Outside.FaceNode];
        Bulk = new(inside.Potential - outside.Potential, inside.Activities, outside.Activities);
        Faces = new(drop, At(circuit.Inside.FaceNode), At(circuit.Outside.FaceNode));
        CircuitState layers = circuit.AtFaces(Bulk, -InsideDrop, OutsideDrop) with { Potential = drop };
        CircuitState half = layers with { Inside = Faces.Inside };
        Steps =
        [
            new("diffuse layers", "faces against bulk, where the layers are in equilibrium; ohmic leaks do not feel it", Bulk, layers),
            StepOf(circuit.Inside, layers, half),
            StepOf(circuit.Outside, half, Faces),
        ];
        CircuitSide closed = circuit.Inside.IsClosed ? circuit.Inside : circuit.Outside;
        HeldCharge = closed.ChargeOf(solution.Problem, closed == circuit.Inside ? inside.Contents : outside.Contents);
        InsideContents = inside.Contents;
        OutsideContents = outside.Contents;
    }

    /// <summary>V_m with the activities in the baths, or the means of closed sides.</summary>
    public CircuitState Bulk { get; }

    /// <summary>Contents of the inside, amount over capacity, in mol/m³, shape [species].</summary>
    public ImmutableArray<double> InsideContents { get; }

    /// <summary>Contents of the outside, amount over capacity, in mol/m³, shape [species].</summary>
    public ImmutableArray<double> OutsideContents { get; }

    /// <summary>The potential between the faces with the activities there: what the field's mechanisms see.</summary>
    public CircuitState Faces { get; }

    /// <summary>From bulk to faces.</summary>
    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>φ(inside bulk) − φ(inside face), in V.</summary>
    public double InsideDrop { get; }

    /// <summary>φ(outside face) − φ(outside bulk), in V.</summary>
    public double OutsideDrop { get; }

    /// <summary>Net charge of the closed side with its walls and face, in C (per m², per m).</summary>
    public double HeldCharge { get; }

    private static PathStep StepOf(CircuitSide side, CircuitState from, CircuitState to) => side.IsClosed
        ? new($"mean of {side.Region}", "the mean of a closed side counts its layers too", from, to)
        : new($"polarisation of {side.Region}", "electrochemical potentials at the face less those in the bath", from, to);

    private SideBulk BulkOf(CircuitSide side)
    {
        double[] contents = [.. side.Contents.Select((given, k) => side.IsSupplied[k] ? given : Mean(side, k))];
        var activities = new Dual[contents.Length];
        side.Activate([.. contents.Select(n => (Dual)n)], activities);
        double potential = side.IsClosed
            ? MembraneQuantities.MeanPotential(solution, solution.Problem.Grid.Blocks().Where(block => side.Nodes.Contains(block.Nodes)))
            : solution.Potential[side.FarNode];
        return new(potential, [.. contents], [.. activities.Select(a => a.Value)]);
    }

    /// <summary>Amount over capacity over the side.</summary>
    private double Mean(CircuitSide side, int species)
    {
        double amount = side.Nodes.Sum(held.Held(species));
        return side.Capacities[species] > 0 ? amount / side.Capacities[species] : 0;
    }

    private ImmutableArray<double> At(int node) => [.. solution.Problem.Species.Select(species => solution.Activity(species)[node])];
}

/// <summary>Potential, contents and activities in the bulk of a side.</summary>
internal sealed record SideBulk(double Potential, ImmutableArray<double> Contents, ImmutableArray<double> Activities);
