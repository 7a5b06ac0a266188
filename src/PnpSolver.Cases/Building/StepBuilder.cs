using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the problems of a case that steps a value: the case is read anew with each value in its place.</summary>
/// <param name="sources">The documents of the case.</param>
/// <param name="reading">The case as it stands.</param>
/// <param name="refine">How many times every cell is halved.</param>
internal sealed class StepBuilder(Sources sources, Reading reading, int refine)
{
    private readonly Faults faults = new();

    // the list of values would be read again for each of them
    private readonly Sources sources = sources.Unsolved();

    /// <summary>One step for each value, in the order of the file; none where the case steps nothing.</summary>
    /// <exception cref="CaseException">The path or a value has an error.</exception>
    public ImmutableArray<CaseStep> Build()
    {
        if (reading.Root.Sound("solve")?.Sound("step") is not { } step || step.Sound("path") is not { } path)
        {
            return [];
        }

        ImmutableArray<Item> values = step.Sound("values")?.Items ?? [];
        _ = sources.With([new(path.Text, NodeOf(values[0]), path.Place)], faults);
        ImmutableArray<CaseStep> steps = faults.Any ? [] : [.. values.Select(value => Step(path, value)).OfType<CaseStep>()];
        faults.ThrowIfAny();
        return steps;
    }

    /// <summary>The value as a node whose place is no other's, so that it can be found again.</summary>
    private static ScalarNode NodeOf(Item value) => new(value.Place with { }, value.Text);

    private CaseStep? Step(Item path, Item value)
    {
        ScalarNode node = NodeOf(value);
        try
        {
            var own = new Faults();
            bool moves = path.Text.StartsWith("mesh.", StringComparison.Ordinal) || RegionOutline.Moves(path.Text);
            Grid? grid = moves ? null : reading.Problem.Grid;
            Reading stepped = Reading.Of(sources.With([new(path.Text, node, path.Place)], own), refine, own, grid);
            Item? target = stepped.Root.All().Concat(stepped.Mesh?.All() ?? []).FirstOrDefault(item => ReferenceEquals(item.Place, node.Place));
            if (target?.Shape is QuantityShape or NumberShape or FlagShape)
            {
                string unit = (target.Shape as QuantityShape)?.Kind.SiUnit ?? "";
                return new() { Path = path.Text, Text = value.Text, Value = target.Number, Unit = unit, Problem = stepped.Problem, Mesh = stepped.Outline };
            }

            faults.Add(value.Place, path.Text, $"a step goes through numbers, or through true and false; \"{value.Text}\" is neither here");
        }
        catch (CaseException exception)
        {
            // whatever this value breaks, and wherever: it is the value that is wrong
            foreach (CaseError error in exception.Errors)
            {
                faults.Add(value.Place, error.Path, error.Message);
            }
        }

        return null;
    }
}
