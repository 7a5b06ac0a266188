using System.Collections.Immutable;
using PnpSolver.Cases.Building;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>Every key of case and mesh files: the reader, the JSON Schema and the key reference follow from this table.</summary>
internal static class Vocabulary
{
    private static readonly NameShape AnySpecies = new(Naming.Species);
    private static readonly NameShape AnyRegion = new(Naming.Region);
    private static readonly NumberShape Positive = new(Sign.Positive);
    private static readonly NumberShape Permittivity = new(Sign.Positive) { Smallest = 1e-3, Largest = 1e6 };
    private static readonly QuantityShape Length = new(QuantityKind.Length);
    private static readonly QuantityShape Size = new(QuantityKind.Length, Sign.Positive);
    private static readonly QuantityShape Voltage = new(QuantityKind.Voltage);
    private static readonly QuantityShape SurfaceCharge = new(QuantityKind.SurfaceCharge);
    private static readonly QuantityShape Diffusivity = new(QuantityKind.Diffusivity, Sign.Positive);
    private static readonly QuantityShape Energy = new(QuantityKind.Energy);
    private static readonly QuantityShape Concentration = new(QuantityKind.Concentration);
    private static readonly QuantityShape Amount = new(QuantityKind.Concentration, Sign.NotNegative);
    private static readonly QuantityShape ChargeDensity = new(QuantityKind.ChargeDensity);
    private static readonly NamedShape Concentrations = new(Naming.Species, Amount);

    private static readonly Key Covers = new("covers", new EitherShape(AnyRegion, new ListShape(AnyRegion, 1)), "The regions, or the one, on whose "
        + "part of the boundary this holds; the rest is an insulating wall. Default: every region, for a bath every one that ions can enter.");

    private static readonly EitherShape Current = new(
        new QuantityShape(QuantityKind.CurrentDensity),
        new QuantityShape(QuantityKind.LineCurrent),
        new QuantityShape(QuantityKind.Current));

    /// <summary>A dissolved species.</summary>
    public static KeysShape Species { get; } = new(
        "species",
        Key.Needed("valence", new NumberShape { Largest = 1000 }, "Charge number z: +1, -2, 0; fractions are mean charges."),
        Key.Needed("diffusivity", Diffusivity, "Diffusion coefficient D in water."),
        new("size", Size, "Diameter of the hydrated ion for the bikerman model, which needs it of every species."),
        new("radius", Size, "Radius for Born energies where a region's solvation gives none."));

    /// <summary>Solvation of one ion by its radius.</summary>
    public static KeysShape Born { get; } = new(
        "born",
        new("radius", Size, "Radius of the ion in the Born energy of entering from the regions that give it no solvation (from "
            + "permittivity 80 if there are none); default: the radius of the species."),
        new("coordination", Energy, "Energy added to the Born energy, such as that of carbonyl groups.") { Default = "0 J" });

    /// <summary>A rectangle of an axisymmetric case without a mesh.</summary>
    public static KeysShape Rectangle { get; } = new(
        "rectangle",
        Key.Needed("r", MeshVocabulary.Sides, "Inner and outer side."),
        Key.Needed("z", MeshVocabulary.Sides, "Lower and upper side."));

    /// <summary>What fills a region.</summary>
    public static KeysShape Region { get; } = new(
        "region",
        Key.Needed("permittivity", new EitherShape(Permittivity, new WordShape("water")), "Relative permittivity, or water for that "
            + "of water at the temperature (0 to 100 degC; Malmberg and Maryott 1956, doi:10.6028/jres.056.001)."),
        new("ions", new EitherShape(new WordShape("all", "none"), new ListShape(AnySpecies)), "The ions that can enter.")
        {
            Default = "all",
        },
        new("concentrations", Concentrations, "What the region holds at first and what a bath that names it holds; an ion that is "
            + "not listed is 0."),
        new("neutralise", AnySpecies, "The ion whose concentration is adjusted so that the region is electroneutral, its fixed "
            + "charge included."),
        new("fixed-charge", new EitherShape(Concentration, ChargeDensity), "Immobile charge: a concentration of elementary charges, "
            + "or a charge density."),
        new("solvation", new NamedShape(Naming.Species, new EitherShape(Energy, Born)), "Standard potential µ⁰ relative to the "
            + "regions that give the ion none, or the radius and coordination energy it follows from."),
        new("partition", new NamedShape(Naming.Species, Positive), "Partition coefficient e^(-µ⁰/kT) against the same; for an ion "
            + "that cannot enter use ions."),
        new("diffusivity", new NamedShape(Naming.Species, Diffusivity), "Diffusion coefficients in this region where they differ "
            + "from the species'."),
        new("length", Size, "How long the region is on a line, where the case has no mesh; regions follow each other in their order."),
        new("r", MeshVocabulary.Sides, "Inner and outer side of the region in an axisymmetric case without a mesh; later regions cover earlier ones."),
        new("z", MeshVocabulary.Sides, "Lower and upper side."),
        new("rectangles", new ListShape(Rectangle, 1), "Several rectangles instead of one."))
    {
        Rules = [KeyRule.AtMostOne("length", "r", "rectangles"), KeyRule.Needs("r", "z"), KeyRule.Needs("z", "r")],
    };

    /// <summary>A reservoir at a boundary.</summary>
    public static KeysShape Bath { get; } = new(
        "bath",
        Key.Needed("type", new WordShape("bath"), "bath: fixed concentrations."),
        new("region", AnyRegion, "The region whose concentrations the bath holds."),
        new("concentrations", Concentrations, "The bath's own concentrations, instead of a region's."),
        new("potential", new EitherShape(Voltage, new WordShape("floating")), "Potential, or floating for zero net ionic current."),
        new("current", Current, "Clamped net ionic current into the domain: A/m^2 planar, A/m cylindrical, A spherical "
            + "and axisymmetric."),
        new("impermeable", new ListShape(AnySpecies), "Ions that cannot cross this boundary."),
        new("neutralise", AnySpecies, "The ion whose concentration is adjusted so that the bath is electroneutral."),
        Covers)
    {
        Rules =
        [
            KeyRule.ExactlyOne("potential", "current") with
            {
                Hint = " (potential: VALUE, potential: floating, or current: VALUE)",
            },
            KeyRule.AtLeastOne("region", "concentrations"),
        ],
    };

    /// <summary>A layer without ions on a wall.</summary>
    public static KeysShape Stern { get; } = new(
        "stern",
        Key.Needed("thickness", Size, "Thickness of the layer."),
        Key.Needed("permittivity", Permittivity, "Relative permittivity of the layer."));

    /// <summary>A wall at a boundary.</summary>
    public static KeysShape Wall { get; } = new(
        "wall",
        Key.Needed("type", new WordShape("wall"), "wall: no ion crosses; insulating unless a potential or charge is given."),
        new("potential", Voltage, "Potential of an electrode."),
        new("charge", SurfaceCharge, "Surface charge density."),
        new("stern", Stern, "A compact layer without ions between electrode and domain."),
        Covers)
    {
        Rules = [KeyRule.AtMostOne("potential", "charge")],
    };

    /// <summary>The types of boundary.</summary>
    public static ImmutableArray<BoundaryForm> Boundaries { get; } = [new(Bath, BathForm.Build), new(Wall, WallForm.Build)];

    /// <summary>A point of the domain.</summary>
    public static KeysShape Point { get; } = new(
        "point",
        new("x", Length, "Position in a planar case."),
        new("r", Length, "Radius in every other case."),
        new("z", Length, "Height in an axisymmetric case, beside r."))
    {
        Rules = [KeyRule.ExactlyOne("x", "r")],
    };

    /// <summary>A line of the mesh on which an interface lies.</summary>
    public static KeysShape Line { get; } = new(
        "line",
        new("x", Length, "Position in a planar case."),
        new("r", Length, "Radius in every other case."),
        new("z", Length, "Height in an axisymmetric case."))
    {
        Rules = [KeyRule.ExactlyOne("x", "r", "z")],
    };

    /// <summary>A charged interface.</summary>
    public static KeysShape Surface { get; } = new(
        "surface",
        Key.Needed("between", new ListShape(AnyRegion, 2, 2), "The two regions that meet at the interface."),
        Key.Needed("charge", SurfaceCharge, "Surface charge density."),
        new("where", Line, "The one interface that is charged; default: every interface of the two regions."));

    /// <summary>A cross-section of an axisymmetric domain.</summary>
    public static KeysShape Section { get; } = new(
        "section",
        new("z", Length, "Height of a plane; currents through it are positive towards higher z."),
        new("r", Length, "Radius of a cylinder; currents through it are positive outwards."))
    {
        Rules = [KeyRule.ExactlyOne("z", "r")],
    };

    /// <summary>Orientation of an ion-free slab and what crosses it.</summary>
    public static KeysShape Membrane { get; } = new(
        "membrane",
        Key.Needed("inside", AnyRegion, "The region on the inside."),
        Key.Needed("outside", AnyRegion, "The region on the outside; outward is positive."),
        new("mechanisms", MechanismVocabulary.List, "What crosses the slab, face to face. Paths call one by its label instead of its place "
            + "in the list: membranes.*region*.ohmic-K.conductance."));

    /// <summary>The physical model.</summary>
    public static KeysShape Model { get; } = new(
        "model",
        new("activity", new WordShape(ActivityForm.Names), "Activity model of the ions: ideal; bikerman, ions of finite size (Kilic, Bazant and "
            + "Ajdari 2007, doi:10.1103/PhysRevE.75.021502); debye-huckel or davies, by ionic strength.")
        {
            Default = ActivityForm.Names[0],
        },
        new("solvent-size", Size, "Diameter of a solvent molecule in the bikerman model; default: that of the smallest ion."),
        new("closest-approach", Size, "Distance of closest approach of two ions in the debye-huckel model; default: 0.304 nm."));

    /// <summary>A value that takes several values in turn.</summary>
    public static KeysShape Step { get; } = new(
        "step",
        Key.Needed("path", new TextShape("the path of a value"), "Path of a number, or of enabled: boundaries.left.potential."),
        Key.Needed("values", new ListShape(new TextShape("a value"), 1, 10_000), "Its values in turn, each written as at that path."));

    /// <summary>A steady solve.</summary>
    public static KeysShape Steady { get; } = new(
        "steady",
        Key.Needed("type", new WordShape("steady"), "steady: the steady state."),
        new("step", Step, "One steady state for each of several values of the case."));

    /// <summary>A case.</summary>
    public static KeysShape Case { get; } = new(
        "case",
        new("title", new TextShape("a line of text"), "Title of tables and figures; default: the case's name."),
        Key.Needed("geometry", MeshVocabulary.Geometry, "Symmetry of the domain."),
        new("temperature", new QuantityShape(QuantityKind.Temperature), "Absolute temperature.") { Default = "298.15 K" },
        Key.Needed("species", new NamedShape(Naming.Species, Species), "The dissolved species in the order of all tables; {} for a "
            + "pure dielectric."),
        new("mesh", new EitherShape(new TextShape("the path of a mesh file"), MeshVocabulary.Mesh), "Path of a mesh file relative to the "
            + "case file, or an inline mesh. Without one, regions say where they lie (length; r and z), and the cells follow from the physics."),
        new("start", Length, "Where the first region begins, on a line without a mesh; default: 0 m."),
        Key.Needed("regions", new NamedShape(Naming.Region, Region), "What fills each region; the names are the mesh's, if there is one."),
        Key.Needed("boundaries", new NamedShape(Naming.Boundary, new TypedShape("boundary", [.. Boundaries.Select(form => form.Keys)])),
            "What holds at each end: left and right; inner and outer; or bottom, top, inner and outer. r = 0 takes none."),
        new("surfaces", new ListShape(Surface), "Charged interfaces."),
        new("membranes", new NamedShape(Naming.Region, Membrane), "Orientation of ion-free slabs and what crosses them; unlisted, inside "
            + "is the side of lower coordinate and nothing crosses."),
        new("model", Model, "Physical model."),
        new("solve", new TypedShape("solve", Steady, TimeVocabulary.Transient), "What is computed; default: the steady state."),
        new("events", new ListShape(TimeVocabulary.Event), "Changes of the case in the course of a transient run."),
        new("probes", new NamedShape(Naming.Free, Point), "Named points at which results are reported."),
        new("sections", new NamedShape(Naming.Free, Section), "Named cross-sections of an axisymmetric case, the currents through which are reported."));
}
