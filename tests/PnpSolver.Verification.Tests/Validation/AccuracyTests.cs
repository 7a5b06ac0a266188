using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Meshing;
using PnpSolver.Solvers;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Meshes found for an accuracy against exact solutions, and against the meshes drawn by hand.</summary>
public sealed class AccuracyTests
{
    private static readonly double[] Accuracies = [1e-2, 1e-3, 1e-4];

    /// <summary>Lines of every geometry, weak and strong charge, slabs, films, selective ends, activities; and an axisymmetric case.</summary>
    private static readonly (string Folder, string Variant)[] Selected =
    [
        ("gouy-chapman", "weak-refined"), ("gouy-chapman", "strong-refined"), ("grahame-2-1", "anions-screen"), ("two-plates", "sheets-at-4"),
        ("sphere-1-1", "radius-1-potential-6"), ("cylinder-1-1", "radius-1-potential-6"), ("ion-free-slab", "70-mV"), ("resting-membrane", "clamped"),
        ("cation-exchange-layer", "voltage-1-refined"), ("cation-exchange-layer", "voltage-10-refined"), ("teorell-meyer-sievers", "10-um"),
        ("liquid-junction", "HCl-KCl"), ("pnp-vs-ghk", "partition-1e-5-short"), ("bikerman", "strong"), ("selectivity-filter", "native"), ("gouy-chapman-rz", "weak"),
    ];

    public static TheoryData<string, string, double> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, double>();
            foreach ((string folder, string variant) in Selected)
            {
                Array.ForEach(Accuracies, accuracy => rows.Add(folder, variant, accuracy));
            }

            return rows;
        }
    }

    public static TheoryData<string, double> Templates
    {
        get
        {
            var rows = new TheoryData<string, double>();
            foreach (string name in CaseTemplates.Names.Except(["nanopore", "clamped-membrane"]))
            {
                Array.ForEach(Accuracies, accuracy => rows.Add(name, accuracy));
            }

            return rows;
        }
    }

    /// <summary>Every expected number is within the accuracy of its value or scale; what the reference itself leaves open is added.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void TrueErrorsAreWithinTheAccuracy(string folder, string variant, double accuracy)
    {
        ReferenceVariant expected = Variant(folder, variant);
        Case definition = CaseFile.Read(ShelfTests.Folder(folder).CasePath, new() { Overrides = expected.Set });
        AdaptedMesh found = AdaptiveMesh.Steady([definition.Problem], definition.Mesh, new(accuracy));

        Assert.InRange(WorstError(expected, found.Solutions.Single()), 0, accuracy);
    }

    /// <summary>A charged pore's current and centre: independent codes agree on them to 2e-5.</summary>
    [Theory]
    [InlineData(1e-2, 12_000)]
    [InlineData(3e-3, 24_000)]
    public void PoreIsAsExactAsAskedWithFewNodes(double accuracy, int mostNodes)
    {
        ReferenceVariant expected = Variant("charged-nanopore", "as-drawn");
        Case definition = CaseFile.Read(ShelfTests.Folder("charged-nanopore").CasePath);
        AdaptedMesh found = AdaptiveMesh.Steady([definition.Problem], definition.Mesh, new(accuracy));

        Assert.InRange(WorstError(expected, found.Solutions.Single()), 0, accuracy);
        Assert.InRange(found.Rounds[^1].Nodes, 1000, mostNodes);
    }

    /// <summary>Asked for the error that the mesh drawn by hand leaves, the search takes at most 1.5 times its nodes; 4 times at a
    /// depletion layer, where the current hangs on the bulk and the search refines the layer too.</summary>
    [Theory]
    [InlineData("gouy-chapman", "strong", 1.5)]
    [InlineData("two-plates", "sheets-at-4", 1.5)]
    [InlineData("ion-free-slab", "70-mV", 1.5)]
    [InlineData("resting-membrane", "clamped", 1.5)]
    [InlineData("cation-exchange-layer", "voltage-10", 4)]
    public void MeshesAreNotMuchLargerThanThoseDrawnByHand(string folder, string variant, double most)
    {
        ReferenceVariant expected = Variant(folder, variant);
        Case definition = CaseFile.Read(ShelfTests.Folder(folder).CasePath, new() { Overrides = expected.Set });
        double byHand = WorstError(expected, SteadySolver.Solve(definition.Problem));
        AdaptedMesh found = AdaptiveMesh.Steady([definition.Problem], definition.Mesh, new(byHand) { Quantities = [.. Judged(expected, definition.Problem)] });

        Assert.InRange((double)found.Rounds[^1].Nodes / definition.Problem.Grid.NodeCount, 0.02, most);
    }

    /// <summary>Against the same mesh with every cell halved twice.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public void TemplatesAreAsExactAsAsked(string template, double accuracy)
    {
        Case definition = CaseFile.Parse(CaseTemplates.Text(template), $"{template}.yaml");
        AdaptedMesh found = AdaptiveMesh.Steady([definition.Problem], definition.Mesh, new(accuracy));
        var judged = new JudgedQuantities(definition.Problem, []);
        IReadOnlyList<Quantity> fine = QuantityCatalogue.EvaluateField(SteadySolver.Solve(definition.Problem with { Grid = found.Mesh.Build().Refine(2) }));
        IReadOnlyList<Quantity> own = QuantityCatalogue.EvaluateField(found.Solutions.Single());

        Assert.InRange(ErrorEstimate.Difference(judged, [own], [fine]), 0, accuracy);
    }

    /// <summary>The whole course of a clamped membrane after its start and after a step, against the same mesh with every cell halved.</summary>
    [Fact]
    public void CourseIsAsExactAsAsked()
    {
        Case definition = CaseFile.Parse(CaseTemplates.Text("clamped-membrane"), "clamped-membrane.yaml");
        AdaptedMesh found = AdaptiveMesh.InTime(definition.Problem, definition.Transient!, definition.Mesh, new(1e-2));
        var course = new TimeCourse(definition.Problem, definition.Transient!, 1e-2);
        Grid grid = found.Mesh.Build();
        IReadOnlyList<IReadOnlyList<Quantity>> fine = course.Solve(grid.Refine(1), _ => { }, null, CancellationToken.None);
        IReadOnlyList<IReadOnlyList<Quantity>> own = course.Solve(grid, _ => { }, null, CancellationToken.None);

        Assert.Equal(fine.Count, own.Count);
        Assert.InRange(ErrorEstimate.Difference(new(definition.Problem, []), own, fine), 0, 1e-2);
    }

    private static ReferenceVariant Variant(string folder, string name) => ShelfTests.Folder(folder).Variants().Single(variant => variant.Name == name);

    private static IEnumerable<string> Judged(ReferenceVariant expected, PnpProblem problem)
    {
        var judged = new JudgedQuantities(problem, []);
        return expected.Expectations.Select(each => each.Quantity).Where(judged.Includes);
    }

    private static double WorstError(ReferenceVariant expected, Solution solution)
    {
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.EvaluateField(solution);
        Dictionary<string, double> scales = new JudgedQuantities(solution.Problem, []).Scales([quantities]);
        Dictionary<string, double> values = quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        double[] errors = [.. expected.Expectations.Where(each => scales.ContainsKey(each.Quantity))
            .Select(each => Math.Max(0, Math.Abs(values[each.Quantity] - each.Value) - OpenOf(expected, each)) / scales[each.Quantity])];
        Assert.NotEmpty(errors);
        return errors.Max();
    }

    /// <summary>What the reference leaves open: the tolerance of a variant on a mesh that is four times as fine or more, else nothing.</summary>
    private static double OpenOf(ReferenceVariant expected, Expectation each) => expected.Refine >= 2 ? each.Tolerance : 0;
}
