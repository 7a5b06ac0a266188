using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Diffusion in simple bodies against tabulated roots, short-time forms and identities; the error function against its digits.</summary>
public sealed class DiffusionModesTests
{
    private const double Size = 3e-6;
    private const double Diffusivity = 1.6e-9;

    [Fact]
    public void WaveNumbersAreTheTabulatedRoots()
    {
        Near.Relative(Math.PI, DiffusionModes.Slab(Size, DiffusionEnd.Closed).WaveNumber(1) * Size, 1e-14);
        Near.Relative(2.5 * Math.PI, DiffusionModes.Slab(Size, DiffusionEnd.Fixed).WaveNumber(3) * Size, 1e-14);
        Near.Relative(3.8317059702075123, DiffusionModes.Cylinder(Size, DiffusionEnd.Closed).WaveNumber(1) * Size, 1e-14);
        Near.Relative(32.189679910974404, DiffusionModes.Cylinder(Size, DiffusionEnd.Closed).WaveNumber(10) * Size, 1e-14);
        Near.Relative(2.4048255576957728, DiffusionModes.Cylinder(Size, DiffusionEnd.Fixed).WaveNumber(1) * Size, 1e-14);
        Near.Relative(30.634606468431975, DiffusionModes.Cylinder(Size, DiffusionEnd.Fixed).WaveNumber(10) * Size, 1e-14);
        Near.Relative(4.4934094579090642, DiffusionModes.Sphere(Size, DiffusionEnd.Closed).WaveNumber(1) * Size, 1e-14);
        Near.Relative(32.956389039822477, DiffusionModes.Sphere(Size, DiffusionEnd.Closed).WaveNumber(10) * Size, 1e-14);
        Near.Relative(Math.PI * 4, DiffusionModes.Sphere(Size, DiffusionEnd.Fixed).WaveNumber(4) * Size, 1e-14);
    }

    public static TheoryData<Func<double, DiffusionEnd, DiffusionModes>, int> Bodies => new()
    {
        { DiffusionModes.Slab, 1 },
        { DiffusionModes.Cylinder, 2 },
        { DiffusionModes.Sphere, 3 },
    };

    /// <summary>A closed body keeps its content, and its modes are flat at the end; those of a fixed one vanish there.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public void ModesMeetTheirEnds(Func<double, DiffusionEnd, DiffusionModes> body, int dimensions)
    {
        foreach (int mode in new[] { 1, 2, 7 })
        {
            var closed = body(Size, DiffusionEnd.Closed);
            var held = body(Size, DiffusionEnd.Fixed);
            Assert.Equal(1, closed.Shape(mode, 0));
            Assert.InRange(held.Shape(mode, Size), -1e-14, 1e-14);
            Assert.InRange(closed.Shape(mode, Size * (1 + 1e-5)) - closed.Shape(mode, Size * (1 - 1e-5)), -1e-12, 1e-12);

            const int strips = 2000;
            double content = 0;
            for (int i = 0; i <= strips; i++)
            {
                double weight = i == 0 || i == strips ? 1 : i % 2 == 0 ? 2 : 4; // Simpson's rule
                double x = (double)i / strips;
                content += weight / (3 * strips) * Math.Pow(x, dimensions - 1) * closed.Shape(mode, x * Size);
            }

            Assert.InRange(content, -1e-10, 1e-10);
            Near.Relative(Size * Size / Diffusivity, closed.TimeConstant(mode, Diffusivity) * Math.Pow(closed.WaveNumber(mode) * Size, 2), 1e-14);
        }
    }

    /// <summary>Series in thirty digits; for a short time also 1 − 2√(T/π) of a slab and 1 − 6√(T/π) + 3T of a sphere, T = Dt/L².</summary>
    [Fact]
    public void RemainderHasTheDigitsOfItsSeriesAndItsShortTimeForm()
    {
        double time = 0.02 * Size * Size / Diffusivity;
        var slab = DiffusionModes.Slab(Size, DiffusionEnd.Fixed);
        var sphere = DiffusionModes.Sphere(Size, DiffusionEnd.Fixed);
        Near.Relative(0.84042308783942693, slab.Remaining(Diffusivity, time), 1e-14);
        Near.Relative(0.70143609117831309, DiffusionModes.Cylinder(Size, DiffusionEnd.Fixed).Remaining(Diffusivity, time), 1e-14);
        Near.Relative(0.58126926351828079, sphere.Remaining(Diffusivity, time), 1e-14);
        foreach (double fraction in new[] { 1e-8, 1e-5, 1e-3 })
        {
            double root = Math.Sqrt(fraction / Math.PI);
            double at = fraction * Size * Size / Diffusivity;
            Near.Relative(1 - (2 * root), slab.Remaining(Diffusivity, at), 1e-12);
            Near.Relative(1 - (6 * root) + (3 * fraction), sphere.Remaining(Diffusivity, at), 1e-12);
        }

        Assert.Equal(1, sphere.Remaining(Diffusivity, 0));
        Assert.Equal(1, DiffusionModes.Sphere(Size, DiffusionEnd.Closed).Remaining(Diffusivity, 1));
    }

    [Theory]
    [InlineData(-3, 1.99997790950300141)]
    [InlineData(-0.5, 1.52049987781304654)]
    [InlineData(0.3, 0.671373240540872584)]
    [InlineData(1.9, 0.00720957076474253276)]
    [InlineData(2, 0.00467773498104726584)]
    [InlineData(2.5, 0.00040695201744495894)]
    [InlineData(6, 2.15197367124989131e-17)]
    public void ErrorFunctionHasTheTabulatedDigits(double x, double complement) =>
        Near.Relative(complement, ErrorFunction.Complement(x), 1e-13);
}
