namespace PnpSolver.Diagnostics;

/// <summary>Currents through the cross-sections of an axisymmetric domain, positive towards higher z or r.</summary>
internal static class SectionQuantities
{
    public static IEnumerable<Quantity> Of(SolutionReading reading) => reading.Problem.Grid.IsLine ? []
        : reading.Problem.Sections.GroupBy(section => section.IsLevel).SelectMany(sections => Of(reading, [.. sections], new(reading, sections.Key)));

    private static IEnumerable<Quantity> Of(SolutionReading reading, Section[] sections, LayerCurrents layers)
    {
        foreach (Section section in sections)
        {
            string name = $"section.{section.Name}";
            double[] currents = [.. reading.Problem.Species.Select((_, k) => layers.At(k, section.Position) + 0.0)]; // no negative zero
            yield return new($"{name}.current", currents.Sum(), "A", $"ionic current through section {section.Name}");
            for (int k = 0; k < currents.Length; k++)
            {
                string ion = reading.Problem.Species[k].Name;
                yield return new($"{name}.current.{ion}", currents[k], "A", $"current through section {section.Name} carried by {ion}");
            }

            if (!reading.Solution.Network.HasSources && layers.Spread(section.Position) is { } spread)
            {
                yield return new($"{name}.spread", spread, "1",
                    "largest difference of the currents through all sections that no bath parts from this one, over the largest of them");
            }
        }
    }
}
