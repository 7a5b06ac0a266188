using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>The largest imbalances that a transient run has met, looked for at every step.</summary>
internal sealed class ConservationRecord
{
    private const double AmountTarget = 1e-12;
    private const double CurrentTarget = 1e-10;
    private const double ChargeTarget = 1e-3; // of the tolerance, in r–z, where Poisson's equation is solved by iteration
    private const double ActivityTarget = 1e-10; // activity coefficients are found by iteration
    private const double Vanishing = 1e-12;
    private const int Scalars = 5;
    private double[] wholes = [];
    private string[] names = [];
    private double[] amounts = [];
    private double charge;
    private double current;
    private bool isLine;
    private bool isIdeal;
    private double energyRise;
    private double firstEnergy = double.NaN;
    private double lowestEnergy = double.NaN;
    private double[] saved = [];

    /// <summary>Imbalance of each species relative to what a compartment holds, or to what crosses its membranes each way in a step where that is more; spread of the
    /// total current along a line over the largest flux one way; net charge beyond Gauss's law over that of all ions of either sign; rise of the free energy beyond its round-off over what was dissipated.</summary>
    public IReadOnlyDictionary<string, double> Result
    {
        get
        {
            var result = new Dictionary<string, double>();
            for (int k = 0; k < names.Length; k++)
            {
                result[names[k]] = amounts[k];
            }

            result["charge"] = charge;
            if (isLine)
            {
                result["current"] = current;
            }

            if (!double.IsNaN(firstEnergy))
            {
                result["free-energy"] = energyRise;
            }

            return result;
        }
    }

    /// <summary>The numbers for a snapshot.</summary>
    public double[] Save() => [charge, current, energyRise, firstEnergy, lowestEnergy, .. amounts];

    /// <summary>Takes the numbers of a snapshot.</summary>
    public void Load(double[] numbers) => saved = numbers;

    /// <summary>Follows a segment from now on.</summary>
    public void Enter(TransientSegment segment)
    {
        isLine = segment.Network.Problem.Grid.IsLine;
        isIdeal = segment.Network.IsIdeal;
        names = [.. segment.Network.Problem.Species.Select(species => species.Name)];
        amounts = amounts.Length == names.Length ? amounts : new double[names.Length];
        wholes = new double[names.Length];
        for (int c = 0; c < segment.Initial.Count; c++)
        {
            wholes[segment.Network.Compartments[c].Species] += segment.Initial[c];
        }

        if (saved.Length == Scalars + names.Length)
        {
            (charge, current, energyRise, firstEnergy, lowestEnergy) = (saved[0], saved[1], saved[2], saved[3], saved[4]);
            saved.AsSpan(Scalars).CopyTo(amounts);
            saved = [];
            return;
        }

        bool falls = FreeEnergy.Falls(segment.Network);
        lowestEnergy = falls ? FreeEnergy.Of(segment.Network, segment.Integrator.State).Energy : double.NaN;
        firstEnergy = lowestEnergy;
    }

    /// <summary>Looks at the step taken last.</summary>
    public void Take(TransientSegment segment)
    {
        for (int c = 0; c < segment.Network.Compartments.Count; c++)
        {
            Compartment compartment = segment.Network.Compartments[c];
            double initial = segment.Initial[c];
            double imbalance = segment.System.Imbalance(c, initial);
            double size = Math.Max(Math.Max(initial, initial + segment.System.Entered(c)), segment.System.Throughput(c));
            // a trace that stands for nothing is no amount
            size = Math.Max(size, Vanishing * wholes[compartment.Species]);
            amounts[compartment.Species] = size > 0 ? Math.Max(amounts[compartment.Species], Math.Abs(imbalance) / size) : amounts[compartment.Species];
        }

        charge = Math.Max(charge, segment.System.ChargeImbalance());
        current = Math.Max(current, isLine ? segment.System.Current.Spread(segment.System.Solved) : 0);
        if (!double.IsNaN(firstEnergy))
        {
            (double energy, double roundOff) = FreeEnergy.Of(segment.Network, segment.Integrator.State);
            double dissipated = firstEnergy - lowestEnergy;
            double rise = energy - lowestEnergy - roundOff;
            energyRise = rise > 0 ? Math.Max(energyRise, rise / Math.Max(dissipated, rise)) : energyRise;
            lowestEnergy = Math.Min(lowestEnergy, energy);
        }
    }

    /// <summary>What is off by more than ten times its target, or <c>null</c>.</summary>
    /// <param name="tolerance">The tolerance of the run.</param>
    public string? Broken(double tolerance)
    {
        for (int k = 0; k < names.Length; k++)
        {
            if (amounts[k] > 10 * AmountTarget)
            {
                return $"the amount of {names[k]} differs by {amounts[k]:0.0e0} of itself from what crossed its boundaries";
            }
        }

        return charge > 10 * (!isLine ? ChargeTarget * tolerance : isIdeal ? AmountTarget : ActivityTarget) ? $"the net charge differs by {charge:0.0e0} of all ions' from what Gauss's law says"
            : current > 10 * CurrentTarget ? $"the total current differs by {current:0.0e0} of the largest flux from place to place"
            : energyRise > 10 * tolerance ? $"the free energy rose by {energyRise:0.0e0} of what was dissipated"
            : null;
    }
}
