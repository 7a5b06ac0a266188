using PnpSolver.Grids;
using PnpSolver.Membranes;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much a membrane's potential fluctuates at rest.</summary>
internal sealed class PotentialFluctuation : CheckRule
{
    private const double Patch = 1e-12;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "potential-fluctuation",
        Picture = Picture.Continuum,
        Title = "Thermal fluctuation of the membrane potential",
        Formula = "√(kT/C), C of the membrane's whole area; of a plane, of a patch of 1 µm²; of a cylinder, of a length of one diameter",
        Unit = "V",
        Thresholds = Thresholds.Above(note: 1e-3, warn: 5e-3, fail: 25e-3),
        Source = "1 mV is what recordings resolve, 25 mV the thermal voltage itself, beyond which one elementary charge decides; "
            + "Nyquist 1928, Phys. Rev. 32, 110, doi:10.1103/PhysRev.32.110",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (Slab slab in reading.Slabs)
        {
            if (reading[$"membrane.{slab.Name}.capacitance"] is not { } ofArea || !(ofArea > 0))
            {
                continue;
            }

            // membranes side by side part the same electrolytes and share one potential
            double area = slab.Area + reading.Slabs.Where(other => slab.IsBeside(reading.Problem, other)).Sum(other => other.Area);
            (double whole, string place) = Whole(reading.Grid, slab, area);
            double capacitance = ofArea * whole;
            double fluctuation = Math.Sqrt(PhysicalConstants.ElementaryCharge * reading.Problem.ThermalVoltage / capacitance);
            yield return new(slab.Name, fluctuation, Invariant(
                $"the potential of {place}, whose capacitance is {capacitance:g3} F, fluctuates by {fluctuation * 1e3:g3} mV about its mean, as much as {capacitance * fluctuation / PhysicalConstants.ElementaryCharge:g3} elementary charges make"));
        }
    }

    private static (double Area, string Place) Whole(Grid grid, Slab slab, double area) => grid.Coordinates switch
    {
        CoordinateSystem.Planar => (Patch, "a patch of 1 µm²"),
        CoordinateSystem.Cylindrical when 2 * grid.Positions[slab.InsideNode] is var diameter => (area * diameter, Invariant($"{diameter * 1e6:g3} µm of length, one diameter,")),
        _ => (area, Invariant($"all {area * 1e12:g3} µm² of {slab.Name}")),
    };
}
