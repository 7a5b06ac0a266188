namespace PnpSolver.Cases;

/// <summary>The keys of case files as a document.</summary>
public static class KeyReference
{
}
