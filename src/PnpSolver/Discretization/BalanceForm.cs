namespace PnpSolver.Discretization;

/// <summary>Which sum of node balances stands in a species' row of the system.</summary>
/// <remarks>Where a species has one bath or none, what enters a run of nodes from its closed end is what its sources supply, so
/// the balances summed from that end are the flux of a single edge. That row is the same equation, but elimination then
/// subtracts nothing: the difference of two large, nearly equal fluxes behind a barrier of many kT would lose every digit.</remarks>
internal enum BalanceForm : byte
{
    /// <summary>Outflow − inflow − source of the node itself.</summary>
    Node,

    /// <summary>Sum over this node and all below it: the flux of the edge above, less all sources.</summary>
    EdgeAbove,

    /// <summary>Sum over this node and all above it: minus the flux of the edge below, less all sources.</summary>
    EdgeBelow,
}
