using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Quantities;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Cases.Building;

/// <summary>Conditions that end a run.</summary>
internal static class StopForm
{
    /// <summary>The condition that an entry of <c>stop</c> states.</summary>
    /// <param name="stop">The entry; sound.</param>
    public static StopCondition Build(Item stop)
    {
        string name = stop.TextOf("quantity")!;
        (string side, double sign) = stop.Has("above") ? ("above", 1) : ("below", -1);
        Item threshold = stop.Sound(side)!;
        return new($"{name} {side} {threshold.Text}", solution => Excess(QuantityCatalogue.EvaluateField(solution).FirstOrDefault(q => q.Name == name), threshold, sign));
    }

    /// <summary>How far a quantity is beyond the threshold, in its SI unit; −1 where it has no value.</summary>
    /// <exception cref="CaseException">The threshold has another unit than the quantity, which is known only once it is evaluated.</exception>
    private static double Excess(Quantity? quantity, Item threshold, double sign)
    {
        if (quantity is null)
        {
            return -1;
        }

        QuantityKind kind = ((QuantityShape)threshold.Shape).Kind;
        if (!UnitExpression.TryParse(quantity.Unit, out UnitExpression unit, out _) || unit.Dimension != kind.Dimension)
        {
            string message = $"{quantity.Name} is in {quantity.Unit}, but \"{threshold.Text}\" is {kind.Phrase}";
            throw new CaseException(new CaseError(threshold.Place.File, threshold.Place.Line, threshold.Place.Column, threshold.Path, message));
        }

        return sign * (quantity.Value - threshold.Number);
    }
}
