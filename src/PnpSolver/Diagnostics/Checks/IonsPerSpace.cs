using PnpSolver.Grids;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How many ions a pore or a closed space holds, so that a continuum can stand for them.</summary>
internal sealed class IonsPerSpace : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "ions-per-space",
        Picture = Picture.Continuum,
        Title = "Ions in a pore or in a space that no bath touches",
        Formula = "N = N_A ∫ Σ c dV over the charged species; of a cylinder, in a length of one diameter",
        Unit = "1",
        Thresholds = Thresholds.Below(note: 100, warn: 10, fail: 1),
        Source = "independent ions number N ± √N: 10, 32 and 100 % at the thresholds, and below one ion there is none most of the time; "
            + "Moy, Corry, Kuyucak and Chung 2000, Biophys. J. 78, 2349, doi:10.1016/S0006-3495(00)76780-4; Andrieux and Gaspard 2009, J. Stat. Mech. P02057, doi:10.48550/arXiv.1012.1772",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        if (reading.Grid.Coordinates == CoordinateSystem.Planar)
        {
            yield break; // without an area there is no number
        }

        foreach (Electrolyte electrolyte in reading.Electrolytes.Where(electrolyte => !IsOpen(reading, electrolyte)))
        {
            double length = reading.Grid.Coordinates == CoordinateSystem.Cylindrical ? 2 * electrolyte.Profile.Position[^1] : 1;
            string place = reading.Grid.Coordinates == CoordinateSystem.Cylindrical ? Invariant($"{electrolyte.Name}, in {length * 1e9:g3} nm of length,") : electrolyte.Name;
            yield return Count(electrolyte.Name, place, length * IonNumber.In(reading.Problem, electrolyte.Profile));
        }

        foreach (PoreSpace pore in PoreSpace.Of(reading).Where(pore => IsOpen(reading, pore.Electrolyte)))
        {
            yield return Count($"pore through {pore.Slab.Name}", $"the pore through {pore.Slab.Name}", IonNumber.In(reading.Problem, Profiles.Of(reading.Solution, pore.Block)));
        }
    }

    private static bool IsOpen(CheckReading reading, Electrolyte electrolyte) =>
        reading.Solution.Network.Ends.Any(end => end.Condition.IsReservoir && electrolyte.Block.Nodes.Meets(end.Nodes));

    private static Finding Count(string subject, string place, double number) => new(subject, number, Invariant(
        $"{place} holds {number:g3} ions on average, give or take {Math.Sqrt(number):g3}: {Consequence(number)}"));

    private static string Consequence(double number) => number switch
    {
        < 1 => "most of the time it is empty, and a concentration is the probability of finding one ion",
        < 10 => "ions pass one by one, and a mean field stands for too few of them",
        < 100 => "at any moment concentrations differ from the computed means by as much",
        _ => "the computed means are what is there at any moment",
    };
}
