namespace PnpSolver.Diagnostics.Checks;

/// <summary>One check of the catalogue: its definition, and what it finds in a solution. Stateless.</summary>
internal abstract class CheckRule
{
    /// <summary>What it tests.</summary>
    public abstract CheckDefinition Definition { get; }

    /// <summary>What it finds, place by place; nothing where it does not apply.</summary>
    /// <param name="reading">The solution with what checks need of it.</param>
    public abstract IEnumerable<Finding> Find(CheckReading reading);
}

/// <summary>The value of a check at one place. Immutable.</summary>
/// <param name="Subject">The place; empty for the problem as a whole.</param>
/// <param name="Value">In the unit of the check's definition; finite.</param>
/// <param name="Meaning">What it means for this case, in one sentence with its numbers.</param>
internal readonly record struct Finding(string Subject, double Value, string Meaning);
