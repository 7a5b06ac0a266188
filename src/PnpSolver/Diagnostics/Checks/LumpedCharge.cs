using PnpSolver.Grids;
using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How much of what a side holds sits on the membrane's capacitor: the lumped picture keeps contents and charge apart.</summary>
internal sealed class LumpedCharge : CheckRule
{
    private const double LayerInDebyeLengths = 5;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-charge",
        Picture = Picture.Lumped,
        Title = "Capacitor's charge over the side's ions",
        Formula = "|σ| A/(F Σ|z_k| N_k), σ the charge of the side, N_k what it holds",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-3, warn: 1e-2, fail: 0.1),
        Source = "charging changes a content by this part of it, and with it a Nernst potential by 0.027, 0.27 and 2.7 mV at the thresholds; Kay 2017, Front. Cell Dev. Biol. 5, 41, doi:10.3389/fcell.2017.00041",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs)
        {
            double area = slab.Area + reading.Slabs.Where(other => slab.IsBeside(reading.Problem, other)).Sum(other => other.Area);
            foreach (bool isInside in new[] { true, false })
            {
                if (reading[$"membrane.{slab.Name}.charge.{(isInside ? "inside" : "outside")}"] is { } density)
                {
                    yield return Side(reading, slab, isInside != slab.IsReversed, density * area);
                }
            }
        }
    }

    private static Finding Side(CheckReading reading, Slab slab, bool isBelow, double charge)
    {
        IReadOnlyList<RegionBlock> side = slab.Side(reading.Problem, isBelow);
        double held = side.Sum(block => Held(reading, block));
        double fraction = Math.Abs(charge) / (PhysicalConstants.Faraday * held);
        string name = reading.Grid.NameOf(isBelow ? side[^1] : side[0]);
        return new($"{name} at {slab.Name}", fraction, Invariant($"{fraction:g3} of the side's ions make up the charge on the membrane") + Beyond(reading, side, charge));
    }

    private static double Held(CheckReading reading, RegionBlock block)
    {
        RegionProfile profile = reading.Reading.Profile(block);
        return profile.Concentration.Select((c, k) => Math.Abs(reading.Problem.Species[k].Valence) * profile.Mean(c) * block.Volume).Sum();
    }

    /// <summary>On a line, which part of the charge lies far from every interface.</summary>
    private static string Beyond(CheckReading reading, IReadOnlyList<RegionBlock> side, double charge)
    {
        if (!reading.Grid.IsLine || charge == 0)
        {
            return "";
        }

        double far = 0;
        foreach (Electrolyte electrolyte in reading.Electrolytes.Where(electrolyte => side.Contains(electrolyte.Block)))
        {
            double[] distances = reading.Reading.Distances(electrolyte.Block);
            far += electrolyte.Profile.ChargeDensity.Where((_, i) => distances[i] > LayerInDebyeLengths * electrolyte.DebyeLength)
                .Zip(electrolyte.Profile.Volume.Where((_, i) => distances[i] > LayerInDebyeLengths * electrolyte.DebyeLength), (density, volume) => density * volume).Sum();
        }

        return Invariant($", {100 * Math.Abs(far / charge):g2} % of it more than {LayerInDebyeLengths} Debye lengths away");
    }
}
