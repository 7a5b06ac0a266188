using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using PnpSolver.Tests.Circuits;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public sealed class CircuitDeviationTests
{
    private static readonly Mechanism[] Goldman = [new GoldmanLeak(Problems.K, 1e-8), new GoldmanLeak(Problems.Na, 4e-10)];

    [Fact]
    public void Dump()
    {
        foreach ((string n, PnpProblem p) in new[] {
            ("ghk float", Floating([.. Goldman])),
            ("ghk+pump float", Floating([.. Goldman, Pump])),
            ("ohmic+pump float", Floating(new OhmicLeak(Problems.K, 4), new OhmicLeak(Problems.Na, .4), Pump)),
            ("ghk+pump clamp", Problems.Membrane(-0.03).WithMembrane(new("membrane", "inside", "outside") { Mechanisms = [.. Goldman, Pump] })),
            ("cell", Cell(CoordinateSystem.Spherical, 2e-6, new OhmicLeak(Problems.K, 1), new OhmicLeak(Problems.Na, .25), new OhmicLeak(Problems.Cl, .5), Pump)),
            ("cell small ghk", Cell(CoordinateSystem.Spherical, 2e-7, new GoldmanLeak(Problems.K, 1e-8), new GoldmanLeak(Problems.Na, 2e-9), new GoldmanLeak(Problems.Cl, 1e-8), Pump)),
        })
        {
            Solution s = SteadySolver.Solve(p);
            Console.WriteLine($"== {n}");
            foreach (var q in QuantityCatalogue.Evaluate(s).Where(q => q.Name.Contains("circuit.", StringComparison.Ordinal) || q.Name.Contains("deviation.", StringComparison.Ordinal)))
            {
                Console.WriteLine($"{q.Name} {q.Value:g8} {q.Unit}");
            }

            foreach (var d in CircuitDeviations.Of(s))
            {
                Console.WriteLine($"{d.Quantity}: {d.Field:g12} - {d.Circuit:g12} = {d.Difference:g6} remainder {d.Remainder:g4}");
                foreach (var c in d.Causes)
                {
                    Console.WriteLine($"     {c.Label}: {c.Value:g6} {c.Unit} ({c.Remark})");
                }
            }
        }
    }

    private static Pump Pump => new(4e15, 100, Cells.Stoichiometry(3, -2).Clear().Add(Problems.Na, 3).Add(Problems.K, -2))
    {
        Law = new IndependentSites(Cells.Pairs(5, 1.5).Clear().Add(Problems.Na, 5).Add(Problems.K, 1.5)),
    };

    private static PnpProblem Floating(params Mechanism[] mechanisms) => Problems.Membrane()
        .WithMembrane(new("membrane", "inside", "outside") { Mechanisms = [.. mechanisms] })
        .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));

    private static PnpProblem Cell(CoordinateSystem coordinates, double radius, params Mechanism[] mechanisms)
    {
        PnpProblem problem = Problems.Membrane();
        return problem with
        {
            Grid = Grid.FromSegments(coordinates, 0, Segment.Graded("inside", radius, radius / 40, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 60 * nm, 0.05 * nm, 2 * nm)),
            Boundaries = problem.Boundaries.Clear().Add(coordinates == CoordinateSystem.Planar ? "right" : "outer", new Bath(0, Problems.Outside)),
            Membranes = [new("membrane", "inside", "outside") { Mechanisms = [.. mechanisms] }],
        };
    }
}
