using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases.Building;

/// <summary>Walls: electrodes, charged and insulating ends.</summary>
internal static class WallForm
{
    /// <summary>The condition.</summary>
    public static BoundaryCondition Build(Item item, BoundaryContext context)
    {
        SternLayer? stern = item.Sound("stern") is { } layer
            && layer.NumberOf("thickness") is { } thickness && layer.NumberOf("permittivity") is { } permittivity
            ? new(thickness, permittivity)
            : null;
        return new Wall { Potential = item.NumberOf("potential"), Charge = item.NumberOf("charge"), Stern = stern };
    }
}
