using PnpSolver.Cases;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>Work and precision of transient cases: the largest error of ψ and of any concentration at any output against a far more exact run.</summary>
internal static class Precision
{
    private const double Exact = 1e-9;
    private const double Trace = 1e-3;
    private const int Rounds = 5;
    private static readonly double[] Tolerances = [1e-3, 5e-4, 2.5e-4, 1.25e-4, 6.25e-5, 3.125e-5, 1e-5, 1e-6];

    /// <summary>Prints a table and writes <c>work-precision.png</c>.</summary>
    /// <param name="directory">Where the figure goes.</param>
    /// <param name="files">Transient case files.</param>
    public static int Run(string directory, IReadOnlyList<string> files)
    {
        Console.WriteLine($"{"case",-28} {"tolerance",10} {"error",10} {"error/tolerance",16} {"steps",6} {"rejected",9} {"s",8}");
        List<WorkPrecisionCurve> curves = [.. files.Select(Measure)];
        TimeFigures.WriteWorkPrecision(curves, directory, new FigureOptions { Formats = [FigureFormat.Png] });
        return 0;
    }

    private static WorkPrecisionCurve Measure(string file)
    {
        Case definition = CaseFile.Read(file);
        TransientPlan plan = definition.Transient ?? throw new InvalidOperationException($"{file} is not a transient case");
        for (int warm = 0; warm < Rounds; warm++)
        {
            Run(definition.Problem, plan);
        }

        List<TransientSolution> exact = Run(definition.Problem, plan with { Tolerance = Exact }).Outputs;
        var points = new List<WorkPrecisionPoint>();
        foreach (double tolerance in Tolerances)
        {
            (List<TransientSolution> outputs, TransientReport report) = Enumerable.Range(0, Rounds)
                .Select(_ => Run(definition.Problem, plan with { Tolerance = tolerance })).MinBy(run => run.Report.Seconds);
            double error = exact.Zip(outputs).Max(pair => Difference(pair.First.Solution, pair.Second.Solution));
            Console.WriteLine($"{definition.Name,-28} {tolerance,10:0.00e0} {error,10:0.00e0} {error / tolerance,16:f2} {report.Steps,6} {report.Rejections,9} {report.Seconds,8:f3}");
            points.Add(new(tolerance, error, report.Seconds));
        }

        return new(definition.Name, points);
    }

    private static (List<TransientSolution> Outputs, TransientReport Report) Run(PnpProblem problem, TransientPlan plan)
    {
        var course = new Course();
        return (course.Outputs, TransientSolver.Run(problem, plan, course));
    }

    /// <summary>Largest difference of ψ, or of a concentration relative to itself and a thousandth of the species' largest.</summary>
    private static double Difference(Solution exact, Solution found)
    {
        int nodes = exact.Network.NodeCount;
        double largest = 0;
        for (int row = 0; row <= exact.Problem.Species.Length; row++)
        {
            ReadOnlySpan<double> one = exact.State.Slice(row * nodes, nodes);
            ReadOnlySpan<double> other = found.State.Slice(row * nodes, nodes);
            double trace = row == 0 ? 1 : Trace * one.ToArray().Max();
            for (int i = 0; i < nodes; i++)
            {
                double scale = row == 0 ? 1 : one[i] + trace;
                largest = scale > 0 ? Math.Max(largest, Math.Abs(other[i] - one[i]) / scale) : largest;
            }
        }

        return largest;
    }
}
