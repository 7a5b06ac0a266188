using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Charge of the ions at the nodes for given electrochemical potentials, as a function of ψ.</summary>
internal abstract class IonicCharge
{
    /// <summary>Takes the electrochemical potentials; they are not kept.</summary>
    public abstract void Load(ElectrochemicalLevels levels);

    /// <summary>Adds the charge Σ z held and −∂/∂ψ of it, shapes [nodes].</summary>
    /// <param name="psi">ψ, shape [nodes].</param>
    /// <param name="balance">Receives the charge over F.</param>
    /// <param name="diagonal">Receives its fall with ψ; not negative.</param>
    public abstract void Add(ReadOnlySpan<double> psi, Span<double> balance, Span<double> diagonal);
}

/// <summary>Σ_z z S_z e^(−zψ), S = V e^µ: ideal ions; those of one valence share a term.</summary>
internal sealed class IdealIonicCharge : IonicCharge
{
    private readonly Network network;
    private readonly double[] valences;
    private readonly double[][] supplies;
    private readonly double[] boltzmann;

    public IdealIonicCharge(Network network)
    {
        this.network = network;
        valences = [.. network.Problem.Species.Select(s => s.Valence).Where(z => z != 0).Distinct()];
        supplies = [.. valences.Select(_ => new double[network.NodeCount])];
        boltzmann = new double[network.NodeCount];
    }

    /// <inheritdoc/>
    public override void Load(ElectrochemicalLevels levels)
    {
        foreach (double[] supply in supplies)
        {
            Array.Clear(supply);
        }

        for (int k = 0; k < network.SpeciesCount; k++)
        {
            int group = Array.IndexOf(valences, network.Problem.Species[k].Valence);
            if (group < 0)
            {
                continue;
            }

            ReadOnlySpan<double> capacity = network.Capacity(k);
            ReadOnlySpan<double> level = levels.Of(k);
            double last = double.NegativeInfinity;
            double factor = 0;
            for (int i = 0; i < level.Length; i++)
            {
                if (level[i] != last)
                {
                    last = level[i];
                    factor = Math.Exp(last);
                }

                supplies[group][i] += capacity[i] * factor;
            }
        }
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<double> psi, Span<double> balance, Span<double> diagonal)
    {
        for (int i = 0; i < psi.Length; i++)
        {
            boltzmann[i] = Math.Exp(-psi[i]);
        }

        for (int group = 0; group < valences.Length; group++)
        {
            double z = valences[group];
            double[] supply = supplies[group];
            for (int i = 0; i < supply.Length; i++)
            {
                if (supply[i] != 0)
                {
                    double factor = z switch
                    {
                        1 => boltzmann[i],
                        -1 => 1 / boltzmann[i],
                        _ => Math.Exp(-z * psi[i]),
                    };
                    double charge = z * supply[i] * factor;
                    balance[i] += charge;
                    diagonal[i] += z * charge;
                }
            }
        }
    }
}

/// <summary>Ions with activity coefficients.</summary>
internal sealed class ExcessIonicCharge(Network network) : IonicCharge
{
    private readonly Contents contents = new(network);
    private readonly double[] state = new double[network.UnknownCount];
    private ElectrochemicalLevels? loaded;

    /// <inheritdoc/>
    public override void Load(ElectrochemicalLevels levels) => loaded = levels;

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<double> psi, Span<double> balance, Span<double> diagonal)
    {
        psi.CopyTo(state);
        loaded!.FillActivities(state);
        contents.Evaluate(state);
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = network.Problem.Species[k].Valence;
            ReadOnlySpan<double> held = contents.Held(k);
            ReadOnlySpan<double> slope = contents.ChargeSlope(k);
            for (int i = 0; i < psi.Length; i++)
            {
                balance[i] += valence * held[i];
                diagonal[i] += valence * slope[i];
            }
        }
    }
}
