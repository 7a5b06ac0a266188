using PnpSolver.Integration;

namespace PnpSolver.Tests.Integration;

/// <summary>Order of accuracy of the formulas at fixed and at unequal steps.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void BackwardDifferencesHaveTheirOrder(int order)
    {
        double coarse = BackwardError(order, 64, 1);
        double fine = BackwardError(order, 128, 1);
        Assert.InRange(Math.Log2(coarse / fine), order - 0.2, order + 0.35);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void BackwardDifferencesKeepTheirOrderOnUnequalSteps(int order)
    {
        double coarse = BackwardError(order, 64, 1.3);
        double fine = BackwardError(order, 128, 1.3);
        Assert.InRange(Math.Log2(coarse / fine), order - 0.3, order + 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e4)]
    public void TrBdf2IsOfSecondOrder(double stiffness)
    {
        double coarse = OneStepError(stiffness, 50);
        double fine = OneStepError(stiffness, 100);
        Assert.InRange(Math.Log2(coarse / fine), 1.9, 2.1);
    }

    [Fact]
    public void TheErrorEstimateIsTheLocalError()
    {
        // from exact values, the error of one step is what the estimate says
        for (int order = 1; order <= 4; order++)
        {
            var system = new Oscillator(1e7); // the stiff component has no error to speak of
            StepHistory history = Exactly(system, 0.02, 8);
            var formula = new BdfFormula(system, history, 5);
            formula.Start(order);
            StepResult result = formula.Try(0.02, default);
            double[] exact = Oscillator.Exact(0.16);
            double error = Math.Max(Math.Abs(formula.State[0] - exact[0]), Math.Abs(formula.State[1] - exact[1]));
            Assert.InRange(result.Error / error, 0.7, 1.4);
        }
    }

    /// <summary>History of the exact solution at equal steps, up to t = (count − 1)·step.</summary>
    private static StepHistory Exactly(Oscillator system, double step, int count)
    {
        var history = new StepHistory(system);
        for (int n = 0; n < count; n++)
        {
            double[] exact = Oscillator.Exact(n * step);
            history.Add(n * step, exact, exact.AsSpan(0, 2));
        }

        return history;
    }

    /// <summary>Error at t = 2 of steps that alternate between two lengths.</summary>
    private static double BackwardError(int order, int steps, double ratio)
    {
        var system = new Oscillator(1);
        var history = new StepHistory(system);
        double small = 4.0 / (steps * (1 + ratio));
        double time = -2 * StepHistory.Capacity * small * ratio;
        for (int n = 0; n < StepHistory.Capacity * 2; n++)
        {
            double[] exact = Oscillator.Exact(time);
            history.Add(time, exact, exact.AsSpan(0, 2));
            time += n % 2 == 0 ? small : small * ratio;
        }

        var formula = new BdfFormula(system, history, 5);
        formula.Start(order);
        double start = history.Time(0);
        for (int n = 0; n < steps; n++)
        {
            Assert.Null(formula.Try(n % 2 == 0 ? small : small * ratio, default).Trouble);
            history.Add(history.Time(0) + (n % 2 == 0 ? small : small * ratio), formula.State, formula.Stored);
        }

        Assert.InRange(history.Time(0) - start, 1.99, 2.01);
        return Math.Abs(history.State(0)[1] - Math.Exp(-history.Time(0))) + Math.Abs(history.State(0)[0] - Math.Cos(history.Time(0)));
    }

    private static double OneStepError(double stiffness, int steps)
    {
        var system = new Oscillator(stiffness);
        StepHistory history = Exactly(system, 1, 1);
        var formula = new TrBdf2Formula(system, history);
        formula.Start();
        for (int n = 0; n < steps; n++)
        {
            StepResult result = formula.Try(2.0 / steps, default);
            Assert.Null(result.Trouble);
            formula.Accept(result.Error, default);
            history.Add(history.Time(0) + (2.0 / steps), formula.State, formula.Stored);
        }

        return Math.Abs(history.State(0)[1] - Math.Exp(-2));
    }
}
