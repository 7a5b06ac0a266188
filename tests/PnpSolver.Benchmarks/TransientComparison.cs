using System.Diagnostics;
using System.Text.Json;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>Runs in time: the blocking cell beside the peers, a neuron from nothing, and the charged pore after a voltage step.</summary>
internal static class TransientComparison
{
    private const int Rounds = 5;
    private const double Nanometre = 1e-9;

    /// <summary>Compares.</summary>
    /// <param name="folder">Folder of the peers' scripts <c>b2_dolfinx.py</c> and <c>b2_mol.py</c>, with <c>b2_reference.json</c>, or <c>null</c>.</param>
    public static int Run(string? folder)
    {
        Console.WriteLine("blocking cell, KCl 150 mM, 100 nm, ±25 mV: stored charge at 0.1 ... 10 τ, error relative to the final one (solve only, code warm, medians)");
        Console.WriteLine($"{"cells",8} {"solver",-30} {"steps",6} {"ms",9} {"error",9} {"ours/theirs",12}");
        BlockingCell cell = folder is null ? BlockingCell.Default : BlockingCell.Read(Path.Combine(folder, "b2_reference.json"));
        double own = double.NaN;
        foreach ((int cells, double tolerance) in new[] { (200, 1e-4), (400, 4e-5), (440, 3e-5), (800, 1e-5) })
        {
            (double seconds, double error, int steps) = Median(() => cell.Solve(cells, tolerance));
            own = error <= 1e-4 && double.IsNaN(own) ? seconds : own;
            Console.WriteLine($"{cells,8} {$"PnpSolver, {tolerance:0e0}",-30} {steps,6} {1e3 * seconds,9:f1} {error,9:0.0e0}");
        }

        foreach ((string name, string script, string[] arguments) in Peers)
        {
            if (folder is not null && Script(folder, script, arguments) is { } peer)
            {
                Console.WriteLine($"{arguments[0],8} {name,-30} {"",6} {1e3 * peer.Seconds,9:f1} {peer.Error,9:0.0e0} {own / peer.Seconds,12:f3}");
            }
        }

        Console.WriteLine("neuron from nothing, 0.1 ns to 1e5 s, tolerance 1e-4, four ions");
        PnpProblem neuron = Neuron.Problem();
        (double time, double voltage, int taken) = Median(() => Neuron.Solve(neuron));
        Console.WriteLine($"{neuron.Grid.NodeCount,8} {"PnpSolver",-30} {taken,6} {1e3 * time,9:f1}   V = {1e3 * voltage:f4} mV");
        Console.WriteLine("charged pore, 0 to 100 mV, 1 ns to 1 ms, tolerance 1e-3, r-z, a process of its own");
        PoreStep();
        return 0;
    }

    /// <summary>One run of the pore in this process.</summary>
    public static int PoreOnce()
    {
        PnpProblem pore = Pore.OnSharedMesh(2.65);
        PnpProblem rest = pore.WithBoundary("top", new Bath(0, pore.Material("water")));
        var course = new Course { KeepsAll = false };
        TransientReport report = TransientSolver.Run(rest, new()
        {
            Until = 1e-3,
            Tolerance = 1e-3,
            FirstStep = 1e-9,
            OutputsPerDecade = 5,
            Start = InitialState.Steady,
            Events = [new(1e-9, pore)],
        }, course);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{pore.Grid.NodeCount,8} {"PnpSolver",-30} {report.Steps,6} {1e3 * report.Seconds,9:f0}   I = {course.Outputs[^1].TotalCurrent["top"] * 1e12:f4} pA, "
            + $"{process.PeakWorkingSet64 / 1048576.0:f0} MB");
        return 0;
    }

    private static (string Name, string Script, string[] Arguments)[] Peers =>
    [
        ("FEniCSx BDF2, PETSc LU", "b2_dolfinx.py", ["400", "200", "2", "petsc"]),
        ("FEniCSx BDF2, PETSc LU", "b2_dolfinx.py", ["800", "200", "2", "petsc"]),
        ("SciPy BDF", "b2_mol.py", ["400", "BDF", "1e-5"]),
        ("SciPy sparse BDF2", "b2_numpy.py", ["800", "200", "2"]),
    ];

    private static (double Seconds, double Value, int Steps) Median(Func<(double Seconds, double Value, int Steps)> run)
    {
        for (int warm = 0; warm < 8; warm++)
        {
            run();
        }

        return Enumerable.Range(0, Rounds).Select(_ => run()).OrderBy(result => result.Seconds).ElementAt(Rounds / 2);
    }

    private static void PoreStep()
    {
        string[] command = [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Pore).Assembly.Location] : Array.Empty<string>(), "pore-step-once"];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, command) { RedirectStandardOutput = true })!;
        Console.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    private static (double Seconds, double Error)? Script(string folder, string script, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(folder, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? line = process.StandardOutput.ReadToEnd().Split('\n').LastOrDefault(text => text.StartsWith('{'));
        process.WaitForExit();
        if (process.ExitCode != 0 || line is null)
        {
            Console.WriteLine($"    {script} failed: {errors.Result.Trim().Split('\n')[^1]}");
            return null;
        }

        JsonElement json = JsonDocument.Parse(line).RootElement;
        return (json.GetProperty("solve_s").GetDouble(), json.GetProperty("answers").GetProperty("max_rel_err").GetDouble());
    }

    /// <summary>The blocking cell with its reference charges.</summary>
    private sealed record BlockingCell(double Tau, double[] Times, double[] Charges)
    {
        /// <summary>Grid- and step-converged charges in C/m², to 1e-8.</summary>
        public static BlockingCell Default { get; } = new(
            2.0263874109959036e-08, [0.1, 0.2, 0.5, 1, 2, 5, 10],
            [0.002421430001469387, 0.004289801498304788, 0.008889232909443495, 0.01407001637487537, 0.019218959390832374, 0.022377414002585392, 0.022638865897636192]);

        public static BlockingCell Read(string path)
        {
            JsonElement json = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
            double[] Numbers(string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
            return new(json.GetProperty("tau_s").GetDouble(), Numbers("times_tau"), Numbers("sigma"));
        }

        public (double Seconds, double Value, int Steps) Solve(int cells, double tolerance)
        {
            PnpProblem problem = Problem(cells);
            var course = new Course();
            TransientReport report = TransientSolver.Run(problem, new()
            {
                Until = Times[^1] * Tau,
                Tolerance = tolerance,
                FirstStep = Tau / 1000,
                OutputsPerDecade = 1,
                Requested = [.. Times.Select(t => t * Tau)],
            }, course);
            double error = 0;
            foreach ((double time, double charge) in Times.Zip(Charges))
            {
                Solution solution = course.Outputs.First(output => output.Time == time * Tau).Solution;
                double found = QuantityCatalogue.Evaluate(solution).First(quantity => quantity.Name == "boundary.left.charge").Value;
                error = Math.Max(error, Math.Abs(found - charge) / Charges[^1]);
            }

            return (report.Seconds, error, report.Steps);
        }

        private static PnpProblem Problem(int cells)
        {
            var potassium = new Species("K", 1, 1.96e-9);
            var chloride = new Species("Cl", -1, 2.03e-9);
            double[] half = [.. Enumerable.Range(0, (cells / 2) + 1).Select(i => 50 * Nanometre * Math.Sinh(6.0 * i / (cells / 2)) / Math.Sinh(6.0))];
            Segment[] segments = [.. half.Zip(half.Skip(1), (a, b) => Segment.Uniform("salt", b - a, 1))];
            return new PnpProblem(Grid.Planar([.. segments, .. segments.Reverse()]), potassium, chloride) { Temperature = 310 }
                .WithMaterial("salt", Material.Electrolyte(80, (potassium, 150), (chloride, 150)))
                .WithBoundary("left", Wall.Electrode(0.025))
                .WithBoundary("right", Wall.Electrode(-0.025));
        }
    }

    /// <summary>A spherical cell with leaks and a pump, uncharged at first.</summary>
    private static class Neuron
    {
        public static (double Seconds, double Value, int Steps) Solve(PnpProblem problem)
        {
            var course = new Course { KeepsAll = false };
            TransientReport report = TransientSolver.Run(problem, new() { Until = 1e5, Tolerance = 1e-4, OutputsPerDecade = 10 }, course);
            return (report.Seconds, course.Outputs[^1].Solution.Potential[0], report.Steps);
        }

        public static PnpProblem Problem()
        {
            Species k = new("K", 1, 1.96e-9);
            Species na = new("Na", 1, 1.33e-9);
            Species cl = new("Cl", -1, 2.03e-9);
            Species a = new("A", -1, 0.5e-9);
            Material inside = Material.Electrolyte(80, (k, 140), (na, 12), (cl, 7), (a, 145));
            Material outside = Material.Electrolyte(80, (k, 4), (na, 145), (cl, 120), (a, 29));
            Segment[] segments =
            [
                Segment.Graded("cytosol", 10e-6, 200 * Nanometre, 0.05 * Nanometre), Segment.Uniform("membrane", 5 * Nanometre, 32),
                Segment.Graded("bath", 10e-6, 0.05 * Nanometre, 200 * Nanometre),
            ];
            var pump = new Membranes.Pump(4e15, 100, Numbers((na, 3), (k, -2))) { Law = new Membranes.IndependentSites(Numbers((na, 5), (k, 1.5))) };
            return new PnpProblem(Grid.FromSegments(CoordinateSystem.Spherical, 0, segments), k, na, cl, a) { Temperature = 310.15 }
                .WithMaterial("cytosol", inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("bath", outside)
                .WithBoundary("outer", new Bath(0, outside))
                .WithMembrane(new Membranes.Membrane("membrane", "cytosol", "bath").With(new Membranes.OhmicLeak(k, 1)).With(new Membranes.OhmicLeak(na, 0.25))
                    .With(new Membranes.OhmicLeak(cl, 0.5)).With(pump));
        }

        private static System.Collections.Immutable.ImmutableDictionary<Species, double> Numbers(params (Species Ion, double Number)[] pairs) =>
            System.Collections.Immutable.ImmutableDictionary.CreateRange(pairs.Select(pair => KeyValuePair.Create(pair.Ion, pair.Number)));
    }
}
