using OxyPlot;
using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>Makes the panels of a figure of profiles at several times.</summary>
internal static class TimeProfilePanels
{
    /// <summary>Panels from top to bottom: potential, one for each ion that is present, charge density.</summary>
    /// <param name="problem">The problem: its species.</param>
    /// <param name="states">The profiles.</param>
    /// <param name="scale">The position axis.</param>
    /// <param name="colors">Colour of each time.</param>
    public static IReadOnlyList<Panel> Of(PnpProblem problem, IReadOnlyList<TimeProfile> states, PositionScale scale, OxyColor[] colors)
    {
        Curve[] Lines(Func<RegionProfile, double[]> values, double factor, Func<RegionProfile, bool> isShown) =>
        [
            .. states.Select((state, i) => new Curve("", colors[i], LineStyle.Solid,
                [.. state.Profiles.Where(isShown).SelectMany(run => Finite(scale.Points(run.Position, values(run), factor)))])).Where(curve => curve.Pieces.Count > 0),
        ];
        Curve[] potentials = Lines(run => run.Potential, 1e3, _ => true);
        var panels = new List<Panel>();
        if (potentials.Length > 0)
        {
            panels.Add(ProfilePanels.PotentialPanels(potentials)[0] with { Curves = potentials });
        }

        for (int k = 0; k < problem.Species.Length; k++)
        {
            int ion = k;
            Curve[] curves = Lines(run => run.Concentration[ion], 1, run => run.Concentration[ion].Any(value => value > 0));
            if (curves.Length > 0)
            {
                panels.Add(ProfilePanels.ConcentrationPanels([curves])[0] with { Title = $"{IonLabel.Of(problem.Species[k])} (mM)" });
            }
        }

        Curve[] charges = Lines(run => run.ChargeDensity, 1, _ => true);
        return charges.Length > 0 ? [.. panels, Charges(charges, states)] : panels;
    }

    /// <summary>Pieces of a curve without values that are no numbers.</summary>
    private static IEnumerable<IReadOnlyList<DataPoint>> Finite(IReadOnlyList<DataPoint> points)
    {
        int start = 0;
        for (int i = 0; i <= points.Count; i++)
        {
            if (i == points.Count || !double.IsFinite(points[i].Y))
            {
                if (i > start)
                {
                    yield return [.. points.Skip(start).Take(i - start)];
                }

                start = i + 1;
            }
        }
    }

    private static Panel Charges(Curve[] curves, IReadOnlyList<TimeProfile> states)
    {
        double peak = curves.SelectMany(curve => curve.Points).Max(point => Math.Abs(point.Y));
        double charges = states.SelectMany(state => state.Profiles).SelectMany(run => run.Concentration).Select(values => values.Max()).DefaultIfEmpty(0).Max();
        double noise = ProfilePanels.ChargeNoise(charges);
        (double factor, string prefix) = NumberText.Prefix(peak > noise ? peak : 1);
        var scale = new QuantityScale(factor, prefix + "C/m³");
        curves = [.. curves.Select(curve => curve with { Pieces = [.. curve.Pieces.Select(scale.Points)] })];
        return new(scale.Title("Charge density", "\n"), ValueAxis.Linear(ValueAxis.Range(curves.SelectMany(curve => curve.Points), noise / factor, 0)), curves);
    }
}
