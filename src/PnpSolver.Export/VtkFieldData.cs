namespace PnpSolver.Export;

/// <summary>What a VTK file says as a whole: time, title, names of regions, units and quantities.</summary>
internal static class VtkFieldData
{
    /// <summary>The arrays.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Title, time and quantities.</param>
    /// <param name="coordinates">What the coordinates are.</param>
    public static IEnumerable<VtkArray> Of(PnpProblem problem, VtkOptions options, string coordinates)
    {
        yield return VtkArray.Scalars("TimeValue", 1, [options.Time]);
        yield return VtkArray.Texts("title", options.Title);
        yield return VtkArray.Texts("region_names", problem.Grid.Regions);
        yield return VtkArray.Texts("units", "coordinates in nm", coordinates, "time in s");
        string[] names = VtkNames.Distinct([.. options.Quantities.Select(quantity => $"{quantity.Name}_{quantity.Unit.Replace("/", "_per_", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal)}")]);
        for (int i = 0; i < names.Length; i++)
        {
            yield return VtkArray.Scalars(names[i], 1, [options.Quantities[i].Value]);
        }
    }
}
