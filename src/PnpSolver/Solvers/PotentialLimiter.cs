using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Limits steps in ψ to what the exponentials bear.</summary>
/// <remarks>Where no ion is, the equations are linear in ψ and nothing is limited. Connected nodes with ions in which no
/// potential is held may shift rigidly by any amount, since its ions shift along; only the rest of the step is limited there.</remarks>
internal sealed class PotentialLimiter
{
    private readonly double largestStep;
    private readonly List<(Island Island, bool IsTied)> islands = [];
    private readonly bool[] isScreened;

    public PotentialLimiter(SystemPlan plan, double largestStep)
    {
        this.largestStep = largestStep;
        isScreened = new bool[plan.Network.NodeCount];
        foreach (Island island in plan.Islands)
        {
            island.Nodes.Fill(isScreened.AsSpan(), true);
            islands.Add((island, plan.IsTied(island)));
        }
    }

    /// <summary>Adds a limited step to ψ.</summary>
    /// <param name="step">The step, shape [nodes].</param>
    /// <param name="psi">ψ, shape [nodes].</param>
    public void Apply(ReadOnlySpan<double> step, Span<double> psi)
    {
        for (int i = 0; i < psi.Length; i++)
        {
            psi[i] += isScreened[i] ? 0 : step[i];
        }

        foreach ((Island island, bool isTied) in islands)
        {
            double shift = isTied ? 0 : step[island.Middle];
            foreach (IndexRun run in island.Nodes.Runs)
            {
                for (int i = run.First; i <= run.Last; i++)
                {
                    psi[i] += shift + Math.Clamp(step[i] - shift, -largestStep, largestStep);
                }
            }
        }
    }
}
