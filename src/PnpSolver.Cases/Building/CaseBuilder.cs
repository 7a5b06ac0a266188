using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Meshing;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the problem from a checked case and finds what no single value shows: names that do not meet, places outside.</summary>
/// <remarks>Everything that is sound is built even where something else is not, so that one run reports every error.</remarks>
internal sealed class CaseBuilder
{
    /// <summary>Cells of every segment of a grid on which a case without sizes is checked.</summary>
    private const int FewCells = 4;

    private readonly Item root;
    private readonly Item? mesh;
    private readonly Faults faults;
    private readonly CoordinateSystem? system;
    private readonly double temperature;

    /// <summary>Takes a checked case.</summary>
    /// <param name="root">The case.</param>
    /// <param name="mesh">Its mesh, or <c>null</c> where it has none.</param>
    /// <param name="temperature">T, in K; a stand-in where the case's has an error.</param>
    /// <param name="faults">The errors so far; receives more.</param>
    public CaseBuilder(Item root, Item? mesh, double temperature, Faults faults)
    {
        this.temperature = temperature;
        this.root = root;
        this.mesh = mesh;
        this.faults = faults;
        system = root.TextOf("geometry") switch
        {
            "planar" => CoordinateSystem.Planar,
            "cylindrical" => CoordinateSystem.Cylindrical,
            "spherical" => CoordinateSystem.Spherical,
            "axisymmetric" => CoordinateSystem.Axisymmetric,
            _ => null,
        };
    }

    /// <summary>What was done on the user's behalf.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The mesh as it was written, once the problem is built; <c>null</c> where the grid was known.</summary>
    public Mesh? Outline { get; private set; }

    /// <summary>The name of a geometry in cases.</summary>
    public static string NameOf(CoordinateSystem system) => system switch
    {
        CoordinateSystem.Planar => "planar",
        CoordinateSystem.Cylindrical => "cylindrical",
        CoordinateSystem.Spherical => "spherical",
        _ => "axisymmetric",
    };

    /// <summary>The name of a geometry with its article.</summary>
    public static string PhraseOf(CoordinateSystem system) => system == CoordinateSystem.Axisymmetric ? "an axisymmetric" : $"a {NameOf(system)}";

    /// <summary>The problem, well posed as far as can be told without solving it.</summary>
    /// <param name="refine">How many times every cell is halved.</param>
    /// <param name="known">The grid, if it was built before.</param>
    /// <param name="isPassed">Whether the problem holds for a while in a run, so that it need not have a steady state.</param>
    /// <exception cref="CaseException">The case has errors.</exception>
    public PnpProblem Build(int refine, Grid? known = null, bool isPassed = false)
    {
        if (root.Sound("temperature") is { IsDefault: true })
        {
            Notes.Add("temperature: 298.15 K, since the case gives none");
        }

        Grid? grid = known ?? GridOfMesh(refine);
        ImmutableDictionary<string, Species> species = SpeciesByName();
        CompareRegions();
        var regions = new RegionBuilder(species, temperature, Notes, faults);
        ImmutableDictionary<string, Material> materials = regions.Build(root);
        var boundaries = new BoundaryBuilder(new(regions, materials, system));
        ImmutableDictionary<string, BoundaryCondition> conditions = boundaries.Build(root, grid);
        var places = new PlaceBuilder(root, system, faults);
        ImmutableArray<Probe> probes = places.Probes();
        ImmutableArray<Section> sections = places.Sections();
        ImmutableArray<SurfaceCharge> surfaces = places.Surfaces();
        ImmutableArray<Membrane> membranes = grid is null ? [] : new MembraneBuilder(regions, grid).Build(root);
        Grid ground = grid ?? StandInGrid();
        IEnumerable<string> names = root.SoundEntries("species").Select(entry => entry.Key);
        var problem = new PnpProblem(ground, [.. names.Select(name => species.GetValueOrDefault(name)).OfType<Species>()])
        {
            Temperature = temperature,
            Activity = new ActivityForm(faults, Notes).Build(root),
            Materials = ground.Regions.ToImmutableDictionary(name => name, name => materials.GetValueOrDefault(name, Material.Dielectric(1))),
            Boundaries = conditions.Where(pair => ground.Boundaries.Any(boundary => boundary.Name == pair.Key))
                .ToImmutableDictionary(pair => pair.Key, pair => grid is null ? pair.Value with { Covers = null } : pair.Value),
            Surfaces = grid is null ? [] : surfaces,
            Membranes = membranes,
            Probes = grid is null ? [] : probes,
            Sections = grid is null ? [] : sections,
        };
        if (!faults.Touches("species"))
        {
            new IssueMapper(root, faults, Notes).Map(problem, isSteady: !isPassed && SeeksSteadyState());
        }

        new TransientCheck(root, faults, Notes).Check(problem);

        faults.ThrowIfAny();
        return grid is null ? throw new InvalidOperationException("the mesh was not built and no error says why")
            : Outline is { HasSizes: false } outline ? problem with { Grid = StartingGrid(problem, outline) }
            : problem;
    }

    /// <summary>The grid of the mesh; one of few cells, on which the case can be checked, where cells are to follow from the physics.</summary>
    private Grid? GridOfMesh(int refine)
    {
        var regions = new RegionOutline(root, system, faults);
        if (mesh is null)
        {
            Outline = regions.Read() is { } read ? read with { Refinements = refine } : null;
        }
        else
        {
            regions.RefuseBesideMesh();
            Outline = MeshBuilder.Read(mesh, system, refine, faults);
        }

        return Outline is null ? null : MeshBuilder.Build(Outline.HasSizes ? Outline : Outline.WithEqualCells(FewCells) with { Refinements = 0 }, mesh ?? root, faults);
    }

    private Grid StartingGrid(PnpProblem problem, Mesh outline)
    {
        Notes.Add(string.Create(CultureInfo.InvariantCulture, $"mesh: no sizes are given, so the cells follow from the physics, and in a run from its accuracy (--accuracy, default {MeshGoal.StandardAccuracy:0.##e0})"));
        Mesh start = StartingMesh.Of(problem, outline);
        Item place = mesh ?? root["regions"]!;
        Grid? grid = MeshBuilder.FitsLimit(start.CellCount, 1, 0, place, faults) ? MeshBuilder.Build(start, place, faults) : null;
        faults.ThrowIfAny();
        return grid!;
    }

    private bool SeeksSteadyState() =>
        root.Sound("solve") is not { } solve || solve.Shape != TimeVocabulary.Transient || solve.TextOf("start") == "steady";

    /// <summary>One cell for each region, so that what does not depend on the mesh can be checked without it.</summary>
    private Grid StandInGrid()
    {
        string[] regions = [.. root.SoundEntries("regions").Select(entry => entry.Key).DefaultIfEmpty("none")];
        if (system != CoordinateSystem.Axisymmetric)
        {
            return Grid.FromSegments(system ?? CoordinateSystem.Planar, 1, [.. regions.Select(name => Segment.Uniform(name, 1, 1))]);
        }

        double[] heights = [.. Enumerable.Range(0, regions.Length + 1)];
        return Grid.Axisymmetric(new(CoordinateSystem.Cylindrical, 1, 2), new(CoordinateSystem.Planar, heights),
            [.. regions.Select((name, i) => new RegionPatch(name, 1, 2, i, i + 1))]);
    }

    private ImmutableDictionary<string, Species> SpeciesByName()
    {
        var species = ImmutableDictionary.CreateBuilder<string, Species>();
        foreach ((string name, Item item) in root.SoundEntries("species"))
        {
            if (item.NumberOf("valence") is { } valence && item.NumberOf("diffusivity") is { } diffusivity)
            {
                species.Add(name, new(name, valence, diffusivity) { Size = item.NumberOf("size"), BornRadius = item.NumberOf("radius") });
            }
        }

        return species.ToImmutable();
    }

    private void CompareRegions()
    {
        if (mesh is null)
        {
            return;
        }

        (Item? list, string key) = system == CoordinateSystem.Axisymmetric
            ? (mesh.Sound("regions"), "name")
            : ((mesh.Sound("x") ?? mesh.Sound("r"))?.Sound("segments"), "region");
        Item[] places = [.. list?.Items ?? []];
        string[] inMesh = [.. places.Select(place => place.TextOf(key)).OfType<string>().Distinct()];
        if (root["regions"] is not { IsSound: true } regions || places.Any(place => place.TextOf(key) is null) || inMesh.Length == 0)
        {
            return;
        }

        var meant = new HashSet<string?>();
        foreach ((string name, Item item) in regions.Entries.Where(entry => !inMesh.Contains(entry.Key)))
        {
            string? nearest = Spelling.Nearest(name, inMesh.Where(other => regions[other] is null));
            meant.Add(nearest);
            string hint = nearest is null ? "" : $"; did you mean {nearest}?";
            faults.Add(item.Place, item.Path, $"the mesh has no region {name}{hint}; its regions are {string.Join(", ", inMesh)}");
        }

        foreach (string name in inMesh.Where(name => regions[name] is null && !meant.Contains(name) && !faults.Touches($"regions.{name}")))
        {
            faults.Add(regions.Place, regions.Path, $"the region {name} of the mesh is missing here; expected {Vocabulary.Region.Expected}");
        }
    }
}
