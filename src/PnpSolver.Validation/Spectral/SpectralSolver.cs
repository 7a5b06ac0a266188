namespace PnpSolver.Validation.Spectral;

/// <summary>Solves planar steady problems to about ten digits, independently of the box method.</summary>
/// <remarks>Galerkin spectral elements in (ψ, a) with a = c/K continuous: ∫ ε₀ε(V_T/F)ψ′v′ = ∫ (X + Σ z K a)v and
/// ∫ K D (a′ + z a ψ′)v′ = 0, Gauss–Lobatto quadrature, Newton with continuation in voltage. Currents are
/// the residuals of the end rows, which is conservative and converges like the energy. It serves cases that have no closed form.
/// Source: Canuto, Hussaini, Quarteroni and Zang 2006, doi:10.1007/978-3-540-30726-6.</remarks>
public sealed class SpectralSolver
{
    private const int Degree = 12;
    private const int MaxIterations = 60;
    private const double Tolerance = 1e-11;
    // round-off leaves about 1e-9 V of noise on the voltage where the current vanishes; the secant gains digits to there
    private const double CircuitTolerance = 1e-8;

    private readonly SpectralProblem problem;
    private readonly LobattoRule rule = new(Degree);
    private readonly List<(SpectralLayer Layer, double Length)> elements;
    private readonly int nodes;
    private readonly double unit;
    private readonly double[] state;

    /// <summary>A solver for a problem; it starts every solve from its last solution.</summary>
    /// <param name="problem">The problem.</param>
    public SpectralSolver(SpectralProblem problem)
    {
        this.problem = problem ?? throw new ArgumentNullException(nameof(problem));
        elements = [.. problem.Layers.SelectMany(layer => layer.Elements().Select(length => (layer, length)))];
        nodes = (elements.Count * Degree) + 1;
        unit = problem.Ions.Max(ion => Math.Max(ion.Left, ion.Right));
        state = Start();
    }

    private int Fields => 1 + problem.Ions.Length;

    /// <summary>Current of each ion from left to right, in A/m², at a voltage φ_left − φ_right.</summary>
    /// <param name="voltage">In V.</param>
    /// <exception cref="ArithmeticException">Newton's method does not converge.</exception>
    public IReadOnlyList<double> Currents(double voltage)
    {
        double target = voltage / PhysicalConstants.ThermalVoltage(problem.Temperature);
        double from = state[0];
        int steps = 1 + (int)Math.Ceiling(Math.Abs(target - from));
        for (int i = 1; i <= steps; i++)
        {
            Newton(from + ((target - from) * i / steps));
        }

        var residual = new double[state.Length];
        Assemble(residual, null);
        return [.. problem.Ions.Select((ion, k) => PhysicalConstants.Faraday * ion.Valence * residual[1 + k])];
    }

    /// <summary>The voltage φ_left − φ_right at which no net current flows, in V.</summary>
    /// <param name="guess">A voltage near it.</param>
    public double OpenCircuit(double guess)
    {
        double previous = guess - 1e-3;
        double before = Currents(previous).Sum();
        double voltage = guess;
        for (int i = 0; i < 20; i++)
        {
            double now = Currents(voltage).Sum();
            double step = -now * (voltage - previous) / (now - before);
            (previous, before, voltage) = (voltage, now, voltage + step);
            if (Math.Abs(step) < CircuitTolerance)
            {
                return voltage;
            }
        }

        throw new ArithmeticException($"no open-circuit voltage found near {guess:g6} V");
    }

    private double[] Start()
    {
        var start = new double[nodes * Fields];
        for (int k = 0; k < problem.Ions.Length; k++)
        {
            for (int node = 0; node < nodes; node++)
            {
                double share = (double)node / (nodes - 1);
                double c = problem.Ions[k].Left + ((problem.Ions[k].Right - problem.Ions[k].Left) * share);
                start[(node * Fields) + 1 + k] = c / unit;
            }
        }

        return start;
    }

    private void Newton(double voltage)
    {
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            var residual = new double[state.Length];
            var jacobian = new BandedSystem(state.Length, (Fields * (Degree + 1)) - 1);
            Assemble(residual, jacobian);
            Constrain(residual, jacobian, voltage);
            jacobian.Solve(residual);
            double largest = 0;
            for (int node = 0; node < nodes; node++)
            {
                largest = Math.Max(largest, Math.Abs(residual[node * Fields]));
            }

            double damping = Math.Min(1, 2 / largest);
            for (int i = 0; i < state.Length; i++)
            {
                state[i] -= damping * residual[i];
            }

            if (residual.Max(change => Math.Abs(change)) < Tolerance)
            {
                return;
            }
        }

        throw new ArithmeticException($"Newton's method did not converge at {voltage:g6} kT/e");
    }

    private void Assemble(double[] residual, BandedSystem? jacobian)
    {
        for (int e = 0; e < elements.Count; e++)
        {
            Poisson(e, residual, jacobian);
            for (int k = 0; k < problem.Ions.Length; k++)
            {
                if (elements[e].Layer.PartitionOf(k) > 0)
                {
                    Transport(e, k, residual, jacobian);
                }
            }
        }
    }

    private int Row(int element, int point, int field) => (((element * Degree) + point) * Fields) + field;

    private double Slope(int element, int point, int field)
    {
        double slope = 0;
        for (int j = 0; j <= Degree; j++)
        {
            slope += rule.Derivative[point, j] * state[Row(element, j, field)];
        }

        return slope * 2 / elements[element].Length;
    }

    private void Poisson(int e, double[] residual, BandedSystem? jacobian)
    {
        (SpectralLayer layer, double length) = elements[e];
        double permittance = PhysicalConstants.VacuumPermittivity * layer.Permittivity
            * PhysicalConstants.ThermalVoltage(problem.Temperature) / PhysicalConstants.Faraday;
        for (int q = 0; q <= Degree; q++)
        {
            double volume = rule.Weights[q] * length / 2;
            int centre = Row(e, q, 0);
            residual[centre] -= volume * layer.FixedCharge;
            for (int k = 0; k < problem.Ions.Length; k++)
            {
                double weight = volume * problem.Ions[k].Valence * layer.PartitionOf(k) * unit;
                residual[centre] -= weight * state[centre + 1 + k];
                Add(jacobian, centre, centre + 1 + k, -weight);
            }

            double slope = permittance * Slope(e, q, 0);
            for (int i = 0; i <= Degree; i++)
            {
                double test = rule.Weights[q] * rule.Derivative[q, i];
                residual[Row(e, i, 0)] += test * slope;
                for (int j = 0; j <= Degree; j++)
                {
                    Add(jacobian, Row(e, i, 0), Row(e, j, 0), test * permittance * rule.Derivative[q, j] * 2 / length);
                }
            }
        }
    }

    private void Transport(int e, int k, double[] residual, BandedSystem? jacobian)
    {
        (SpectralLayer layer, double length) = elements[e];
        double mobility = layer.PartitionOf(k) * problem.Ions[k].Diffusivity * unit;
        double z = problem.Ions[k].Valence;
        for (int q = 0; q <= Degree; q++)
        {
            double drift = z * Slope(e, q, 0);
            double amount = state[Row(e, q, 1 + k)];
            double flux = mobility * (Slope(e, q, 1 + k) + (amount * drift));
            for (int i = 0; i <= Degree; i++)
            {
                double test = rule.Weights[q] * rule.Derivative[q, i];
                int row = Row(e, i, 1 + k);
                residual[row] += test * flux;
                Add(jacobian, row, Row(e, q, 1 + k), test * mobility * drift);
                for (int j = 0; j <= Degree; j++)
                {
                    double gradient = test * mobility * rule.Derivative[q, j] * 2 / length;
                    Add(jacobian, row, Row(e, j, 1 + k), gradient);
                    Add(jacobian, row, Row(e, j, 0), gradient * z * amount);
                }
            }
        }
    }

    private static void Add(BandedSystem? matrix, int row, int column, double value)
    {
        if (matrix is not null)
        {
            matrix.Add(row, column, value);
        }
    }

    /// <summary>Sets the end values and closes the rows of ions where they cannot be.</summary>
    private void Constrain(double[] residual, BandedSystem jacobian, double voltage)
    {
        Fix(0, voltage);
        Fix((nodes - 1) * Fields, 0);
        for (int k = 0; k < problem.Ions.Length; k++)
        {
            Fix(1 + k, problem.Ions[k].Left / unit);
            if (!problem.Ions[k].BlockedRight)
            {
                Fix(((nodes - 1) * Fields) + 1 + k, problem.Ions[k].Right / unit);
            }
        }

        for (int row = 0; row < residual.Length; row++)
        {
            if (jacobian.IsEmpty(row))
            {
                Fix(row, state[row]);
            }
        }

        void Fix(int row, double value)
        {
            jacobian.SetIdentity(row);
            residual[row] = state[row] - value;
        }
    }
}
