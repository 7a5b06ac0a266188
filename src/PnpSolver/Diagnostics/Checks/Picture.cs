namespace PnpSolver.Diagnostics.Checks;

/// <summary>Which picture of the system a check tests.</summary>
public enum Picture
{
    /// <summary>Point ions in a uniform dielectric, in the mean field: the PNP equations themselves.</summary>
    Continuum,

    /// <summary>The textbook's: neutral bulk, capacitor, conductances, constant field.</summary>
    Lumped,

    /// <summary>The mesh and the domain on which the equations are solved.</summary>
    Discretisation,
}
