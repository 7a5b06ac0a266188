using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Diagnostics;
using PnpSolver.Validation;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What the shelf's cases tend to: as the mesh is halved, as the film thickens, as the slab empties.</summary>
public sealed class LimitTests
{
    private const double Room = 298.15;

    private static readonly int[] Refinements = [1, 2, 3];
    private static readonly int[] Lengths = [20, 40, 80];
    private static readonly double[] Emptying = [1e-5, 1e-6];
    private static readonly double[] Permittivities = [2, 1, 0.5, 0.25];

    // a double layer of every geometry, an overlap, a series circuit, and two that carry current
    [Theory]
    [InlineData("gouy-chapman", "strong", "boundary.left.potential")]
    [InlineData("gouy-chapman", "strong", "boundary.left.capacitance")]
    [InlineData("grahame-2-1", "cations-screen", "boundary.left.potential")]
    [InlineData("two-plates", "sheets-at-4", "boundary.left.potential")]
    [InlineData("cylinder-1-1", "radius-1-potential-6", "boundary.inner.charge")]
    [InlineData("sphere-1-1", "radius-10-potential-6", "boundary.inner.charge")]
    [InlineData("ion-free-slab", "70-mV", "membrane.slab.field")]
    [InlineData("ion-free-slab", "70-mV", "membrane.slab.field-ratio")]
    [InlineData("resting-membrane", "clamped", "membrane.membrane.field")]
    [InlineData("pnp-vs-ghk", "partition-1e-3-short", "boundary.left.current")]
    [InlineData("cation-exchange-layer", "voltage-10", "boundary.left.current.K")]
    public void DeviationFallsAsTheSquareOfTheMeshAndVanishesInTheLimit(string folder, string variant, string quantity)
    {
        ReferenceVariant found = ShelfTests.Folder(folder).Variants().Single(v => v.Name == variant);
        double exact = found.Expectations.Single(expectation => expectation.Quantity == quantity).Value;
        double[] values = [.. Refinements.Select(refine => Evaluate(folder, quantity, found with { Refine = refine }))];
        double order = Math.Log2((values[0] - values[1]) / (values[1] - values[2]));
        Assert.InRange(order, 1.9, 2.1);
        double converged = values[2] + ((values[2] - values[1]) / 3);
        Assert.InRange((converged - exact) / exact, -2e-8, 2e-8); // fourth-order remainder of the extrapolation
    }

    [Fact]
    public void ThickFilmTendsToTeorellMeyerSievers()
    {
        double exact = new ChargedFilm(Room, -50, 1.333554369424e-9, 2.032019447499e-9).Potential(10, 100);
        double[] potentials =
        [
            .. Lengths.Select(
                length => Value("teorell-meyer-sievers", "boundary.right.potential", ("mesh.x.segments.1.length", $"{length} um"))),
        ];
        double[] deviations = [.. potentials.Select(potential => potential - exact)];
        Assert.InRange(deviations[0] / deviations[1], 1.95, 2.05); // O(1/L)

        // the parabola in 1/L through three lengths; what it leaves is of third order
        double limit = (potentials[0] - (6 * potentials[1]) + (8 * potentials[2])) / 3;
        Assert.InRange(limit - exact, -1e-8, 1e-8);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-5)]
    [InlineData(1e-4)]
    public void CurrentFallsShortOfGoldmanByTheSquareOfThicknessOverDebyeLength(double partition)
    {
        const double Thickness = 5e-9;
        double screening = PhysicalConstants.VacuumPermittivity * 2 * PhysicalConstants.ThermalVoltage(Room)
            / (PhysicalConstants.Faraday * partition * 150);
        double goldman = PhysicalConstants.Faraday * 135 * partition / Thickness * (1.957e-9 - (0.04 * 1.334e-9));
        double current = Value(
            "pnp-vs-ghk",
            "boundary.left.current",
            [("boundaries.left.potential", "0 mV"), .. Partitions(partition)]);
        double coefficient = ((current / goldman) - 1) / (Thickness * Thickness / screening);
        Assert.InRange(coefficient, -0.0535, -0.0525);
    }

    [Fact]
    public void OpenCircuitTendsToGoldmanAsTheSlabEmpties()
    {
        double goldman = MembranePotentials.Goldman(Room, new(1, 1.957, 140, 5), new PermeantIon(1, 0.04 * 1.334, 10, 145));
        double[] deviations =
        [
            .. Emptying.Select(
                partition => Value("pnp-vs-ghk", "boundary.left.potential", Partitions(partition)) - goldman),
        ];
        Assert.InRange(deviations[0] / deviations[1], 9.5, 10.5);
    }

    /// <summary>The pump of a closed cell reads concentrations at the faces, which differ from the bulk's by the layers' drop; a slab of
    /// lower permittivity holds less charge and drops less, all else equal.</summary>
    [Theory]
    [InlineData("region.cytosol.K.mean")]
    [InlineData("region.cytosol.Na.mean")]
    [InlineData("region.cytosol.Cl.mean")]
    [InlineData("membrane.membrane.potential")]
    public void ClosedCellTendsToItsLumpedTwinAsTheDropOfTheLayersVanishes(string quantity)
    {
        double[] drops = [.. Permittivities.Select(LayerDrop)];
        double[] deviations = [.. Permittivities.Select(permittivity => ClosedCell("deviation." + quantity, permittivity))];
        Assert.InRange(deviations[^1], -1e-3, 1e-3);
        Assert.NotInRange(deviations[^1], -1e-6, 1e-6);
        for (int i = 1; i < drops.Length; i++)
        {
            Assert.InRange(deviations[i] / deviations[i - 1] / (drops[i] / drops[i - 1]), 0.99, 1.01); // 0.6 % of second order in the drop
        }

        static double LayerDrop(double permittivity) =>
            ClosedCell("membrane.membrane.potential", permittivity) - ClosedCell("membrane.membrane.drop", permittivity);
    }

    private static double ClosedCell(string quantity, double permittivity) => Value(
        "pump-leak-fixed-volume",
        quantity,
        ("regions.membrane.permittivity", permittivity.ToString("r", CultureInfo.InvariantCulture)));

    private static (string Path, string Text)[] Partitions(double partition) =>
    [
        ("regions.membrane.partition.K", partition.ToString("r", CultureInfo.InvariantCulture)),
        ("regions.membrane.partition.Na", (0.04 * partition).ToString("r", CultureInfo.InvariantCulture)),
    ];

    private static double Value(string folder, string quantity, params (string Path, string Text)[] set) => Evaluate(
        folder,
        quantity,
        new("limit", [.. set.Select(pair => new CaseOverride(pair.Path, pair.Text))], 1, ImmutableArray<Expectation>.Empty));

    private static double Evaluate(string folder, string quantity, ReferenceVariant variant) =>
        QuantityCatalogue.Evaluate(ValidationRunner.Solve(ShelfTests.Folder(folder), variant)).Single(found => found.Name == quantity).Value;
}
