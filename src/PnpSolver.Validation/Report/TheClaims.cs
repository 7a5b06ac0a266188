using PnpSolver.Validation.Report.Claims;

namespace PnpSolver.Validation.Report;

/// <summary>The thirteen claims of the textbook picture, in their order.</summary>
public static class TheClaims
{
    /// <summary>All claims.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        Neutrality.Claim, DebyeScreening.Claim, Capacitor.Claim, FieldRatio.Claim, SlabField.Claim, ElectrochemicalPotential.Claim, NernstPotentials.Claim,
        Selectivity.Claim, RestingPotential.Claim, PumpCycle.Claim, PumpShift.Claim, PumpLeakBalance.Claim, Charging.Claim,
    ];
}
