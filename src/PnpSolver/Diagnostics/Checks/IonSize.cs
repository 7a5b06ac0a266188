using PnpSolver.Materials;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>How close an ion can come.</summary>
internal static class IonSize
{
    /// <summary>Half the hydrated diameter, in m.</summary>
    /// <param name="ion">The ion.</param>
    public static double Radius(Species ion) => (ion.Size ?? 0.7e-9) / 2;
}
