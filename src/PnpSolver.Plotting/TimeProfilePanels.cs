using OxyPlot;
using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>Makes the panels of a figure of profiles at several times.</summary>
/// <remarks>A concentration that changes little in time is shown as its change since the first time, as the concentrations themselves
/// would cover each other.</remarks>
internal sealed class TimeProfilePanels
{
    private const double SmallChange = 0.2;
    private readonly PnpProblem problem;
    private readonly IReadOnlyList<TimeProfile> states;
    private readonly PositionScale scale;
    private readonly OxyColor[] colors;

    /// <summary>The panels of profiles.</summary>
    /// <param name="problem">The problem: its species.</param>
    /// <param name="states">The profiles.</param>
    /// <param name="scale">The position axis.</param>
    /// <param name="colors">Colour of each time.</param>
    public TimeProfilePanels(PnpProblem problem, IReadOnlyList<TimeProfile> states, PositionScale scale, OxyColor[] colors) =>
        (this.problem, this.states, this.scale, this.colors) = (problem, states, scale, colors);

    /// <summary>Panels from top to bottom: potential, one for each ion that is present, charge density.</summary>
    public IReadOnlyList<Panel> All()
    {
        var panels = new List<Panel>();
        Curve[] potentials = Lines(run => run.Potential, 1e3);
        if (potentials.Length > 0)
        {
            panels.Add(ProfilePanels.PotentialPanels(potentials)[0] with { Curves = potentials });
        }

        for (int k = 0; k < problem.Species.Length; k++)
        {
            int ion = k;
            Curve[] curves = Lines(run => run.Concentration[ion].Any(value => value > 0) ? run.Concentration[ion] : [], 1);
            if (curves.Length > 0)
            {
                panels.Add(IsSteady(k) ? Change(k) : ProfilePanels.ConcentrationPanels([curves])[0] with { Title = $"{IonLabel.Of(problem.Species[k])} (mM)" });
            }
        }

        return Lines(run => run.ChargeDensity, 1) is { Length: > 0 } charges ? [.. panels, Charges(charges)] : panels;
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

    private static Panel InUnit(Curve[] curves, (string Name, string Unit) quantity, double noise)
    {
        double peak = curves.SelectMany(curve => curve.Points).Max(point => Math.Abs(point.Y));
        QuantityScale unit = QuantityScale.Of(quantity.Unit, peak > noise ? peak : 1);
        curves = [.. curves.Select(curve => curve with { Pieces = [.. curve.Pieces.Select(unit.Points)] })];
        return new(unit.Title(quantity.Name, "\n"), ValueAxis.Linear(ValueAxis.Range(curves.SelectMany(curve => curve.Points), noise / unit.Factor, 0)), curves);
    }

    /// <summary>A curve for each time; no values leave a gap.</summary>
    private Curve[] Lines(Func<RegionProfile, double[]> values, double factor) => Lines((state, run) => values(states[state].Profiles[run]), factor);

    private Curve[] Lines(Func<int, int, double[]> values, double factor) =>
    [
        .. states.Select((state, i) => new Curve("", colors[i], LineStyle.Solid,
            [.. state.Profiles.SelectMany((run, r) => Finite(scale.Points(run.Position, values(i, r), factor)))])).Where(curve => curve.Pieces.Count > 0),
    ];

    private Panel Charges(Curve[] curves)
    {
        IEnumerable<double[]> concentrations = states.SelectMany(state => state.Profiles).SelectMany(run => run.Concentration);
        double largest = concentrations.Select(values => values.Max()).DefaultIfEmpty(0).Max();
        return InUnit(curves, ("Charge density", "C/m³"), ProfilePanels.ChargeNoise(largest));
    }

    private Panel Change(int ion)
    {
        double[] Since(double[] then, double[] now) => then.Any(value => value > 0) ? [.. now.Zip(then, (c, first) => c - first)] : [];
        Curve[] curves = Lines((state, run) => Since(states[0].Profiles[run].Concentration[ion], states[state].Profiles[run].Concentration[ion]), 1);
        double largest = states[0].Profiles.Max(run => run.Concentration[ion].Max());
        return InUnit(curves, ($"{IonLabel.Of(problem.Species[ion])} − initial", "mol/m³"), 1e-13 * largest);
    }

    /// <summary>Whether an ion's concentration is everywhere and at all times close to what it was at first; not of one time alone.</summary>
    private bool IsSteady(int ion)
    {
        static bool IsClose(double[] now, double[] then) => now.Zip(then).All(c => Math.Abs(c.First - c.Second) <= SmallChange * c.Second);
        IReadOnlyList<RegionProfile> first = states[0].Profiles;
        return states.Count > 1 && states.All(state => state.Profiles.Select((run, r) => IsClose(run.Concentration[ion], first[r].Concentration[ion])).All(close => close));
    }
}
