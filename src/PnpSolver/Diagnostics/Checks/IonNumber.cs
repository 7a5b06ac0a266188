namespace PnpSolver.Diagnostics.Checks;

/// <summary>How many ions there are on average, and by which part their number fluctuates.</summary>
/// <remarks>Counts of independent particles are Poisson's: N ± √N. Source: Andrieux and Gaspard 2009, J. Stat. Mech. P02057, doi:10.48550/arXiv.1012.1772.</remarks>
internal static class IonNumber
{
    /// <summary>N of charged species over a profile, for 1 m² (planar), 1 m (cylindrical) or the whole.</summary>
    public static double In(PnpProblem problem, RegionProfile profile) => Enumerable.Range(0, profile.Volume.Length).Sum(node => At(problem, profile, node));

    /// <summary>N of charged species in the box of a node, likewise.</summary>
    public static double At(PnpProblem problem, RegionProfile profile, int node) => Density(problem, profile, node) * profile.Volume[node];

    /// <summary>Ions of charged species for each m³ at a node.</summary>
    public static double Density(PnpProblem problem, RegionProfile profile, int node)
    {
        double sum = 0;
        for (int k = 0; k < profile.Concentration.Length; k++)
        {
            sum += problem.Species[k].Valence == 0 ? 0 : profile.Concentration[k][node];
        }

        return PhysicalConstants.Avogadro * sum;
    }
}
