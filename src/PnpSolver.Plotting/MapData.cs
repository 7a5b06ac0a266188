namespace PnpSolver.Plotting;

/// <summary>Axisymmetric fields on a graded tensor grid of the half-plane r ≥ 0, with all that a map shows. Immutable; arrays
/// are not copied and must not change.</summary>
/// <remarks>Node (i, j) is at (R[i], Z[j]) and has the index j·nr + i; cell (i, j) lies between nodes (i, j) and (i + 1, j + 1)
/// and has the index j·(nr − 1) + i.</remarks>
/// <param name="R">Radii of the grid lines, in m, rising, not negative; shape [nr]. The map is mirrored if R[0] is 0.</param>
/// <param name="Z">Heights of the grid lines, in m, rising; shape [nz].</param>
public sealed record MapData(double[] R, double[] Z)
{
    /// <summary>What is shown, one panel each.</summary>
    public required IReadOnlyList<MapField> Fields { get; init; }

    /// <summary>The regions.</summary>
    public required IReadOnlyList<MapRegion> Regions { get; init; }

    /// <summary>Index into <see cref="Regions"/> of each cell, shape [(nz − 1)·(nr − 1)].</summary>
    public required int[] RegionOfCell { get; init; }

    /// <summary>Charged surfaces, along grid lines.</summary>
    public IReadOnlyList<MapSurface> Surfaces { get; init; } = [];

    /// <summary>Sections and probes.</summary>
    public IReadOnlyList<MapMark> Marks { get; init; } = [];

    /// <summary>λ_D, in m: how far the automatic window looks into the electrolyte; 0 where there are no ions.</summary>
    public double DebyeLength { get; init; }

    internal bool IsMirrored => R[0] == 0;

    internal int Cell(int i, int j) => (j * (R.Length - 1)) + i;

    /// <summary>Checks shapes and order.</summary>
    /// <exception cref="ArgumentException">An array has the wrong length, or grid lines do not rise.</exception>
    internal void Check()
    {
        CheckRising(R, "R");
        CheckRising(Z, "Z");
        int cells = (R.Length - 1) * (Z.Length - 1);
        int nodes = R.Length * Z.Length;
        CheckLength(RegionOfCell.Length, cells, "the regions' cells");
        foreach (MapField field in Fields)
        {
            foreach (MapLayer layer in field.Layers)
            {
                CheckLength(layer.Values.Length, nodes, $"values of {field.Name}");
                CheckLength(layer.Cells?.Length ?? cells, cells, $"cells of {field.Name}");
            }

            CheckLength(field.Vectors?.R.Length ?? cells, cells, $"radial vectors on {field.Name}");
            CheckLength(field.Vectors?.Z.Length ?? cells, cells, $"axial vectors on {field.Name}");
            CheckLength(field.Vectors?.Cells?.Length ?? cells, cells, $"cells of the vectors on {field.Name}");
        }

        if (Fields.Count == 0 || R[0] < 0)
        {
            throw new ArgumentException(Fields.Count == 0 ? "a map needs a field" : $"the first radius is {R[0]} m; it must not be negative");
        }
    }

    private static void CheckRising(double[] lines, string name)
    {
        if (lines.Length < 2 || lines.Zip(lines.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException($"grid lines {name} must be two or more and rise");
        }
    }

    private static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name}: {length} given, the grid has {expected}");
        }
    }
}

/// <summary>A region of a map. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AdmitsIons">Whether any ion can be in it; regions that differ in this are outlined strongly.</param>
public sealed record MapRegion(string Name, bool AdmitsIons);

/// <summary>A charged surface, along one grid line. Immutable.</summary>
/// <param name="From">One end (r, z), in m.</param>
/// <param name="To">The other end.</param>
/// <param name="Charge">σ, in C/m².</param>
public sealed record MapSurface((double R, double Z) From, (double R, double Z) To, double Charge);

/// <summary>A section, or a probe where both ends are the same. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">One end (r, z), in m.</param>
/// <param name="To">The other end.</param>
public sealed record MapMark(string Name, (double R, double Z) From, (double R, double Z) To)
{
    internal bool IsProbe => From == To;
}

/// <summary>The part of the half-plane that a map shows. Immutable.</summary>
/// <param name="Radius">Largest radius, in m.</param>
/// <param name="Bottom">Lowest z, in m.</param>
/// <param name="Top">Highest z, in m.</param>
public sealed record MapWindow(double Radius, double Bottom, double Top)
{
    /// <summary>The whole domain.</summary>
    /// <param name="data">The fields.</param>
    public static MapWindow Whole(MapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.R[^1], data.Z[0], data.Z[^1]);
    }
}
