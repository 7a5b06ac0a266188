using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>One point of a region at given electrochemical potentials, and the potential that makes it neutral.</summary>
internal sealed class NeutralCell
{
    private const double LargestStep = 3;
    private const int MaximumSteps = 60;
    private readonly Medium medium;
    private readonly double[] valences;
    private readonly double[] logs;
    private readonly double[] activities;
    private readonly double[] factors;
    private readonly double[] slopes;
    private readonly double fixedCharge;

    public NeutralCell(Network network, string region)
    {
        medium = network.Medium(region);
        valences = [.. network.Problem.Species.Select(s => s.Valence)];
        fixedCharge = network.Problem.Material(region).FixedChargeDensity / PhysicalConstants.Faraday;
        logs = new double[valences.Length];
        activities = new double[valences.Length];
        factors = new double[valences.Length];
        slopes = new double[valences.Length];
    }

    /// <summary>Takes µ of a node; returns whether all are as before.</summary>
    public bool Load(ElectrochemicalLevels levels, int node)
    {
        bool isSame = true;
        for (int k = 0; k < logs.Length; k++)
        {
            double level = levels.Of(k)[node];
            isSame &= level == logs[k];
            logs[k] = level;
        }

        return isSame;
    }

    /// <summary>Takes µ_k = ln a_k + z_k ψ of a node of a state.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="node">The node.</param>
    public void Load(ReadOnlySpan<double> state, int nodes, int node)
    {
        for (int k = 0; k < logs.Length; k++)
        {
            logs[k] = Math.Log(state[((k + 1) * nodes) + node]) + (valences[k] * state[node]);
        }
    }

    /// <summary>c_k at ψ, in mol/m³, shape [species].</summary>
    /// <param name="psi">ψ, of <see cref="Root"/>.</param>
    public double[] Concentrations(double psi)
    {
        Charge(psi, out _);
        return [.. activities.Select((a, k) => medium.Partitions[k] * a * factors[k])];
    }

    /// <summary>ψ at which the most plentiful cation and anion weigh the same: within some V_T of the neutral one; 0 where ions of one sign
    /// only can be.</summary>
    public double Guess()
    {
        int cation = Strongest(+1);
        int anion = Strongest(-1);
        double guess = cation < 0 || anion < 0 ? 0 : (logs[cation] - logs[anion]) / (valences[cation] - valences[anion]);
        return double.IsFinite(guess) ? guess : 0;
    }

    private int Strongest(int sign)
    {
        int best = -1;
        for (int k = 0; k < logs.Length; k++)
        {
            bool counts = Math.Sign(valences[k]) == sign && medium.Partitions[k] > 0 && logs[k] > double.NegativeInfinity;
            best = counts && (best < 0 || logs[k] > logs[best]) ? k : best;
        }

        return best;
    }

    /// <summary>The neutral ψ by Newton from a guess, or <c>null</c> where there is none.</summary>
    public double? Root(double guess)
    {
        double value = guess;
        for (int iteration = 0; iteration < MaximumSteps; iteration++)
        {
            double change = Charge(value, out double fall) / fall;
            if (!double.IsFinite(change))
            {
                return null;
            }

            value += Math.Clamp(change, -LargestStep, LargestStep);
            if (Math.Abs(change) < 1e-9)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Σ z c + ρ_f/F at ψ, in mol/m³, and −∂/∂ψ of it.</summary>
    private double Charge(double psi, out double fall)
    {
        for (int k = 0; k < logs.Length; k++)
        {
            activities[k] = medium.Partitions[k] > 0 ? Math.Exp(logs[k] - (valences[k] * psi)) : 0;
        }

        medium.Factors(activities, factors, slopes);
        double charge = fixedCharge;
        double weighted = 0;
        fall = 0;
        for (int k = 0; k < logs.Length; k++)
        {
            double own = valences[k] * medium.Partitions[k] * activities[k] * factors[k];
            charge += own;
            weighted += medium.Weights[k] * own;
            fall += valences[k] * own;
        }

        for (int k = 0; k < logs.Length; k++)
        {
            fall -= valences[k] * weighted * slopes[k];
        }

        return charge;
    }
}
