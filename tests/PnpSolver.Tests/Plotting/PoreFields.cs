using PnpSolver.Diagnostics;
using PnpSolver.Materials;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

/// <summary>Smooth fields around a charged pore through a membrane, on a graded grid: what a map has to show, without a solver.</summary>
internal sealed class PoreFields
{
    public const double Radius = 2e-9;
    public const double HalfThickness = 10e-9;
    public const double DebyeLength = 0.96e-9;
    private const double Zeta = -0.080;
    private const double Voltage = 0.1;
    private const double Inside = 0.864; // share of the voltage between the mouths
    private const double ThermalVoltage = 0.0267;
    public static readonly Species K = new("K", 1, 1.96e-9);
    public static readonly Species Cl = new("Cl", -1, 2.03e-9);

    public PoreFields(double fineness)
    {
        double[] inner = Graded(Radius, (int)(26 * fineness), 2.5);
        double[] outer = Graded(38e-9, (int)(44 * fineness), 5.9);
        R = [.. inner.Reverse().Select(d => Radius - d), .. outer.Skip(1).Select(d => Radius + d)];
        R[0] = 0;
        double[] up = [.. Graded(HalfThickness, (int)(36 * fineness), 4.5).Reverse().Select(d => HalfThickness - d), .. Graded(40e-9, (int)(36 * fineness), 6).Skip(1).Select(d => HalfThickness + d)];
        Z = [.. up.Skip(1).Reverse().Select(z => -z), 0, .. up.Skip(1)];
    }

    public double[] R { get; }

    public double[] Z { get; }

    public MapData Data => new(R, Z)
    {
        Regions = [new("water", true), new("membrane", false)],
        RegionOfCell = Cells((r, z) => IsMembrane(r, z) ? 1 : 0),
        Fields =
        [
            MapField.Potential(new MapLayer(Nodes(Potential))) with { Vectors = Current },
            MapField.Concentration(K, Ions(1)), MapField.Concentration(Cl, Ions(-1)),
        ],
        Surfaces = [new((Radius, -HalfThickness), (Radius, HalfThickness), -0.02)],
        DebyeLength = DebyeLength,
    };

    public MapField ChargeDensity => MapField.ChargeDensity(
        new MapLayer(Nodes((r, z) => PhysicalConstants.Faraday * (Concentration(1, r, z) - Concentration(-1, r, z))), Water));

    public MapLayer Ions(int valence) => new(Nodes((r, z) => Concentration(valence, r, z)), Water);

    public bool[] Water => Cells((r, z) => !IsMembrane(r, z));

    private MapVectors Current
    {
        get
        {
            const double h = 1e-13;
            return new(
                "current density",
                Cells((r, z) => (Bulk(r - h, z) - Bulk(r + h, z)) / (2 * h)), Cells((r, z) => (Bulk(r, z - h) - Bulk(r, z + h)) / (2 * h)), Water);
        }
    }

    /// <summary>The axis, and the pore's middle from the axis through the membrane.</summary>
    public IReadOnlyList<Cut> Cuts =>
    [
        new("axis, r = 0", CutDirection.Axial,
        [
            Run("water", Z.Where(z => z <= -HalfThickness), z => (0, z)), Run("pore", Z.Where(z => Math.Abs(z) <= HalfThickness), z => (0, z)),
            Run("water", Z.Where(z => z >= HalfThickness), z => (0, z)),
        ]) { DebyeLength = DebyeLength },
        new("z = 0", CutDirection.Radial,
        [
            Run("pore", R.Where(r => r <= Radius), r => (r, 0)), Run("membrane", R.Where(r => r >= Radius), r => (r, 0)),
        ]) { DebyeLength = DebyeLength },
    ];

    private static RegionProfile Run(string region, IEnumerable<double> positions, Func<double, (double R, double Z)> place)
    {
        double[] along = [.. positions];
        bool isWater = region != "membrane";
        double[] Values(Func<double, double, double> field) => [.. along.Select(place).Select(point => field(point.R, point.Z))];
        double[] zero = new double[along.Length];
        double[][] ions = [.. new[] { 1, -1 }.Select(valence => isWater ? Values((r, z) => Concentration(valence, r, z)) : zero)];
        return new(region, isWater, along, Values(Potential), ions, zero, zero);
    }

    public static bool IsMembrane(double r, double z) => r > Radius && Math.Abs(z) < HalfThickness;

    public static double Potential(double r, double z) => (Voltage / 2 * (1 + Bulk(r, z))) + Layer(r, z);

    public static double Concentration(int valence, double r, double z) => 100 * Math.Exp(-valence * Layer(r, z) / ThermalVoltage);

    public double[] Nodes(Func<double, double, double> field) => [.. Z.SelectMany(z => R.Select(r => field(r, z)))];

    public T[] Cells<T>(Func<double, double, T> field) =>
        [.. Enumerable.Range(1, Z.Length - 1).SelectMany(j => Enumerable.Range(1, R.Length - 1).Select(i => field((R[i - 1] + R[i]) / 2, (Z[j - 1] + Z[j]) / 2)))];

    private static double Layer(double r, double z) =>
        Zeta * Math.Exp(-double.Hypot(r - Radius, Math.Max(0, Math.Abs(z) - HalfThickness)) / DebyeLength);

    /// <summary>Linear in the pore and, before the mouths, what a disc at one potential has around it.</summary>
    private static double Bulk(double r, double z)
    {
        double beyond = Math.Max(0, Math.Abs(z) - HalfThickness) / Radius;
        double ratio = r / Radius;
        double square = (ratio * ratio) + (beyond * beyond) - 1;
        double spheroid = Math.Sqrt((square + Math.Sqrt((square * square) + (4 * beyond * beyond))) / 2);
        double face = Inside + ((1 - Inside) * 2 / Math.PI * Math.Atan(spheroid));
        return Math.Abs(z) > HalfThickness ? Math.Sign(z) * face : face * z / HalfThickness;
    }

    private static double[] Graded(double length, int count, double strength) =>
        [.. Enumerable.Range(0, count + 1).Select(k => length * Math.Sinh(strength * k / count) / Math.Sinh(strength))];
}
