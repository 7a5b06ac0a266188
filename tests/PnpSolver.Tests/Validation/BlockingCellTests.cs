using System.Numerics;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>Linear charging of cells and clamped slabs against tabulated digits, numerical inverse transforms and limits.</summary>
public sealed class BlockingCellTests
{
    private const double Diffusivity = 2e-9;

    private static readonly IdealSolution Salt = IdealSolution.Symmetric(298.15, 80, 150);

    /// <summary>Thirty digits of the transcendental equation.</summary>
    [Theory]
    [InlineData(0.1, 0.945649286209958)]
    [InlineData(0.05, 0.973994353231278)]
    public void SlowestTimeConstantHasTheTabulatedDigits(double ratio, double expected)
    {
        var cell = new BlockingCell(Salt, Diffusivity, Salt.DebyeLength / ratio);
        Near.Relative(expected, cell.TimeConstant() / cell.ChargingTime, 1e-14);
    }

    /// <summary>µ²(1 − µ) = e² for thin layers, so τ D/(λL) = 1 − e/2 − 3e²/8.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void ThinLayersChargeAsTheirExpansionSays(double ratio)
    {
        var cell = new BlockingCell(Salt, Diffusivity, Salt.DebyeLength / ratio);
        Near.Relative(1 - (ratio / 2) - (0.375 * ratio * ratio), cell.TimeConstant() / cell.ChargingTime, 1e-14 + (ratio * ratio * ratio));
    }

    [Fact]
    public void ClampHasTheTabulatedTimes()
    {
        var clamp = new MembraneClamp(Salt, Diffusivity, 1e-6, 2 * PhysicalConstants.VacuumPermittivity / 4e-9);
        Near.Relative(4.20063835368212e-9, clamp.TimeConstant(), 1e-14);
        Near.Relative(3.891e-9, clamp.LumpedTime, 1e-4); // digits of the table
        Near.Relative(clamp.TimeConstant(), clamp.LumpedTime + clamp.BathRelaxation, 2e-3); // of order λ/L beyond ε/σ
    }

    /// <summary>µ = tan(η)/η, µ = 1 + e²η², with a compact layer (1 + β)µ = β + tan(η)/η: evaluated on the time constants.</summary>
    [Theory]
    [InlineData(0.05, double.PositiveInfinity)]
    [InlineData(0.8, 0.3)]
    [InlineData(3.0, 1.0)]
    [InlineData(30, double.PositiveInfinity)]
    public void EveryModeSolvesTheEquation(double ratio, double compact)
    {
        var half = new HalfCell(Salt, Diffusivity, Salt.DebyeLength / ratio, compact);
        double beta = Salt.Permittivity / compact / half.Length;
        for (int n = 0; n < 12; n++)
        {
            double rate = half.DebyeTime / half.TimeConstant(n);
            double tangent = ((1 + beta) * rate) - beta;
            Complex root = Complex.Sqrt(1 - rate) / ratio;
            Complex left = root * tangent * Complex.Cosh(root);
            Complex right = Complex.Sinh(root);
            Assert.InRange(Complex.Abs(left - right), 0, 1e-14 * (1 + Complex.Abs(root * root * tangent * Complex.Sinh(root)))); // round-off of the root
            Assert.True(n == 0 || half.TimeConstant(n) < half.TimeConstant(n - 1));
        }
    }

    /// <summary>Charges in εV/λ at a time in λ²/D, from a Talbot inversion in thirty digits.</summary>
    [Theory]
    [InlineData(0.1, 0, 5, 0.47029780313300563, 0.40767853110135392)]
    [InlineData(0.1, 0, 0.3, 0.12869578768089344, 0.029858041501431143)]
    [InlineData(0.05, 0.4, 8, 0.10571729527221796, 0.10306895204348231)]
    [InlineData(2, 0, 0.05, 2.0661957688079693, 0.092146764237186132)]
    [InlineData(0.5773502691896258, 0, 0.7, 0.82569070110228486, 0.34104957330009503)]
    [InlineData(0.5773, 0, 0.7, 0.82563143632568615, 0.34103208034319703)]
    [InlineData(1, 3, 0.4, 0.26162869136647946, 0.067184585026595412)]
    [InlineData(0.001, 0, 700, 0.50408516154382567, 0.50358850152885079)]
    public void ChargesHaveTheDigitsOfTheInverseTransform(double ratio, double beta, double time, double wall, double stored)
    {
        double length = Salt.DebyeLength / ratio;
        var half = new HalfCell(Salt, Diffusivity, length, Salt.Permittivity / (beta * length));
        double unit = Salt.Permittivity / Salt.DebyeLength * 1e-3;
        Near.Relative(wall, half.WallCharge(1e-3, time * half.DebyeTime) / unit, 1e-13);
        Near.Relative(stored, half.StoredCharge(1e-3, time * half.DebyeTime) / unit, 1e-12);
    }

    [Fact]
    public void SeriesIsTheInverseTransformAtManyTimes()
    {
        var cell = new BlockingCell(Salt, Diffusivity, 50e-9);
        double length = cell.Half.Length;
        Complex Transform(Complex s)
        {
            Complex w = Complex.Sqrt(1 + (s * cell.Half.DebyeTime));
            Complex y = w * length / Salt.DebyeLength;
            Complex decayed = Complex.Exp(-2 * y);
            Complex below = (1 - decayed) + (y * ((w * w) - 1) * (1 + decayed));
            return Salt.Permittivity / (Salt.DebyeLength * s) * w * w * w * (1 + decayed) / below;
        }

        for (double time = 1e-13; time < 1e-6; time *= 3)
        {
            Near.Relative(LaplaceInversion.At(Transform, time), cell.ElectrodeCharge(2, time), 1e-10); // 3e-14 of the limit over 1/64
        }
    }

    [Fact]
    public void ChargesStartAndEndWhereTheyMust()
    {
        var half = new HalfCell(Salt, Diffusivity, 10e-9, 0.5);
        Near.Relative(half.WallCharge(1, 0), half.WallCharge(1, 1e-17), 1e-6); // σ t/ε
        Near.Relative(0.5 * Salt.Permittivity / ((0.5 * 10e-9) + Salt.Permittivity), half.WallCharge(1, 0), 1e-14);
        Assert.Equal(0, half.StoredCharge(1, 0));
        double layer = Salt.Permittivity / Salt.DebyeLength / Math.Tanh(10e-9 / Salt.DebyeLength);
        Near.Relative(1 / (2 + (1 / layer)), half.WallCharge(1, 1e-3), 1e-14);
        Near.Relative(half.WallCharge(1, 1e-3), half.StoredCharge(1, 1e-3), 1e-5); // 2e^(−L/λ)
        Near.Relative(half.StoredCharge(1, 3e-10), half.StoredCharge(1, 3e-10 - 1e-14) + (1e-14 * Slope(half, 3e-10)), 1e-9);
    }

    private static double Slope(HalfCell half, double time) =>
        (half.StoredCharge(1, time * 1.001) - half.StoredCharge(1, time * 0.999)) / (0.002 * time);
}
