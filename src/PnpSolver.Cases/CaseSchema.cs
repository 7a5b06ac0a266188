namespace PnpSolver.Cases;

/// <summary>The JSON Schema of case files.</summary>
public static class CaseSchema
{
}
