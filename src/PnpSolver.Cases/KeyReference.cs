using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases;

/// <summary>The keys of case and mesh files as a document.</summary>
public static class KeyReference
{
    /// <summary>One table for each map, in Markdown; generated from the vocabulary that drives the reader.</summary>
    public static string Markdown { get; } = ReferenceWriter.Write();
}
