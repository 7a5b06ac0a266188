using PnpSolver.Integration;

namespace PnpSolver.Tests.Integration;

/// <summary>Steps, orders and dense output under error control.</summary>
public class TimeIntegratorTests
{
    private static readonly double[] Tolerances = [1e-4, 1e-5, 1e-6];

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    [InlineData(0)]
    public void TheErrorFollowsTheTolerance(int highestOrder)
    {
        double[] errors = [.. Tolerances.Select(tolerance => Run(highestOrder, tolerance, 1, 10).Error)];
        Assert.InRange(errors[0] / errors[1], 3, 30);
        Assert.InRange(errors[1] / errors[2], 3, 30);
        Assert.InRange(errors[1], 1e-7, 5e-4);
    }

    [Fact]
    public void HigherOrdersTakeFewerSteps() => Assert.True(Run(5, 1e-7, 1, 10).Steps < Run(0, 1e-7, 1, 10).Steps / 3);

    [Fact]
    public void StiffnessDoesNotShortenTheSteps() => Assert.InRange(Run(5, 1e-5, 1e8, 10).Steps, 10, 150);

    [Fact]
    public void ALimitIsMetExactly()
    {
        var system = new Oscillator(1, 1e-4);
        var integrator = new TimeIntegrator(system, new(5, 1e-18));
        integrator.Start(0, Oscillator.Exact(0), 1e-3);
        while (integrator.Time < 0.7)
        {
            integrator.Advance(0.7, _ => { }, default);
        }

        Assert.Equal(0.7, integrator.Time);
    }

    [Fact]
    public void DenseOutputIsAsExactAsTheSteps()
    {
        var system = new Oscillator(1, 1e-6);
        var integrator = new TimeIntegrator(system, new(5, 1e-18));
        integrator.Start(0, Oscillator.Exact(0), 1e-3);
        var values = new double[3];
        while (integrator.Time < 5)
        {
            integrator.Advance(5, _ => { }, default);
            double middle = (integrator.Time + integrator.PreviousTime) / 2;
            integrator.Interpolate(middle, values);
            double[] exact = Oscillator.Exact(middle);
            Assert.InRange(Math.Abs(values[0] - exact[0]), 0, 3e-5);
            Assert.InRange(Math.Abs(values[1] - exact[1]), 0, 3e-5);
        }
    }

    [Fact]
    public void ARejectedStepSaysWhy()
    {
        var system = new Oscillator(1, 1e-6);
        var integrator = new TimeIntegrator(system, new(5, 1e-18));
        integrator.Start(0, Oscillator.Exact(0), 1);
        var attempts = new List<StepAttempt>();
        integrator.Advance(10, attempts.Add, default);
        Assert.All(attempts.SkipLast(1), attempt => Assert.Equal("error above the tolerance", attempt.Rejection));
        Assert.All(attempts.SkipLast(1), attempt => Assert.True(attempt.Error > 1));
        Assert.Null(attempts[^1].Rejection);
        Assert.True(attempts.Count > 1);
    }

    private static (double Error, int Steps) Run(int highestOrder, double tolerance, double stiffness, double until)
    {
        var system = new Oscillator(stiffness, tolerance);
        var integrator = new TimeIntegrator(system, new(highestOrder, 1e-18));
        integrator.Start(0, Oscillator.Exact(0), 1e-4);
        double error = 0;
        int steps = 0;
        while (integrator.Time < until)
        {
            integrator.Advance(until, _ => { }, default);
            steps++;
            double[] exact = Oscillator.Exact(integrator.Time);
            error = Math.Max(error, Math.Max(Math.Abs(integrator.State[0] - exact[0]), Math.Abs(integrator.State[1] - exact[1])));
        }

        return (error, steps);
    }
}
