using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>A type of boundary: its keys, and how the condition follows from them. One line in the vocabulary adds one.</summary>
/// <param name="Keys">The keys; their name is the type.</param>
/// <param name="Build">The condition, or <c>null</c> where an item has an error, which then is reported.</param>
internal sealed record BoundaryForm(KeysShape Keys, Func<Item, BoundaryContext, BoundaryCondition?> Build);

/// <summary>What a boundary may refer to.</summary>
/// <param name="Regions">Names, notes and faults.</param>
/// <param name="Materials">The materials of the regions that have no error.</param>
/// <param name="System">The geometry, or <c>null</c> if that has an error.</param>
internal sealed record BoundaryContext(
    RegionBuilder Regions, ImmutableDictionary<string, Material> Materials, CoordinateSystem? System);
