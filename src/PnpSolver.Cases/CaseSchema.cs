using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases;

/// <summary>The JSON Schema of case files, for editors that check and complete while one types.</summary>
/// <remarks>Generated from the vocabulary that drives the reader. It judges as the reader does wherever a schema can: what
/// remains to the reader are references between keys, sums such as electroneutrality, and anything in another file.</remarks>
public static class CaseSchema
{
    /// <summary>The schema (draft 07), indented, ending in a line break.</summary>
    public static string Json { get; } = SchemaWriter.Write(Vocabulary.Case);
}
