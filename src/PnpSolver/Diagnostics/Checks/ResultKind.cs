namespace PnpSolver.Diagnostics.Checks;

/// <summary>Results of one kind, whose changes are measured alike. Immutable.</summary>
/// <remarks>What is left out follows from these or is the circuit's: minima and means, fields, deviations.</remarks>
/// <param name="Name">What they are, in the plural.</param>
/// <param name="Contains">Whether a quantity of the field is one of them.</param>
internal sealed record ResultKind(string Name, Func<Quantity, bool> Contains)
{
    /// <summary>What changes are relative to, for formulas: s.</summary>
    public const string ScaleText = "s = max(|q|, V_T) for potentials, else |q|, of a sum its largest part, or, where larger, 1/1000 of the largest of its kind, through a membrane 1 % of g V_T; of a current in a run through time the largest |q| of the run";

    // parts of what diffuses across a Debye length: through a face of the mesh, and by a mechanism that computes its own flux
    private const double FluxRoundOff = 1e-12;
    private const double MechanismRoundOff = 1e-15;

    // part of the charge of a layer of one thermal voltage
    private const double ChargeRoundOff = 1e-9;

    // part of the largest of its kind below which a number is next to nothing
    private const double Small = 1e-3;

    /// <summary>What a change is relative to, at least; <c>null</c> for a part of the largest.</summary>
    public double? Scale { get; private init; }

    /// <summary>Size up to which a result is next to nothing, so that its change is relative to this.</summary>
    public double Floor { get; private init; }

    /// <summary>Where the largest is no more than this, all are round-off.</summary>
    public double RoundOff { get; private init; }

    /// <summary>How large a result is.</summary>
    public Func<Quantity, double> SizeOf { get; private init; } = quantity => Math.Abs(quantity.Value);

    /// <summary>The kinds whose changes tell what a model changes.</summary>
    /// <param name="reading">The solution, for what is round-off.</param>
    public static IEnumerable<ResultKind> Of(CheckReading reading)
    {
        double thermal = reading.Problem.ThermalVoltage;
        double diffusion = Largest(reading, electrolyte => PhysicalConstants.Faraday * Diffusion(reading.Problem, electrolyte) / electrolyte.DebyeLength);
        double charge = Largest(reading, electrolyte => PhysicalConstants.VacuumPermittivity * electrolyte.Material.Permittivity * thermal / electrolyte.DebyeLength);
        double area = reading.Grid.Boundaries.Max(boundary => boundary.Area);
        return
        [
            new("potentials", quantity => quantity.Unit == "V" && IsOfField(quantity)) { Scale = thermal },
            new("currents", quantity => IsCurrent(quantity) && Place(quantity) is "boundary" or "section") { SizeOf = reading.SizeOf, RoundOff = FluxRoundOff * diffusion * area },
            new("membrane currents", quantity => IsCurrent(quantity) && Place(quantity) is "membrane") { SizeOf = reading.SizeOf, RoundOff = MechanismRoundOff * diffusion, Floor = reading.Circuits.Select(reading.SmallCurrent).DefaultIfEmpty(0).Max() },
            new("charges", quantity => quantity.Unit == "C/m^2" && IsOfField(quantity)) { RoundOff = ChargeRoundOff * charge },
            new("capacitances", quantity => quantity.Unit == "F/m^2" && IsOfField(quantity)),
            new("largest concentrations", quantity => quantity.Unit == "mol/m^3" && IsOfField(quantity) && quantity.Name.EndsWith(".max", StringComparison.Ordinal)),
        ];
    }

    /// <summary>The result of this kind that changes most, with its change over its own size or the kind's scale, signed; <c>null</c> where all are round-off.</summary>
    /// <param name="quantities">All results.</param>
    /// <param name="change">The change of one, in its unit; <c>null</c> where it is not known.</param>
    public (Quantity Most, double Change, int Count)? Largest(IEnumerable<Quantity> quantities, Func<Quantity, double?> change)
    {
        Quantity[] own = [.. quantities.Where(quantity => Contains(quantity) && change(quantity) is not null)];
        double largest = own.Select(SizeOf).DefaultIfEmpty(0).Max();
        if (own.Length == 0 || largest <= RoundOff)
        {
            return null;
        }

        double LargestPart(Quantity quantity) => own.Where(other => other == quantity || other.Name.StartsWith($"{quantity.Name}.", StringComparison.Ordinal)).Max(SizeOf);
        double Relative(Quantity quantity) => change(quantity)!.Value / Math.Max(LargestPart(quantity), Scale ?? Math.Max(Floor, Small * largest));
        Quantity most = own.MaxBy(quantity => Math.Abs(Relative(quantity)))!;
        return (most, Relative(most), own.Length);
    }

    private static bool IsOfField(Quantity quantity) => Place(quantity) is "boundary" or "region" or "membrane" or "probe";

    private static string Place(Quantity quantity) => quantity.Name[..quantity.Name.IndexOf('.', StringComparison.Ordinal)];

    private static bool IsCurrent(Quantity quantity) => quantity.Unit.StartsWith('A');

    private static double Largest(CheckReading reading, Func<Electrolyte, double> scale) => reading.Electrolytes.Select(scale).DefaultIfEmpty(0).Max();

    /// <summary>Largest D c of an ion.</summary>
    private static double Diffusion(PnpProblem problem, Electrolyte electrolyte) => electrolyte.Bulk.Select((c, k) => electrolyte.Material.Diffusivity(problem.Species[k]) * c).Max();
}
