namespace PnpSolver.Meshing;

/// <summary>A quantity that is to count is none of the results.</summary>
/// <param name="name">Its name.</param>
/// <param name="known">The names there are.</param>
public sealed class UnknownQuantityException(string name, IReadOnlyList<string> known) : Exception($"the results have no quantity {name}")
{
    /// <summary>The name that was given.</summary>
    public string Name => name;

    /// <summary>The names of the results.</summary>
    public IReadOnlyList<string> Known => known;
}
